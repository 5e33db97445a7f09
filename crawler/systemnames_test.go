package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
)

func TestTheSystemKnowsItsOwnNamesAndHasTheLastWord(t *testing.T) {
	ours, systems := netip.MustParseAddr("20.0.0.1"), netip.MustParseAddr("20.0.0.2")
	cases := []struct {
		name, host string
		servers    []string
		want       netip.Addr
		asked      bool   // whether the system was
		detail     string // of the failure
	}{
		{"a public name", "good.test", []string{"ns"}, ours, false, ""},
		{"a public name, no servers known", "good.test", nil, systems, true, ""},
		{"a name without a dot", "good", []string{"ns"}, systems, true, ""},
		{"a neighbour", "printer.Local", []string{"ns"}, systems, true, ""},
		{"a name in the hosts file", "Listed.test.", []string{"ns"}, systems, true, ""},
		{"a name that only the system knows", "search.test", []string{"ns"}, systems, true, ""},
		{"a name that nobody knows", "unknown.test", []string{"ns"}, netip.Addr{}, true, linkwatch.NXDomain},
		{"a name without address", "empty.test", []string{"ns"}, netip.Addr{}, true, linkwatch.NoAddress},
		{"silence", "silent.test", []string{"ns"}, netip.Addr{}, false, linkwatch.DNSTime},
		{"a name that the servers alone could know", "servers-only.test", []string{"ns"}, netip.Addr{}, false, linkwatch.NXDomain},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				z := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
					switch strings.ToLower(m.Questions[0].Name.String()) {
					case "good.test.", "good.", "listed.test.", "printer.local.":
						return says(m, success, "20.0.0.1")
					case "empty.test.":
						return says(m, success)
					case "silent.test.":
						return nil
					}
					return says(m, nxdomain)
				})
				asked := false
				s := systemNames{
					servers: &watchedFile[[]string]{parse: func([]byte) []string { return c.servers }},
					hosts:   &watchedFile[map[string]bool]{parse: func([]byte) map[string]bool { return hostsListed([]byte("127.0.0.1 x LISTED.test # unknown.test")) }},
					others:  &watchedFile[bool]{parse: func([]byte) bool { return c.host != "servers-only.test" }},
					dial:    z.client().dial,
					system: func(_ context.Context, host string) ([]netip.Addr, error) {
						asked = true
						if host == "unknown.test" || host == "empty.test" {
							return nil, errors.New("no such host")
						}
						return []netip.Addr{systems}, nil
					},
				}
				d := dialer{names: names{lookup: s.lookup}}
				f, err := d.resolve(t.Context(), c.host)
				if err == nil {
					f.addrs, err = d.allowed(f.addrs, true)
				}
				var got netip.Addr
				if len(f.addrs) > 0 {
					got = f.addrs[0]
				}
				if got != c.want || asked != c.asked || (err == nil) != c.want.IsValid() {
					t.Errorf("%s: got %s, error %v, the system was asked: %v, want %s, %v", c.host, got, err, asked, c.want, c.asked)
				}
				if err != nil && dnsDetail(err) != c.detail {
					t.Errorf("%s: got %q, want %q", c.host, dnsDetail(err), c.detail)
				}
			})
		})
	}
}

func TestTheSystemsServersAreAskedOfOthersDomainsOnly(t *testing.T) {
	for _, c := range []struct {
		domain  string
		servers []string
		want    bool
	}{
		{"public.test", []string{"ns"}, true},
		{"public.test", nil, false},
		{"Listed.test", []string{"ns"}, false},
		{"printer.local", []string{"ns"}, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			z := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message { return tells(m, ns("ns.test.")...) })
			s := systemNames{
				servers: &watchedFile[[]string]{parse: func([]byte) []string { return c.servers }},
				hosts:   &watchedFile[map[string]bool]{parse: func([]byte) map[string]bool { return map[string]bool{"listed.test": true} }},
				dial:    z.client().dial,
			}
			f, err := s.records(t.Context(), c.domain, dnsmessage.TypeNS)
			if (len(f.servers) == 1) != c.want || errors.Is(err, errUnasked) == c.want {
				t.Errorf("%s, servers %v: got %v, error %v, want it asked: %v", c.domain, c.servers, f.servers, err, c.want)
			}
		})
	}
}

func TestOtherWaysToLookUpAreReadFromTheSystemsFile(t *testing.T) {
	for text, want := range map[string]bool{
		"":                         false,
		"passwd: files ldap\n":     false,
		"hosts: files dns # nis\n": false,
		"  hosts:\tfiles mdns4_minimal [NOTFOUND=return] dns myhostname\n": false,
		"hosts: mymachines resolve [!UNAVAIL=return] files dns\n":          false,
		"hosts: files dns wins\n":                                          true,
		"hosts: files mdns4 dns\n":                                         true,
	} {
		if got := otherWays([]byte(text)); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestNameServersAreReadFromTheSystemsFile(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the file says nothing here")
	}
	got := nameServers([]byte("# nameserver 10.0.0.9\nsearch corp.test\nnameserver 127.0.0.53\n nameserver\tfe80::1%eth0 # ours\nnameserver name\nnameserver\nnameserver 9.9.9.9\nnameserver 8.8.8.8\n"))
	equal(t, "servers", got, []string{"127.0.0.53:53", "[fe80::1%eth0]:53", "9.9.9.9:53"})
}

func TestAWatchedFileIsReadAgainOnceItHasChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	reads := 0
	f := watchedFile[string]{path: path, parse: func(text []byte) string { reads++; return string(text) }}
	expect := func(want string, times int) {
		t.Helper()
		if got := f.get(); got != want || reads != times {
			t.Errorf("got %q after %d reads, want %q after %d", got, reads, want, times)
		}
	}
	expect("", 1)
	expect("", 1)
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	expect("one", 2)
	expect("one", 2)
	if err := os.WriteFile(path, []byte("two"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	expect("two", 3)
}

func TestTheSystemsNamesAreTheDefault(t *testing.T) {
	c, err := New(Options{Read: read})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Resolves(t.Context(), "localhost") {
		if _, err := net.DefaultResolver.LookupHost(t.Context(), "localhost"); err == nil {
			t.Error("localhost does not resolve, though the system knows it")
		}
	}
}

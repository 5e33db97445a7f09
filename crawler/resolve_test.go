package crawler

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
)

func TestANameClientKeepsItsAnswersApart(t *testing.T) {
	many := make([]string, maxAddresses+10)
	for i := range many {
		many[i] = fmt.Sprintf("20.0.%d.%d", i/200, i%200)
	}
	deep := make([]string, maxAliases+1)
	for i := range deep {
		deep[i] = fmt.Sprintf("a%d.test", i)
	}
	full := slices.Repeat([]string{"20.0.0.1"}, maxRecords+1)
	cases := []struct {
		name    string
		code    dnsmessage.RCode
		records []string
		want    string // the detail of the failure
		aliases []string
		addrs   int
	}{
		{"addresses of both families", success, []string{"20.0.0.1", "2606::1", "20.0.0.2"}, "", nil, 3},
		{"an alias", success, []string{"cdn.test", "edge.cdn.test", "20.0.0.1"}, "", []string{"cdn.test", "edge.cdn.test"}, 1},
		{"no address", success, nil, linkwatch.NoAddress, nil, 0},
		{"an alias without address", success, []string{"cdn.test"}, linkwatch.NoAddress, []string{"cdn.test"}, 0},
		{"no such name", nxdomain, nil, linkwatch.NXDomain, nil, 0},
		{"an alias of no such name", nxdomain, []string{"gone.test"}, linkwatch.NXDomain, []string{"gone.test"}, 0},
		{"a server that fails", servfail, nil, linkwatch.ServFail, nil, 0},
		{"a server that refuses", dnsmessage.RCodeRefused, nil, linkwatch.ServFail, nil, 0},
		{"aliases in a circle", success, []string{"a.test", "h.test", "20.0.0.1"}, linkwatch.ServFail, nil, 0},
		{"more aliases than anybody has", success, append(deep, "20.0.0.1"), linkwatch.ServFail, nil, 0},
		{"more addresses than anybody needs", success, many, "", nil, maxAddresses},
		{"more records than anybody has", success, full, linkwatch.ServFail, nil, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				z := zone(func(network, _ string, m dnsmessage.Message) *dnsmessage.Message {
					reply := says(m, c.code, c.records...)
					if network == "udp" && len(c.records) > 10 {
						reply.Truncated, reply.Answers = true, nil
					}
					return reply
				})
				d := dialer{names: names{lookup: z.client("ns").lookup}}
				f, err := d.resolve(t.Context(), "H.test")
				if err == nil {
					f.addrs, err = d.allowed(f.addrs, true)
				}
				got := ""
				if err != nil {
					got = dnsDetail(err)
				}
				if got != c.want || len(f.addrs) != c.addrs {
					t.Errorf("got %v, %q (%v), want %q, %d addresses", f.addrs, got, err, c.want, c.addrs)
				}
				equal(t, "aliases", f.aliases, c.aliases)
			})
		})
	}
}

func TestASilentServerIsATimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		z := zone(func(string, string, dnsmessage.Message) *dnsmessage.Message { return nil })
		_, err := z.client("ns").lookup(t.Context(), "h.test")
		if took := time.Since(start); dnsDetail(err) != linkwatch.DNSTime || took != firstTime+queryTime {
			t.Errorf("got %v after %s, want a timeout after %s", err, took, firstTime+queryTime)
		}
	})
}

func TestAnotherServerIsAskedWhereOneFails(t *testing.T) {
	for name, first := range map[string]zone{
		"fails":     func(_, _ string, m dnsmessage.Message) *dnsmessage.Message { return says(m, servfail) },
		"is silent": func(string, string, dnsmessage.Message) *dnsmessage.Message { return nil },
	} {
		synctest.Test(t, func(t *testing.T) {
			z := zone(func(network, server string, m dnsmessage.Message) *dnsmessage.Message {
				if server == "first" {
					return first(network, server, m)
				}
				return says(m, success, "20.0.0.1")
			})
			if f, err := z.client("first", "second").lookup(t.Context(), "h.test"); err != nil || len(f.addrs) != 1 {
				t.Errorf("the first %s: got %v, error %v, want the second's answer", name, f, err)
			}
		})
	}
}

func TestOneFamilyWaitsLittleForTheOther(t *testing.T) {
	for late, want := range map[time.Duration]int{resolutionDelay / 2: 2, 2 * resolutionDelay: 1} {
		for _, slow := range []dnsmessage.Type{dnsmessage.TypeA, dnsmessage.TypeAAAA} {
			synctest.Test(t, func(t *testing.T) {
				z := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
					if m.Questions[0].Type == slow {
						time.Sleep(late)
					}
					return says(m, success, "20.0.0.1", "2606::1")
				})
				start := time.Now()
				f, err := z.client("ns").lookup(t.Context(), "h.test")
				if took := time.Since(start); err != nil || len(f.addrs) != want || took != min(late, resolutionDelay) {
					t.Errorf("%s late by %s: got %v, error %v after %s, want %d", slow, late, f.addrs, err, took, want)
				}
				if want == 2 && !f.addrs[0].Is6() {
					t.Errorf("got %v, want IPv6 first", f.addrs)
				}
				time.Sleep(late) // for the server to end
			})
		}
	}
}

func TestForgedAnswersArePassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &nameClient{servers: []string{"ns"}, silent: new(silences), dial: func(context.Context, string, string) (net.Conn, error) {
			ours, theirs := net.Pipe()
			go func() {
				defer theirs.Close()
				buf := make([]byte, 2000)
				n, _ := theirs.Read(buf)
				var m dnsmessage.Message
				if err := m.Unpack(buf[:n]); err != nil {
					panic(err)
				}
				for _, change := range []func(*dnsmessage.Message){
					func(m *dnsmessage.Message) { m.ID++ },
					func(m *dnsmessage.Message) { m.Response = false },
					func(m *dnsmessage.Message) { m.Questions = nil },
					func(m *dnsmessage.Message) {
						m.Questions = []dnsmessage.Question{{Name: dnsmessage.MustNewName("other.test."), Type: m.Questions[0].Type, Class: dnsmessage.ClassINET}}
					},
				} {
					forged := *says(m, success, "20.6.6.6", "2606::666")
					change(&forged)
					text, err := forged.Pack()
					if err != nil {
						panic(err)
					}
					theirs.Write(text)
				}
				theirs.Write([]byte("short"))
				text, err := says(m, success, "20.0.0.1").Pack()
				if err != nil {
					panic(err)
				}
				theirs.Write(text)
			}()
			return ours, nil
		}}
		f, err := client.lookup(t.Context(), "h.test")
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "addresses", f.addrs, []netip.Addr{v4})
	})
}

func TestAnAddressOfAnotherNameIsNoneOfTheHosts(t *testing.T) {
	q := dnsmessage.Question{Name: dnsmessage.MustNewName("h.test."), Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}
	other := dnsmessage.ResourceHeader{Name: dnsmessage.MustNewName("other.test."), Class: dnsmessage.ClassINET}
	text, err := (&dnsmessage.Message{
		Header: dnsmessage.Header{Response: true}, Questions: []dnsmessage.Question{q},
		Answers: []dnsmessage.Resource{{Header: other, Body: &dnsmessage.AResource{A: [4]byte{20, 6, 6, 6}}}},
	}).Pack()
	if err != nil {
		t.Fatal(err)
	}
	if f, err := readAnswer(text, q); err != nil || len(f.addrs) != 0 {
		t.Errorf("got %v, error %v, want no address", f.addrs, err)
	}
}

func TestNamesThatNobodyCanHaveAreNotAskedFor(t *testing.T) {
	client := &nameClient{servers: []string{"ns"}, silent: new(silences), dial: func(context.Context, string, string) (net.Conn, error) {
		t.Error("a server was asked")
		return nil, errors.New("asked")
	}}
	for _, host := range []string{"", ".", "a..test", strings.Repeat("a", 64) + ".test", strings.Repeat("a.", 130)} {
		if _, err := client.lookup(t.Context(), host); !isNotFound(err) {
			t.Errorf("%q: got %v, want not found", host, err)
		}
	}
}

func TestTheResolverOptionIsAsked(t *testing.T) {
	c, err := New(Options{Read: read, Resolver: serveNames(t, func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
		if strings.HasPrefix(m.Questions[0].Name.String(), "good.") {
			return says(m, success, "20.0.0.1")
		}
		return says(m, nxdomain)
	})})
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]bool{"good.test": true, "good.test.": true, "missing.test": false} {
		if got := c.Resolves(t.Context(), host); got != want {
			t.Errorf("Resolves(%s): got %v, want %v", host, got, want)
		}
	}
}

// FuzzAnswers shows that no message makes a name client fail or take too much.
func FuzzAnswers(f *testing.F) {
	q := dnsmessage.Question{Name: dnsmessage.MustNewName("h.test."), Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}
	query := dnsmessage.Message{Questions: []dnsmessage.Question{q}}
	for _, records := range [][]string{nil, {"20.0.0.1"}, {"cdn.test", "20.0.0.1"}, {"a.test", "h.test"}} {
		text, err := says(query, success, records...).Pack()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, bodies := range [][]dnsmessage.ResourceBody{ns("ns.test."), mx(".", "mx.test."), ns(slices.Repeat([]string{"ns.test."}, maxServers+1)...)} {
		text, err := tells(query, bodies...).Pack()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		answers(message, 0, q)
		got, err := readAnswer(message, q)
		if len(got.addrs) > maxAddresses || len(got.aliases) > maxAliases || max(len(got.servers), len(got.mail)) > maxServers || err != nil && len(got.addrs)+len(got.servers)+len(got.mail) > 0 {
			t.Errorf("got %d aliases, %d addresses, %d and %d servers, error %v, want at most %d, %d, %d", len(got.aliases), len(got.addrs), len(got.servers), len(got.mail), err, maxAliases, maxAddresses, maxServers)
		}
	})
}

package crawler

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// inward are URLs that lead into our own network by some reading of them: every
// address in forbidden, the notations that some parser takes for one, names that
// resolve to one, URLs that two parsers read differently, other schemes and ports.
func inward() []string {
	urls := []string{
		// 127.0.0.1, as inet_aton and browsers read it.
		"http://127.1/", "http://127.0.1/", "http://0/", "http://0x7f.1/", "http://0x7f000001/", "http://0X7F.0.0.1/", "http://2130706433/",
		"http://017700000001/", "http://0177.0.0.1/", "http://0177.0.0x1/", "http://127.0.0.1./", "http://127.0.0.1.:80/",
		"http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127．0．0．1/", "http://%31%32%37.0.0.1/", "http://127.0.0.%31/",
		// The metadata service.
		"http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://169.254.43518/",
		"http://[::ffff:a9fe:a9fe]/", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:a9fe:a9fe::]/", "http://[fd00:ec2::254]/",
		// IPv6 in every dress.
		"http://[::1]/", "http://[0000:0000:0000:0000:0000:0000:0000:0001]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
		"http://[::]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[2001:0:7f00:1::1]/", "http://[2001:0:101:101::80ff:fffe]/", "http://[64:ff9b:1::7f00:1]/",
		// Names that resolve there.
		"http://localhost/", "http://LOCALHOST./", "http://metadata.google.internal/", "http://10.0.0.1.nip.test/", "http://inner.test/", "https://mixed-up.inner.test/",
		// What two parsers read differently; either host is inside.
		`http://10.0.0.1:1\@127.0.0.1/`, `http://127.0.0.1\@10.0.0.1/`, "http://public.test@10.0.0.1/", "http://public.test:80@10.0.0.1/", "http://user:pw@public.test@10.0.0.1/",
		"http://10.0.0.1#@public.test/", "http://10.0.0.1?@public.test/", `http://10.0.0.1\public.test/`, "http://10.0.0.1;public.test/",
		`http:\\10.0.0.1\`, "http:/10.0.0.1/", "http:10.0.0.1/", "http:///10.0.0.1/", "http://public.test%2f@10.0.0.1/", "http://10.0.0.1%00.public.test/", "http://10.0.0.1%0a.public.test/",
		"http://10.0.0.1 .public.test/", "http://public.test&@10.0.0.1/", "http://[10.0.0.1]/", "http://[::ffff:10.0.0.1%2500]/",
		"\thttp://10.0.0.1/", "ht\ntp://10.0.0.1/", "http://10.0.\n0.1/",
		// Other protocols, here or elsewhere.
		"file:///etc/passwd", "gopher://10.0.0.1:6379/_INFO", "dict://10.0.0.1:11211/stats", "ftp://10.0.0.1/", "ldap://10.0.0.1/", "data:text/html,<title>secret</title>", "javascript:alert(1)",
		"http://10.0.0.1:22/", "http://inner.test:6379/", "https://inner.test:25/", "http://20.0.0.9:22/", "http://20.0.0.9:25/", "http://20.0.0.9:6667/",
	}
	for _, text := range forbidden {
		host := text
		if strings.Contains(text, ":") {
			host = "[" + text + "]"
		}
		urls = append(urls, "http://"+host+"/", "https://"+host+":8443/")
	}
	return urls
}

// inwardNames resolves every name but public.test to addresses inside.
func inwardNames(web *fakeweb.Web) func(context.Context, string) ([]netip.Addr, error) {
	return func(ctx context.Context, host string) ([]netip.Addr, error) {
		switch host {
		case "public.test":
			return web.Lookup(ctx, host)
		case "metadata.google.internal":
			return []netip.Addr{netip.MustParseAddr("169.254.169.254")}, nil
		}
		return []netip.Addr{netip.MustParseAddr("::ffff:10.0.0.1"), netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("fd12::1")}, nil
	}
}

// TestNoURLLeadsIntoOurOwnNetwork tries every URL of the corpus as an entry, as
// a redirect, as what a page leads to, and as where robots.txt is redirected to.
func TestNoURLLeadsIntoOurOwnNetwork(t *testing.T) {
	tried, refused, connections := 0, 0, 0
	for way, page := range map[string]func(url string) map[string]http.HandlerFunc{
		"an entry":   nil,
		"a redirect": func(url string) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/": redirectTo(url)} },
		"a page's lead": func(url string) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/": status(200, "Refresh", "0;url="+url)}
		},
		"robots.txt": func(url string) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/robots.txt": redirectTo(url), "/": text("<title>page</title>")}
		},
	} {
		for _, url := range inward() {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				o := options(web)
				o.RetryPause, o.HostDelay = 0, 0
				o.Network.Lookup = inwardNames(web)
				dialed := 0
				o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
					if !strings.HasPrefix(address, "20.") || !strings.HasSuffix(address, ":80") {
						dialed++
						t.Errorf("%s, as %s: %s was dialed", url, way, address)
					}
					return web.Dial(ctx, network, address)
				}
				at := url
				if page != nil {
					web.Handle("public.test", site(page(url)))
					at = "http://public.test/"
				}
				v := visitOf(t, o, at)
				tried++
				connections += dialed
				if dialed == 0 {
					refused++
				}
				if page == nil && v.Failure.Kind != linkwatch.Refused {
					t.Errorf("%s: got status %d, failure %+v, want refused", url, v.Status, v.Failure)
				}
				told := v.FinalURL + v.Failure.Detail + fmt.Sprint(v.Hops)
				if strings.Contains(told, "pw@") {
					t.Errorf("%s, as %s: the visit tells userinfo: %s", url, way, told)
				}
			})
		}
	}
	t.Logf("%d ways into our own network tried, %d refused, %d connections made", tried, refused, connections)
	if tried != 4*len(inward()) || refused != tried || connections != 0 {
		t.Errorf("%d tried, %d refused, %d connections, want all refused", tried, refused, connections)
	}
}

// A name that gives another address at every lookup gains nothing: what was
// checked is what is dialed, without another lookup in between.
func TestANameThatIsReboundIsNotFollowedInside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("rebind.test", site(map[string]http.HandlerFunc{"/1": text("<title>1</title>"), "/2": text("<title>2</title>")}))
		web.Addr("rebind.test", v4)
		lookups := 0
		o := options(web)
		o.IgnoreRobots = true
		o.Network.Lookup = func(context.Context, string) ([]netip.Addr, error) {
			lookups++
			if lookups%2 == 0 {
				return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
			}
			return []netip.Addr{v4}, nil
		}
		c := remembering(t, o)
		for round := 1; round <= 4; round++ {
			v := oneRound(t, c, dues("https://rebind.test/1"))["https://rebind.test/1"]
			if want := linkwatch.FailureKind(""); round%2 == 0 && v.Failure.Kind != linkwatch.Refused || round%2 == 1 && v.Failure.Kind != want {
				t.Errorf("round %d: got status %d, failure %+v", round, v.Status, v.Failure)
			}
		}
		for _, dial := range web.Dials() {
			if dial != "20.0.0.1:443" {
				t.Errorf("%s was dialed, want the checked address only", dial)
			}
		}
		if lookups != 4 {
			t.Errorf("%d lookups for four connections, want one each", lookups)
		}
	})
}

package crawler

import (
	"context"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// forbidden are addresses of every kind that is refused, in every form.
var forbidden = []string{
	"127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "224.0.0.1", "0.0.0.0", "0.1.2.3",
	"192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.1",
	"169.254.169.254", "100.100.100.200", "168.63.129.16", "fd00:ec2::254",
	"::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
	"2002:7f00:1::", "2001:0:a00:1::", "2001:0:808:808::f5ff:fffe", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "2001:2::1", "100::1",
	"::ffff:0:7f00:1", "::ffff:0:808:808", "::8.8.8.8", "200::1", "1::1", "4000::1", "e000::1",
}

func TestForbiddenAddressesAreNotDialed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o := options(web)
		for _, text := range forbidden {
			a := netip.MustParseAddr(text)
			web.Handle("h.test", say("secret"))
			web.Addr("h.test", a)
			literal := "http://" + text + "/"
			if a.Is6() {
				literal = "http://[" + text + "]/"
			}
			for url, v := range visitsOf(t, o, dues(literal, "https://h.test/")) {
				if v.Failure.Kind != linkwatch.Refused || !strings.HasPrefix(v.Failure.Detail, "address ") {
					t.Errorf("%s at %s: got failure %+v, status %d, want refused", url, text, v.Failure, v.Status)
				}
			}
		}
		equal(t, "dials", web.Dials(), []string{})
	})
}

func TestPublicAddressesAreDialed(t *testing.T) {
	for _, text := range []string{"8.8.8.8", "2606:4700::1111", "64:ff9b::8.8.8.8", "2002:808:808::1", "::ffff:8.8.8.8"} {
		if why := (guard{}).refusesAddress(netip.MustParseAddr(text)); why != "" {
			t.Errorf("%s: got refused: %s, want it to pass", text, why)
		}
	}
}

func TestAllowPrivateStillRefusesMetadata(t *testing.T) {
	g := guard{allowPrivate: true}
	for _, text := range []string{"127.0.0.1", "10.0.0.1", "::1", "fd12::1"} {
		if why := g.refusesAddress(netip.MustParseAddr(text)); why != "" {
			t.Errorf("%s: got refused: %s, want it to pass", text, why)
		}
	}
	for _, text := range []string{"169.254.169.254", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"} {
		if g.refusesAddress(netip.MustParseAddr(text)) == "" {
			t.Errorf("%s: got let pass, want refused", text)
		}
	}
}

func TestOddURLsAreRefusedBeforeAnyLookup(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o := options(web)
		o.Network.Lookup = func(_ context.Context, host string) ([]netip.Addr, error) {
			t.Errorf("%s was looked up, want no lookup", host)
			return nil, nil
		}
		cases := map[string]string{
			"ftp://h.test/":         `scheme "ftp"`,
			"file:///etc/passwd":    `scheme "file"`,
			"mailto:a@h.test":       `scheme "mailto"`,
			"javascript:alert(1)":   `scheme "javascript"`,
			"h.test/page":           `scheme ""`,
			"http:///page":          "no host",
			"http://h.test:22/":     "port 22",
			"https://h.test:6667/":  "port 6667",
			"http://h.test:0/":      "port 0",
			"http://h.test:99999/":  "port 99999",
			"http://%zz/":           `host "%zz" is no name`,
			"http://user:pw@[::1/":  "not a URL",
			"http://user:pw@[::1]/": "address ::1 (loopback)",
		}
		var urls []string
		for url := range cases {
			urls = append(urls, url)
		}
		for url, v := range visitsOf(t, o, dues(urls...)) {
			if v.Failure != (linkwatch.Failure{Kind: linkwatch.Refused, Detail: cases[url]}) || len(v.Attempts) != 1 {
				t.Errorf("%s: got failure %+v, %d attempts, want refused %q, one", url, v.Failure, len(v.Attempts), cases[url])
			}
		}
		equal(t, "dials", web.Dials(), []string{})
	})
}

func TestEveryHopIsGuarded(t *testing.T) {
	for _, to := range []string{"http://127.0.0.1/", "http://inner.test/", "ftp://b.test/", "https://b.test:22/", "http://0x7f.1/", "http://2130706433/"} {
		t.Run(to, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/": redirectTo(to)}))
				web.Handle("b.test", say("b"))
				web.Handle("inner.test", say("secret"))
				web.Addr("inner.test", netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("fc00::1"))
				v := visitOf(t, options(web), "http://h.test/")
				if v.Failure.Kind != linkwatch.Refused || v.Status != 0 || len(v.Hops) != 1 {
					t.Errorf("redirect to %s: got failure %+v, status %d, %d hops, want refused, 0, 1", to, v.Failure, v.Status, len(v.Hops))
				}
				for _, dial := range web.Dials() {
					if !strings.HasPrefix(dial, "20.") {
						t.Errorf("redirect to %s: %s was dialed, want no such dial", to, dial)
					}
				}
			})
		})
	}
}

func TestOfSeveralAddressesOnlyTheGoodOnesAreDialed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		web.Addr("h.test", netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("20.1.1.1"), netip.MustParseAddr("::1"))
		if v := visitOf(t, options(web), "http://h.test/"); v.Status != 200 {
			t.Errorf("got status %d, failure %+v, want 200", v.Status, v.Failure)
		}
		for _, dial := range web.Dials() {
			if dial != "20.1.1.1:80" {
				t.Errorf("%s was dialed, want 20.1.1.1:80 only", dial)
			}
		}
	})
}

func TestUserinfoGoesToItsOwnOriginOnly(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": status(302, "Location", "/two", "Set-Cookie", "wall=1"), "/two": redirectTo("https://x:y@b.test/")}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{"/": redirectTo("http://a.test/three")}))
		v := visitOf(t, options(web), "https://user:secret@a.test/")
		for _, r := range web.Requests() {
			got, want := r.Header.Get("Authorization"), ""
			if r.Scheme == "https" && r.Host == "a.test" && r.Path != "/robots.txt" {
				want = "Basic dXNlcjpzZWNyZXQ="
			}
			if got != want {
				t.Errorf("%s://%s%s was sent Authorization %q, want %q", r.Scheme, r.Host, r.Path, got, want)
			}
		}
		told := v.URL + v.FinalURL + v.Failure.Detail
		for _, h := range v.Hops {
			told += h.From + h.To
		}
		if strings.Contains(told, "secret") || strings.Contains(told, "x:y") {
			t.Errorf("the visit tells userinfo: %s", told)
		}
	})
}

package crawler

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// hosts says how single hosts are visited.
type hosts = map[string]linkwatch.HostPolicy

func TestAHostIsVisitedAsItsPolicySays(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		for i := range 4 {
			for _, name := range []string{"slow.test", "wide.test", "usual.test"} {
				web.Handle(name, http.HandlerFunc(slowly))
				due = append(due, dues(fmt.Sprintf("https://%s/%d", name, i))...)
			}
		}
		o := options(web)
		o.IgnoreRobots = true
		o.Hosts = hosts{"slow.test": {Delay: 7 * time.Second, UserAgent: "slowly/1"}, "wide.test": {Delay: time.Nanosecond, Parallel: 4}}
		visitsOf(t, o, due)
		startsApart(t, web, "slow.test", 7*time.Second)
		startsApart(t, web, "usual.test", time.Second)
		if got := inFlight(web, "wide.test"); got != 4 {
			t.Errorf("wide.test: %d requests at once, want 4", got)
		}
		for _, r := range web.Requests() {
			want := DefaultUserAgent
			if r.Host == "slow.test" {
				want = "slowly/1"
			}
			if got := r.Header.Get("User-Agent"); got != want {
				t.Errorf("%s was asked by %q, want %q", r.Host, got, want)
			}
		}
	})
}

func TestAHostMayHaveItsOwnTimeout(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for _, name := range []string{"patient.test", "hasty.test"} {
			web.Handle(name, say("late"))
			web.Fault(name, "slow 40s")
		}
		o := options(web)
		o.IgnoreRobots = true
		o.Hosts = hosts{"patient.test": {Timeout: time.Minute}, "hasty.test": {Timeout: 5 * time.Second}}
		visits := visitsOf(t, o, dues("https://patient.test/", "https://hasty.test/"))
		if v := visits["https://patient.test/"]; v.Status != 200 {
			t.Errorf("a minute for 40s: got failure %+v, want 200", v.Failure)
		}
		if v := visits["https://hasty.test/"]; v.Failure != (linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "headers, after 5s"}) {
			t.Errorf("5s for 40s: got failure %+v, want timeout after 5s", v.Failure)
		}
	})
}

func TestRobotsOfAHostGoesBeforeThatOfAnEntry(t *testing.T) {
	cases := []struct {
		host, entry linkwatch.Robots
		kept        bool
	}{
		{"", "", true}, {linkwatch.IgnoreRobots, "", false}, {linkwatch.ObeyRobots, linkwatch.IgnoreRobots, true}, {"", linkwatch.IgnoreRobots, false},
	}
	for _, c := range cases {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /"), "/": text("in")}))
			o := options(web)
			o.Hosts = hosts{"h.test": {Robots: c.host}}
			due := dues("https://h.test/")
			due[0].Entry.Policy.Robots = c.entry
			if v := visitsOf(t, o, due)["https://h.test/"]; (v.Failure.Kind == linkwatch.RobotsKept) != c.kept {
				t.Errorf("host %q, entry %q: got failure %+v, want kept out: %v", c.host, c.entry, v.Failure, c.kept)
			}
		})
	}
}

func TestHeadersOfAHostGoToItsOwnOriginOnly(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": status(302, "Location", "/two", "Set-Cookie", "wall=1"), "/two": redirectTo("http://a.test/plain"), "/plain": redirectTo("https://b.test/")}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://bad.test/")}))
		web.Handle("bad.test", say("bad"))
		web.Fault("bad.test", "self-signed")
		o := options(web)
		o.IgnoreRobots = true
		o.Hosts = hosts{"a.test": {Headers: map[string]string{"x-key": "a"}}, "bad.test": {Headers: map[string]string{"x-key": "bad"}}}
		visitsOf(t, o, dues("https://a.test/", "https://bad.test/"))
		if plain := web.Requests()[slices.IndexFunc(web.Requests(), func(r fakeweb.Request) bool { return r.Path == "/plain" })]; plain.Header.Get("Cookie") == "" {
			t.Errorf("/plain was sent %v, want the cookie, which is for it", plain.Header)
		}
		for _, r := range web.Requests() {
			want := ""
			if r.Scheme == "https" && r.Host == "a.test" {
				want = "a"
			}
			if got := r.Header.Get("X-Key"); got != want {
				t.Errorf("%s://%s%s was sent X-Key %q, want %q", r.Scheme, r.Host, r.Path, got, want)
			}
		}
		if n := len(web.Requests()); n != 6 {
			t.Errorf("%d requests, want 6", n)
		}
	})
}

func TestHostsOfOneQueueTakeTurns(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		o := options(web)
		o.Hosts = hosts{}
		for i := range 9 {
			name := fmt.Sprintf("h%d.test", i%3)
			web.Handle(name, http.HandlerFunc(slowly))
			o.Hosts[name] = linkwatch.HostPolicy{Queue: "cdn"}
			due = append(due, dues(fmt.Sprintf("https://%s/%d", name, i))...)
		}
		web.Fault("h1.test", "refused")
		due = append(due, dues("https://h1.test/a", "https://h1.test/b", "https://h1.test/c")...)
		visits := visitsOf(t, o, due)
		if got := inFlight(web, ""); got != 1 {
			t.Errorf("%d requests at once, want one", got)
		}
		var last time.Time
		for _, r := range web.Requests() {
			if gap := r.At.Sub(last); !last.IsZero() && gap < time.Second {
				t.Errorf("%s%s came %s after the request before, want a second", r.Host, r.Path, gap)
			}
			last = r.At
		}
		for url, v := range visits {
			if dead := strings.Contains(url, "h1."); dead != (v.Failure.Kind == linkwatch.Connect) || !dead && v.Status != 200 {
				t.Errorf("%s: got status %d, failure %+v: only h1.test is dead", url, v.Status, v.Failure)
			}
		}
	})
}

func TestNewNamesTheHostWhosePolicyMakesNoSense(t *testing.T) {
	for want, p := range map[string]linkwatch.HostPolicy{
		"host h.test: a number or duration is negative":           {Delay: -1},
		`host h.test: header "a b": no such header can be sent`:   {Headers: map[string]string{"a b": "secret"}},
		`host h.test: header "X-Key": no such header can be sent`: {Headers: map[string]string{"X-Key": "secret\n"}},
	} {
		_, err := New(Options{Read: read, Hosts: hosts{"h.test": p}})
		if err == nil || !strings.HasSuffix(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: got error %v, want one that says %s", p, err, want)
		}
	}
}

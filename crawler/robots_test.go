package crawler

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestRobotsRulesByRFC9309(t *testing.T) {
	cases := []struct {
		name, robots, path string
		allowed            bool
	}{
		{"no rule", "", "/x", true},
		{"our own group goes before *", "User-agent: *\nDisallow: /\n\nUser-agent: LinkWatch\nDisallow: /no", "/x", true},
		{"our own group disallows", "User-agent: *\nAllow: /\n\nUser-agent: linkwatch\nDisallow: /no", "/no/x", false},
		{"the longer rule wins", "User-agent: *\nDisallow: /\nAllow: /open/", "/open/x", true},
		{"an empty disallow allows", "User-agent: *\nDisallow:", "/x", true},
		{"an empty disallow ends its group", "User-agent: linkwatch\nDisallow:\nUser-agent: *\nDisallow: /", "/x", true},
		{"a star stands for anything", "User-agent: *\nDisallow: /*.pdf", "/a/b.pdf", false},
		{"a dollar stands for the end", "User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
		{"a pattern begins at the path's beginning", "User-agent: *\nDisallow: /private*x", "/a/private/x", true},
		{"the query counts", "User-agent: *\nDisallow: /*?id=", "/p?id=1", false},
		{"a bad line spoils nothing", "Disallow: /before\nUser-agent: *\nCrawl-delay: soon\n<html>\nDisallow: /no\n", "/no", false},
		{"comments and carriage returns", "User-agent: * # all\r\nDisallow: /no # this\r\n", "/no", false},
		{"a byte order mark", "\ufeffUser-agent: *\nDisallow: /no", "/no", false},
		{"beyond ASCII", "User-agent: *\nDisallow: /ü", "/%C3%BC", false},
		{"beyond ASCII, escaped", "User-agent: *\nDisallow: /%C3%BC", "/ü", false},
		{"escapes in lower case", "User-agent: *\nDisallow: /%c3%bc", "/%C3%BC", false},
		{"an escape that needs none", "User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", false},
		{"an escape that needs none in the path", "User-agent: *\nDisallow: /~joe", "/%7ejoe/x", false},
		{"an escaped slash is none", "User-agent: *\nDisallow: /a%2fb", "/a/b", true},
		{"an escaped star is none", "User-agent: *\nDisallow: /a%2Ab", "/axb", true},
		{"a star in the path", "User-agent: *\nDisallow: /a%2Ab", "/a*b", false},
		{"a dollar within", "User-agent: *\nDisallow: /a$b", "/a$b", false},
		{"a bar is no slash", "User-agent: *\nDisallow: /a/b|c", "/a/b/c", true},
		{"a bar", "User-agent: *\nDisallow: /a/b|c", "/a/b|c", false},
		{"a space", "User-agent: *\nDisallow: /a b", "/a%20b", false},
		{"of equal rules the one that allows", "User-agent: *\nDisallow: /x\nAllow: /x", "/x", true},
		{"of equal rules, in each group", "User-agent: b\nDisallow: /x\nUser-agent: *\nDisallow: /x\nAllow: /x\nUser-agent: c\nDisallow: /x", "/x", true},
		{"a name that ours begins with", "User-agent: link\nDisallow: /", "/x", true},
		{"a name that begins with ours", "User-agent: linkwatchdog\nDisallow: /", "/x", true},
		{"a version", "User-agent: LinkWatch/1.0\nDisallow: /no", "/no", false},
		{"two groups of ours", "User-agent: linkwatch\nDisallow: /a\n\nUser-agent: b\nDisallow: /\n\nUser-agent: linkwatch\nDisallow: /c", "/c", false},
		{"two names of one group", "User-agent: linkwatch\nUser-agent: b\nDisallow: /c", "/c", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"a page in its place", "<!doctype html><title>home</title>\n<a href='disallow: /'>x</a>", "/x", true},
	}
	for _, c := range cases {
		u, err := url.Parse("https://h.test" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		why := robotsRules(200, []byte(c.robots)).refuses(u)
		if (why == "") != c.allowed {
			t.Errorf("%s: robots.txt %q, path %s: got refused %q, want allowed %v", c.name, c.robots, c.path, why, c.allowed)
		}
	}
}

func TestRobotsByStatus(t *testing.T) {
	cases := []struct {
		robots http.HandlerFunc
		status int    // of the page
		detail string // of the failure
	}{
		{status(404), 200, ""},
		{status(403), 200, ""},
		{status(429), 200, ""},
		{status(500), 0, "robots.txt answered 500"},
		{status(503), 0, "robots.txt answered 503"},
		{text("User-agent: *\nDisallow: /page"), 0, "robots.txt disallows /page"},
		{redirectTo("https://b.test/robots.txt"), 0, "robots.txt disallows /page"},
		{redirectTo("https://dead.test/robots.txt"), 0, "robots.txt gave no answer: connect: refused"},
		{redirectTo("http://127.0.0.1/robots.txt"), 0, "robots.txt gave no answer: refused: redirect to address 127.0.0.1 (loopback)"},
		{redirectTo("/robots.txt"), 200, ""},
		{longer, 200, ""},
	}
	for _, c := range cases {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/page": text("<title>page</title>"), "/robots.txt": c.robots}))
			web.Handle("b.test", site(map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /page")}))
			web.Fault("dead.test", "refused")
			v := visitOf(t, options(web), "https://h.test/page")
			want := linkwatch.Failure{}
			if c.detail != "" {
				want = linkwatch.Failure{Kind: linkwatch.RobotsKept, Detail: c.detail}
			}
			if v.Status != c.status || v.Failure != want {
				t.Errorf("robots.txt that means %q: got status %d, failure %+v, want %d, %+v", c.detail, v.Status, v.Failure, c.status, want)
			}
		})
	}
}

func TestRobotsIsFetchedOncePerHostAndDay(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.HostParallel = 4
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		due := dues("https://h.test/1", "https://h.test/2", "https://h.test/3")
		fetched := func() (n int) {
			for _, path := range asked(web, "h.test") {
				if path == "/robots.txt" {
					n++
				}
			}
			return n
		}
		for _, wait := range []time.Duration{0, 20 * time.Hour} {
			time.Sleep(wait)
			oneRound(t, c, due)
		}
		if got := fetched(); got != 1 {
			t.Errorf("robots.txt was fetched %d times in two rounds of a day, want once", got)
		}
		time.Sleep(5 * time.Hour)
		oneRound(t, c, due)
		if got := fetched(); got != 2 {
			t.Errorf("robots.txt was fetched %d times within 25 hours, want twice", got)
		}
	})
}

func TestRobotsThatKeepsOutCostsOneRequest(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": status(503)}))
		start := time.Now()
		visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt"})
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("three entries that may not be asked for took %s, want no pauses", took)
		}
	})
}

func TestRobotsThatKeepsOutForNowIsAskedAgainInTheNextRound(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": inTurn(status(503), status(404)), "/": text("h")}))
		c, err := New(options(web))
		if err != nil {
			t.Fatal(err)
		}
		if v := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]; v.Failure.Kind != linkwatch.RobotsKept {
			t.Errorf("first round: got failure %+v, want robots", v.Failure)
		}
		if v := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]; v.Status != 200 {
			t.Errorf("second round: got status %d, failure %+v, want 200", v.Status, v.Failure)
		}
	})
}

func TestADeadHostIsSeenAsDeadWithOneConnection(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Fault("h.test", "refused")
		v := visitOf(t, options(web), "https://h.test/")
		if v.Failure.Kind != linkwatch.Connect || len(web.Dials()) != 1 {
			t.Errorf("got failure %+v with dials %v, want connect with one", v.Failure, web.Dials())
		}
	})
}

func TestRobotsCanBeIgnored(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("<title>h</title>"), "/robots.txt": text("User-agent: *\nDisallow: /")}))
		due := dues("https://h.test/")
		due[0].Entry.Policy.Robots = linkwatch.IgnoreRobots
		all := options(web)
		all.IgnoreRobots = true
		for name, visits := range map[string]map[string]linkwatch.Visit{
			"by policy": visitsOf(t, options(web), due),
			"by option": visitsOf(t, all, dues("https://h.test/")),
		} {
			if v := visits["https://h.test/"]; v.Status != 200 {
				t.Errorf("%s: got status %d, failure %+v, want 200", name, v.Status, v.Failure)
			}
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/", "/"})
	})
}

func TestRobotsHoldForRedirects(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		kept := text("User-agent: *\nDisallow: /private")
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/robots.txt": kept, "/same": redirectTo("/private"), "/other": redirectTo("https://b.test/private")}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{"/robots.txt": kept}))
		for url, v := range visitsOf(t, options(web), dues("https://a.test/same", "https://a.test/other")) {
			if v.Failure.Kind != linkwatch.RobotsKept || v.Status != 0 || len(v.Hops) != 1 {
				t.Errorf("%s: got failure %+v, status %d, hops %v, want robots, 0, one hop", url, v.Failure, v.Status, v.Hops)
			}
		}
		equal(t, "requests to b.test", asked(web, "b.test"), []string{"/robots.txt"})
	})
}

func TestHostsWhoseRobotsRedirectToEachOtherDoNotWaitForEver(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": text("a"), "/robots.txt": redirectTo("https://b.test/r"), "/r": text("")}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{"/": text("b"), "/robots.txt": redirectTo("https://a.test/r"), "/r": text("")}))
		for url, v := range visitsOf(t, options(web), dues("https://a.test/", "https://b.test/")) {
			if v.Status != 200 {
				t.Errorf("%s: got status %d, failure %+v, want 200", url, v.Status, v.Failure)
			}
		}
	})
}

func TestCrawlDelayIsObeyedUpToABound(t *testing.T) {
	for asks, pause := range map[string]time.Duration{"0.2": time.Second, "4": 4 * time.Second, "3600": 30 * time.Second} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					fmt.Fprintf(w, "User-agent: *\nCrawl-delay: %s", asks)
				}
			}))
			start := time.Now()
			visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
			startsApart(t, web, "h.test", pause)
			if took := time.Since(start); took != 3*pause {
				t.Errorf("Crawl-delay %s: four requests took %s, want %s", asks, took, 3*pause)
			}
		})
	}
}

func TestOfALongRobotsTheBeginningCounts(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		long := "User-agent: *\nDisallow: /no\n" + strings.Repeat("# and so on\n", maxRobots/10)
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": text(long), "/yes": text("y")}))
		visits := visitsOf(t, options(web), dues("https://h.test/no", "https://h.test/yes"))
		if v := visits["https://h.test/no"]; v.Failure.Kind != linkwatch.RobotsKept {
			t.Errorf("/no: got %+v, want robots", v.Failure)
		}
		if v := visits["https://h.test/yes"]; v.Status != 200 {
			t.Errorf("/yes: got status %d, failure %+v, want 200", v.Status, v.Failure)
		}
	})
}

func TestARobotsWhoseRedirectLeadsToAHostThatIsLeftAloneKeepsUsOut(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/robots.txt": late(5*time.Second, redirectTo("https://b.test/robots.txt")), "/": text("a")}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{"/": status(http.StatusTooManyRequests, "Retry-After", "7200")}))
		v := visitsOf(t, options(web), dues("https://a.test/", "https://b.test/"))["https://a.test/"]
		if v.Failure.Kind != linkwatch.RobotsKept || !strings.HasSuffix(v.Failure.Detail, "after status 429 its host is left alone") {
			t.Errorf("got %+v, status %d, want robots", v.Failure, v.Status)
		}
		equal(t, "asked", asked(web, "a.test"), []string{"/robots.txt"})
	})
}

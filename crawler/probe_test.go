package crawler

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// always doubts every visit.
func always(linkwatch.Visit) bool { return true }

// html answers with a page.
func html(title string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<title>%s</title>", title)
	}
}

// soft answers everything but its pages, and robots.txt, with the missing page.
func soft(missing http.HandlerFunc, pages map[string]http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		switch {
		case ok:
			page(w, r)
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		default:
			missing(w, r)
		}
	})
}

// doubting are options by which every visit is doubtful and no robots.txt asked.
func doubting(web *fakeweb.Web) Options {
	o := options(web)
	o.IgnoreRobots, o.Doubtful = true, always
	return o
}

func TestAProbeIsBesideTheVisitedPage(t *testing.T) {
	const any25 = "[a-z]{25}"
	for url, want := range map[string]string{
		"https://h.test/":                 "https://h.test/" + any25,
		"https://h.test/page":             "https://h.test/" + any25,
		"https://h.test/page/":            "https://h.test/" + any25 + "/",
		"https://h.test/a/b?id=1":         "https://h.test/a/" + any25,
		"https://h.test/a/b.html":         "https://h.test/a/" + any25,
		"http://h.test:8080/a/b/":         "http://h.test:8080/a/" + any25 + "/",
		"https://h.test/a%2Fb/%C3%A9/c":   "https://h.test/a%2Fb/%C3%A9/" + any25,
		"https://h.test//other.test/page": "https://h.test//other.test/" + any25,
		"https://h.test//":                "https://h.test/" + any25 + "/",
	} {
		at, err := parseURL(nil, url)
		if err != nil {
			t.Fatal(err)
		}
		to := beside(at)
		if !regexp.MustCompile("^" + want + "$").MatchString(to.String()) {
			t.Errorf("%s: got %s, want %s", url, to, want)
		}
		again, err := parseURL(nil, to.String())
		if err != nil || directoryOf(again) != directoryOf(at) {
			t.Errorf("%s: the probe %s is in %s, want %s", url, to, directoryOf(again), directoryOf(at))
		}
		if beside(at).String() == to.String() {
			t.Errorf("%s: two probes at %s", url, to)
		}
	}
}

func TestADoubtfulVisitIsFollowedByAProbe(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(redirectTo("https://h.test/missing.html"), map[string]http.HandlerFunc{
			"/old": redirectTo("/dir/page"), "/dir/page": html("page"), "/missing.html": html("missing"),
		}))
		o := options(web)
		var doubted linkwatch.Visit
		o.Doubtful = func(v linkwatch.Visit) bool { doubted = v; return true }
		v := visitOf(t, o, "https://h.test/old")
		p := v.Probe
		v.Probe = linkwatch.Probe{}
		if !reflect.DeepEqual(v, doubted) || v.Page.Title != "page" || v.FinalURL != "https://h.test/dir/page" || len(v.Attempts) != 1 || len(v.Hops) != 1 {
			t.Errorf("got a visit %+v\nwant it as it was before its probe: %+v", v, doubted)
		}
		requests := web.Requests()
		if len(requests) != 5 {
			t.Fatalf("requests %v, want robots.txt, two of the visit, two of the probe", requests)
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/old", "/dir/page", strings.TrimPrefix(p.URL, "https://h.test"), "/missing.html"})
		if !strings.HasPrefix(p.URL, "https://h.test/dir/") || p.FinalURL != "https://h.test/missing.html" || p.Status != 200 || p.Page.Title != "missing" || !p.At.Equal(requests[3].At) {
			t.Errorf("got probe %+v, want one in /dir/ that was sent to the missing page at %s", p, requests[3].At)
		}
		if got := requests[3].Header.Get("User-Agent"); got != DefaultUserAgent {
			t.Errorf("the probe's user agent is %q, want %q", got, DefaultUserAgent)
		}
		if gap := requests[3].At.Sub(requests[2].At); gap != time.Second {
			t.Errorf("the probe came %s after the visit, want 1s: the pause", gap)
		}
	})
}

func TestOnlyWholePagesAreProbed(t *testing.T) {
	cases := []struct {
		name, fault string
		page        http.HandlerFunc
		want        bool
	}{
		{"a page", "", html("page"), true},
		{"XHTML", "", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "Application/XHTML+xml")
			io.WriteString(w, "<title>x</title>")
		}, true},
		{"a document", "", status(200, "Content-Type", "application/pdf"), false},
		{"a 404", "", status(404, "Content-Type", "text/html"), false},
		{"a redirect that leads nowhere", "", status(302, "Content-Type", "text/html"), false},
		{"a body that breaks off", "", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "<title>")
		}, false},
		{"no answer", "refused", html("page"), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/page": c.page}))
				web.Fault("h.test", c.fault)
				v := visitOf(t, doubting(web), "https://h.test/page")
				if got := v.Probe.Status == 200; got != c.want || got == reflect.DeepEqual(v.Probe, linkwatch.Probe{}) {
					t.Errorf("got probe %+v, want one: %v", v.Probe, c.want)
				}
			})
		})
	}
}

func TestAPageThatIsAsItWasIsProbedToo(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/page": status(304)}))
		due := dues("https://h.test/page")
		due[0].Known = linkwatch.Page{ETag: `"1"`, Title: "known", ContentType: "text/html"}
		v := visitsOf(t, doubting(web), due)["https://h.test/page"]
		if v.Status != 304 || v.Page.Title != "known" || v.Probe.Page.Title != "missing" || v.Probe.Page.ETag != "" {
			t.Errorf("got status %d, page %+v, probe %+v, want 304, the known page, the missing one", v.Status, v.Page, v.Probe)
		}
		for _, r := range web.Requests() {
			if got := r.Header.Get("If-None-Match") != ""; got != (r.Path == "/page") {
				t.Errorf("%s: conditional: %v", r.Path, got)
			}
		}
	})
}

func TestNoProbeWithoutDoubt(t *testing.T) {
	for name, doubtful := range map[string]func(linkwatch.Visit) bool{
		"nobody doubts": nil,
		"no doubt":      func(linkwatch.Visit) bool { return false },
		"a panic":       func(linkwatch.Visit) bool { panic("doubt") },
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/page": html("page")}))
			o := doubting(web)
			o.Doubtful = doubtful
			v := visitOf(t, o, "https://h.test/page")
			if !reflect.DeepEqual(v.Probe, linkwatch.Probe{}) || v.Page.Title != "page" || len(web.Requests()) != 1 {
				t.Errorf("%s: got probe %+v, %d requests, want none but the visit's", name, v.Probe, len(web.Requests()))
			}
		})
	}
}

func TestAProbeIsNotMadeAgainstRobots(t *testing.T) {
	for _, c := range []struct {
		robots  string
		ignored linkwatch.Robots // by the entry
		status  int
		want    bool
	}{
		{"User-agent: *\nAllow: /dir/page\nDisallow: /dir/", "", 200, false},
		{"User-agent: *\nDisallow: /dir/", linkwatch.IgnoreRobots, 200, false},
		{"User-agent: *\nDisallow: /other/", linkwatch.IgnoreRobots, 200, true},
		{"", linkwatch.IgnoreRobots, 503, false},
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{
				"/dir/page": html("page"),
				"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
					w.WriteHeader(c.status)
					io.WriteString(w, c.robots)
				},
			}))
			o := doubting(web)
			o.IgnoreRobots = false
			due := dues("https://h.test/dir/page")
			due[0].Entry.Policy.Robots = c.ignored
			v := visitsOf(t, o, due)["https://h.test/dir/page"]
			if got := !reflect.DeepEqual(v.Probe, linkwatch.Probe{}); got != c.want || v.Status != 200 || (len(asked(web, "h.test")) == 3) != c.want {
				t.Errorf("%q, %d: got status %d, probe %+v, requests %v, want a probe: %v", c.robots, c.status, v.Status, v.Probe, asked(web, "h.test"), c.want)
			}
			startsApart(t, web, "h.test", time.Second)
		})
	}
}

func TestAProbeThatFailsCountsForItsWeek(t *testing.T) {
	for name, missing := range map[string]http.HandlerFunc{
		"no answer":            func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"to a private address": redirectTo("http://127.0.0.1/"),
		"to a broken body": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "<title>missing</title>")
		},
		"a reader that panics": html("panic"),
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", soft(missing, map[string]http.HandlerFunc{"/page": html("page")}))
			o := doubting(web)
			o.Read = func(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
				p := read(body, header, at, want)
				if p.Title == "panic" {
					panic("read")
				}
				return p
			}
			c := remembering(t, o)
			for range 2 {
				v := oneRound(t, c, dues("https://h.test/page"))["https://h.test/page"]
				p := v.Probe
				if p.At.IsZero() || p.URL == "" || p.Status != 0 || p.Page != nil || v.Status != 200 || v.Failure.Kind != "" {
					t.Errorf("%s: got status %d, failure %v, probe %+v, want 200 and a probe without answer", name, v.Status, v.Failure, p)
				}
			}
			if n := len(asked(web, "h.test")); n != 3 {
				t.Errorf("%s: %d requests, want three: one probe only", name, n)
			}
		})
	}
}

func TestADirectoryIsProbedOnceAWeek(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/a/1": html("1"), "/a/2": html("2"), "/a/3/": html("3"), "/b/4": html("4")}))
		o := doubting(web)
		o.Hosts = hosts{"h.test": {Parallel: 4, Delay: time.Millisecond}}
		web.Fault("h.test", "slow 500ms")
		c := remembering(t, o)
		due := dues("https://h.test/a/1", "https://h.test/a/2", "https://h.test/a/3/", "https://h.test/b/4")
		var first linkwatch.Visit
		for day := range 8 {
			before := len(web.Requests())
			visits := oneRound(t, c, due)
			probes := map[string]bool{}
			for url, v := range visits {
				if v.Probe.Page.Title != "missing" || !strings.HasPrefix(url, v.Probe.URL[:len("https://h.test/a/")]) {
					t.Errorf("%s: got probe %+v, want one of its directory", url, v.Probe)
				}
				probes[v.Probe.URL] = true
			}
			want := 4
			if day == 0 || day == 7 {
				want = 6
			}
			if n := len(web.Requests()) - before; n != want || len(probes) != 2 {
				t.Errorf("day %d: %d requests, %d probes told, want %d and 2", day, n, len(probes), want)
			}
			switch day {
			case 0:
				first = visits["https://h.test/a/1"]
			case 3: // another process
				c = remembering(t, o, visits["https://h.test/a/1"], visits["https://h.test/b/4"], linkwatch.Visit{Probe: linkwatch.Probe{At: first.Probe.At.Add(-time.Hour), URL: first.Probe.URL}})
			}
			time.Sleep(24*time.Hour - time.Minute)
			if day == 6 {
				time.Sleep(time.Hour)
			}
		}
	})
}

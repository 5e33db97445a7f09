package crawler

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestHopsAreRecordedInOrder(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{
			"/":     status(301, "Location", "/next?x=1#part"),
			"/next": status(308, "Location", "//b.test"),
		}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{
			"/":     status(307, "Location", "https://B.test:443/päge"),
			"/päge": text("<title>end</title>"),
		}))
		v := visitOf(t, options(web), "http://a.test")
		equal(t, "hops", v.Hops, []linkwatch.Hop{
			{Status: 301, From: "http://a.test/", To: "http://a.test/next?x=1"},
			{Status: 308, From: "http://a.test/next?x=1", To: "http://b.test/"},
			{Status: 307, From: "http://b.test/", To: "https://b.test/p%C3%A4ge"},
		})
		if v.Status != 200 || v.FinalURL != "https://b.test/p%C3%A4ge" || v.Page.Title != "end" {
			t.Errorf("got status %d at %s, title %q, want 200 at https://b.test/p%%C3%%A4ge, title end", v.Status, v.FinalURL, v.Page.Title)
		}
	})
}

func TestChainsThatLeadNowhereEndWithTheirRedirect(t *testing.T) {
	cases := []struct {
		name string
		page http.HandlerFunc
		hops int
		to   string // of the last hop
	}{
		{"a redirect to itself", redirectTo("/"), 1, "https://h.test/"},
		{"a redirect to itself but for the fragment", redirectTo("#top"), 1, "https://h.test/"},
		{"a loop over two hosts", redirectTo("https://back.test/"), 2, "https://h.test/"},
		{"an eleventh hop", longer, 11, "https://h.test/?xxxxxxxxxxx"},
		{"no Location", status(302), 0, ""},
		{"a Location that is no URL", redirectTo("https://user:secret@h.test:port/"), 1, "https://h.test:port/"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/": c.page}))
				web.Handle("back.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://h.test/")}))
				v := visitOf(t, options(web), "https://h.test/")
				last := linkwatch.Hop{}
				if len(v.Hops) > 0 {
					last = v.Hops[len(v.Hops)-1]
				}
				if v.Status != 302 || v.Failure.Kind != "" || len(v.Hops) != c.hops || last.To != c.to || len(v.Attempts) != 2 {
					t.Errorf("got status %d, failure %+v, %d attempts, hops %v, want 302, none, 2, and %d hops ending at %q",
						v.Status, v.Failure, len(v.Attempts), v.Hops, c.hops, c.to)
				}
			})
		})
	}
}

// longer redirects to an ever longer query.
func longer(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/?x"+r.URL.RawQuery, http.StatusFound)
}

func TestTenHopsAreFollowed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			if len(r.URL.RawQuery) == 10 {
				fmt.Fprint(w, "arrived")
				return
			}
			longer(w, r)
		}}))
		if v := visitOf(t, options(web), "http://h.test/"); v.Status != 200 || len(v.Hops) != 10 {
			t.Errorf("got status %d after %d hops, want 200 after 10", v.Status, len(v.Hops))
		}
	})
}

func TestCookiesLiveForOneVisit(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		wall := func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("seen"); err != nil {
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "yes"})
				http.Redirect(w, r, r.URL.Path, http.StatusFound)
				return
			}
			fmt.Fprint(w, "<title>in</title>")
		}
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": wall, "/2": wall}))
		for url, v := range visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2")) {
			if v.Page.Title != "in" || len(v.Hops) != 1 {
				t.Errorf("%s: got title %q after %d hops, want in after one: each visit has its own cookies", url, v.Page.Title, len(v.Hops))
			}
		}
	})
}

func TestCookiesDoNotReachOtherSites(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": status(302, "Location", "https://b.test/", "Set-Cookie", "secret=1; Domain=test")}))
		web.Handle("b.test", say("b"))
		visitOf(t, options(web), "https://a.test/")
		for _, r := range web.Requests() {
			if cookie := r.Header.Get("Cookie"); cookie != "" {
				t.Errorf("%s%s was sent the cookie %q, want none", r.Host, r.Path, cookie)
			}
		}
	})
}

func TestARedirectToAnotherHostTakesItsTurnThere(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://b.test/from-a")}))
		web.Handle("b.test", say("b"))
		due := dues("https://a.test/")
		for i := range 5 {
			due = append(due, dues(fmt.Sprintf("https://b.test/%d", i))...)
		}
		visitsOf(t, options(web), due)
		startsApart(t, web, "b.test", time.Second)
		equal(t, "requests to b.test: the redirect goes before what waits", asked(web, "b.test"),
			[]string{"/robots.txt", "/0", "/from-a", "/1", "/2", "/3", "/4"})
	})
}

func TestHopsWithinAHostNeedNoPause(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": redirectTo("/2"), "/2": redirectTo("/3"), "/3": text("end")}))
		o := options(web)
		o.IgnoreRobots = true
		start := time.Now()
		visitOf(t, o, "https://h.test/1")
		if took := time.Since(start); took != 0 {
			t.Errorf("three hops within a host took %s, want no pause", took)
		}
	})
}

func TestOrderOfTheCatalogChangesNothing(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/1": redirectTo("/end"), "/2": redirectTo("/end"), "/end": text("<title>end</title>")}))
		o := options(web)
		o.HostDelay = 0
		for _, order := range [][]string{
			{"https://a.test/1", "https://a.test/2", "https://a.test/end"},
			{"https://a.test/end", "https://a.test/2", "https://a.test/1"},
		} {
			for url, v := range visitsOf(t, o, dues(order...)) {
				if v.Status != 200 || v.Page.Title != "end" {
					t.Errorf("in the order %v, %s: got status %d, title %q, want 200, end", order, url, v.Status, v.Page.Title)
				}
			}
		}
	})
}

func TestABrokenBodyOfARedirectDoesNotMatter(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/": redirectTo("http://b.test/")}))
		web.Fault("a.test", "cut")
		web.Handle("b.test", say("b"))
		if v := visitOf(t, options(web), "http://a.test/"); v.Status != 200 || v.Failure.Kind != "" {
			t.Errorf("got status %d, failure %+v, want 200 and none", v.Status, v.Failure)
		}
	})
}

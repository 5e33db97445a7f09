package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkwatch/internal/fakeweb"
)

// deadEnd makes a web of which one host is put aside, and as many others as may wait
// have these pages, and one that is dated by none.
func deadEnd(t *testing.T, web *fakeweb.Web, pages map[string]http.HandlerFunc) (Options, []string) {
	t.Helper()
	o := dating(web)
	o.Parallel = 4
	all := []string{"https://dead.h.test/1", "https://dead.h.test/2", "https://dead.h.test/3", "https://dead.h.test/4"}
	web.Handle("dead.h.test", http.NotFoundHandler())
	if err := web.Fault("dead.h.test", "refused"); err != nil {
		t.Fatal(err)
	}
	web.Handle("long.test", say("page"))
	for i := range 200 { // for as long as these are due nobody is in a hurry to probe the other
		all = append(all, fmt.Sprintf("https://long.test/%d", i))
	}
	pages["/"] = late(10*time.Second, text("page")) // until the other is put aside
	for i := range 4 * o.Parallel {
		host := fmt.Sprintf("h%d.h.test", i)
		all = append(all, "https://"+host+"/")
		web.Handle(host, site(pages))
	}
	return o, all
}

// allInTime fails the test if a visit is lost, or told long after it was made.
func allInTime(t *testing.T, o Options, all []string) {
	t.Helper()
	told := 0
	for v := range remembering(t, o).Visits(t.Context(), dues(all...)) {
		told++
		if waited := time.Since(v.At); !strings.Contains(v.URL, "dead") && (v.Status != 200 || waited > 100*time.Second) {
			t.Errorf("%s: told %v after it was begun, with status %d, want it soon, with 200", v.Entry, waited, v.Status)
		}
	}
	if told != len(all) {
		t.Errorf("%d visits, want %d", told, len(all))
	}
}

func TestASitemapThatLeadsToAHostPutAsideHoldsNobodyUp(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o, all := deadEnd(t, web, map[string]http.HandlerFunc{"/sitemap.xml": redirectTo("https://dead.h.test/sitemap.xml")})
		allInTime(t, o, all)
	})
}

func TestAListingWhoseRobotsLeadToAHostPutAsideHoldsNobodyUp(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o, all := deadEnd(t, web, map[string]http.HandlerFunc{"/robots.txt": text("Sitemap: https://b.h.test/s.xml")})
		web.Handle("b.h.test", site(map[string]http.HandlerFunc{"/robots.txt": redirectTo("https://dead.h.test/robots.txt")}))
		allInTime(t, o, all)
	})
}

func TestAVisitWaitsForAListingNoLongerThanItsPatience(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		never := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/robots.txt": text("Sitemap: /a\nSitemap: /b\nSitemap: /c"), "/1": text("page"), "/2": text("page"),
			"/a": text("page https://h.test/2 2024-03-05"), "/b": never, "/c": never,
		}))
		web.Handle("other.test", site(map[string]http.HandlerFunc{"/": late(25*time.Second, text("page"))}))
		o := dating(web)
		o.Hosts = hosts{"h.test": {Timeout: 5 * time.Minute}}
		c := remembering(t, o)
		start := time.Now()
		for v := range c.Visits(t.Context(), dues("https://h.test/1", "https://h.test/2", "https://other.test/")) {
			switch took := time.Since(start); {
			case v.Entry == "https://h.test/1" && (took > 5*time.Second+listingPatience || v.Status != 200):
				t.Errorf("%s: told after %v with status %d, want it after %v at the latest", v.Entry, took, v.Status, listingPatience)
			case v.Entry == "https://h.test/2" && toldOf(v) != "2024-03-05 by https://h.test/a":
				t.Errorf("%s was told %q, want what was known in time", v.Entry, toldOf(v))
			}
		}
	})
}

func TestAListingThatComesTooLateIsRemembered(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": late(listingPatience+time.Second, text("page https://h.test/ 2024-03-05"))}))
		o := dating(web)
		o.Hosts = hosts{"h.test": {Timeout: 5 * time.Minute}}
		c := remembering(t, o)
		for round, want := range []string{"", "2024-03-05 by https://h.test/sitemap.xml"} {
			if v := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]; toldOf(v) != want || v.Status != 200 {
				t.Errorf("round %d: got status %d, told %q, want 200 and %q", round+1, v.Status, toldOf(v), want)
			}
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/", "/sitemap.xml", "/"})
	})
}

package crawler

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestAPageThatWasNotAskedAboutIsTheNextDay(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": text("page"), "/2": text("page"), "/sitemap.xml": text("page https://h.test/2 2024-03-02")}))
		c := remembering(t, dating(web))
		for hour, want := range []string{"", "", "2024-03-02 by https://h.test/sitemap.xml"} {
			page := "https://h.test/1"
			if hour > 0 {
				page = "https://h.test/2"
			}
			v := oneRound(t, c, dues(page))[page]
			if got := toldOf(v); got != want {
				t.Errorf("round %d: %s was told %q, want %q", hour, page, got, want)
			}
			if hour == 1 {
				time.Sleep(listingAge)
				oneRound(t, c, dues("https://h.test/1"))
			}
		}
	})
}

func TestASlowSitemapDelaysNobodyElse(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}))
		web.Handle("other.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": text("page https://other.test/ 2024-03-05")}))
		c := remembering(t, dating(web))
		start, took := time.Now(), map[linkwatch.EntryID]time.Duration{}
		for v := range c.Visits(t.Context(), dues("https://h.test/", "https://other.test/")) {
			took[v.Entry] = time.Since(start)
			if v.Status != 200 || v.Failure.Kind != "" {
				t.Errorf("%s: got status %d, failure %v, want 200", v.Entry, v.Status, v.Failure)
			}
		}
		if took["https://other.test/"] > 3*time.Second || took["https://h.test/"] < DefaultTimeout {
			t.Errorf("visits came after %v, want the slow one alone to be late", took)
		}
	})
}

func TestABrokenOffSitemapLeavesTheVisitAndIsForgotten(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}))
		c := remembering(t, dating(web))
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		visited := 0
		for v := range c.Visits(ctx, dues("https://h.test/")) {
			if visited++; v.Status != 200 || len(v.Told) != 0 {
				t.Errorf("got status %d, told %v, want 200 and nothing", v.Status, v.Told)
			}
		}
		if _, known := c.listings.of("h.test:443", sitemaps); visited != 1 || known {
			t.Errorf("%d visits, sitemaps remembered: %v, want one visit and nothing remembered", visited, known)
		}
	})
}

func TestAClosedHostIsNotAskedForItsSitemap(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/1": func(w http.ResponseWriter, _ *http.Request) {
				time.Sleep(1500 * time.Millisecond)
				io.WriteString(w, "page")
			},
			"/2": status(429, "Retry-After", "3600"),
		}))
		o := dating(web)
		o.HostParallel = 2
		v := visitsOf(t, o, dues("https://h.test/1", "https://h.test/2"))["https://h.test/1"]
		if v.Status != 200 || len(v.Told) != 0 {
			t.Errorf("got status %d, told %v, want 200 and nothing", v.Status, v.Told)
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/1", "/2"})
	})
}

func TestAPanicOverAListingIsContained(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": text("page")}))
		o := dating(web)
		o.ReadListing = func(io.Reader, *url.URL, []string, time.Time) (map[string][]linkwatch.DateClaim, []string) {
			panic("hostile")
		}
		if v := visitOf(t, o, "https://h.test/"); v.Status != 200 || v.Failure.Kind != "" || len(v.Told) != 0 {
			t.Errorf("got %+v, want a good visit that was told nothing", v)
		}
	})
}

func TestListingsAreRememberedOfSoManyHosts(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	l := listings{now: func() time.Time { return now }}
	for i := range maxHosts + 10 {
		l.keep(fmt.Sprint(i), sitemaps, nil, now)
	}
	if _, known := l.of(fmt.Sprint(maxHosts+9), sitemaps); len(l.hosts) > maxHosts || !known {
		t.Errorf("%d hosts are remembered, the last: %v, want %d at most and the last", len(l.hosts), known, maxHosts)
	}
	now = now.Add(listingAge)
	if l.spend("new", 3, now); len(l.hosts) != 1 || l.left("new") != listingsADay-3 || l.left("other") != listingsADay {
		t.Errorf("the next day: %d hosts, %d requests left, want the new one alone with %d", len(l.hosts), l.left("new"), listingsADay-3)
	}
}

func TestFewVisitsWaitForSitemapsAtOnce(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var all []string
		for i := range 60 {
			host := fmt.Sprintf("h%d.test", i)
			all = append(all, "https://"+host+"/")
			web.Handle(host, site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": text("page https://" + host + "/ 2024-03-05")}))
		}
		o := dating(web)
		o.Parallel = 2
		told := 0
		for v := range remembering(t, o).Visits(t.Context(), dues(all...)) {
			read := 0
			for _, r := range web.Requests() {
				if r.Path == "/" {
					read++
				}
			}
			if told++; read-told > 6*o.Parallel {
				t.Errorf("%d pages were read when visit %d was told, want few to be held in memory", read, told)
			}
			if toldOf(v) == "" {
				t.Errorf("%s was told nothing", v.Entry)
			}
		}
		if told != len(all) {
			t.Errorf("%d visits, want %d", told, len(all))
		}
	})
}

func TestAVisitDoesNotWaitForAHostThatIsPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/page": late(5500*time.Millisecond, text("page")), // its sitemap then waits for its turn
			"/2":    late(time.Second, status(429, "Retry-After", "3600")),
		}))
		web.Handle("other.test", site(map[string]http.HandlerFunc{"/": late(25*time.Second, text("page"))}))
		o := dating(web)
		o.HostDelay, o.HostParallel = 5*time.Second, 2
		start := time.Now()
		for v := range remembering(t, o).Visits(t.Context(), dues("https://h.test/page", "https://h.test/2", "https://other.test/")) {
			if took := time.Since(start); v.Entry == "https://h.test/page" && (v.Status != 200 || took > 15*time.Second) {
				t.Errorf("got status %d after %v, want 200 as soon as its host is put aside", v.Status, took)
			}
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/page", "/2"})
	})
}

func TestNoMoreIsAskedForThanIsWanted(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/robots.txt": text("Sitemap: /1.xml\nSitemap: /2.xml\nSitemap: /3.xml"), "/a": text("page"), "/b": text("page"),
			"/1.xml": text("page https://h.test/a 2024-03-01"), "/2.xml": text("page https://h.test/b 2024-03-02"), "/3.xml": text(""),
		}))
		visits := visitsOf(t, dating(web), dues("https://h.test/a", "https://h.test/b"))
		if a, b := toldOf(visits["https://h.test/a"]), toldOf(visits["https://h.test/b"]); a != "2024-03-01 by https://h.test/1.xml" || b != "2024-03-02 by https://h.test/2.xml" {
			t.Errorf("told %q and %q, want both dates", a, b)
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/a", "/1.xml", "/2.xml", "/b"})
	})
}

func TestASitemapOfManyHostsIsAskedForSeldom(t *testing.T) {
	for leads, pages := range map[string]map[string]http.HandlerFunc{
		"named by robots.txt":     {"/robots.txt": text("Sitemap: https://www.h.test/s.xml"), "/": text("page")},
		"redirected to from each": {"/": text("page"), "/sitemap.xml": redirectTo("https://www.h.test/s.xml")},
	} {
		t.Run(leads, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				var all []string
				for i := range 2 * listingsADay {
					host := fmt.Sprintf("a%d.h.test", i)
					all = append(all, "https://"+host+"/")
					web.Handle(host, site(pages))
				}
				web.Handle("www.h.test", site(map[string]http.HandlerFunc{"/s.xml": text("")}))
				o := dating(web)
				o.Parallel = 1
				visitsOf(t, o, dues(all...))
				if got := len(asked(web, "www.h.test")); got != 1+listingsADay {
					t.Errorf("%d requests to the one host, want its robots.txt and %d", got, listingsADay)
				}
				startsApart(t, web, "www.h.test", time.Second)
			})
		})
	}
}

package crawler

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// readListing is a small reader of listings. Their lines are "page ADDRESS DATE"
// and "more ADDRESS".
func readListing(body io.Reader, at *url.URL, wanted []string, _ time.Time) (told map[string][]linkwatch.DateClaim, further []string) {
	told = map[string][]linkwatch.DateClaim{}
	for lines := bufio.NewScanner(body); lines.Scan(); {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 3 && words[0] == "page":
			date, _ := time.Parse(time.DateOnly, words[2])
			u, _ := url.Parse(words[1])
			if address := pageAddress(u); slices.Contains(wanted, address) {
				told[address] = []linkwatch.DateClaim{{Date: date, Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.Sitemap, Quote: at.String()}}
			}
		case len(words) == 2 && words[0] == "more":
			further = append(further, words[1])
		}
	}
	return told, further
}

// dating gives the options of a crawler that asks when every page changed of
// which it was not told.
func dating(web *fakeweb.Web) Options {
	o := options(web)
	o.ReadListing = readListing
	o.Undated = func(v linkwatch.Visit) bool { return len(v.Told) == 0 }
	feed := o.Read
	o.Read = func(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
		p := feed(body, header, at, want)
		p.Feed = header.Get("X-Feed")
		return p
	}
	return o
}

// toldOf is what a visit was told, in words.
func toldOf(v linkwatch.Visit) string {
	var words []string
	for _, c := range v.Told {
		words = append(words, c.String()+" by "+c.Quote)
	}
	return strings.Join(words, ", ")
}

func TestManyPagesOfAHostShareItsSitemap(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		pages := map[string]http.HandlerFunc{"/sitemap.xml": text("page http://www.h.test/1/ 2024-03-01\npage https://h.test/2 2024-03-02\npage https://h.test/3 2024-03-03\n")}
		var all []string
		for i := range 5 {
			path := fmt.Sprintf("/%d", i)
			pages[path] = text(path)
			all = append(all, "https://h.test"+path)
		}
		web.Handle("h.test", site(pages))
		c := remembering(t, dating(web))
		for day := range 2 {
			visits := oneRound(t, c, dues(all...))
			for i, u := range all {
				want := fmt.Sprintf("2024-03-0%d by https://h.test/sitemap.xml", i)
				if i == 0 || i == 4 {
					want = ""
				}
				if got := toldOf(visits[u]); got != want {
					t.Errorf("day %d: %s was told %q, want %q", day, u, got, want)
				}
			}
			n := len(all) + 2 // its robots.txt and its sitemap; the day before had a second round
			if got := asked(web, "h.test"); len(got) != n+day*(n+len(all)) || !slices.Contains(got, "/sitemap.xml") {
				t.Errorf("day %d: asked for %v", day, got)
			}
			startsApart(t, web, "h.test", time.Second)
			before := len(web.Requests())
			oneRound(t, c, dues(all...)) // on the same day
			if got := len(web.Requests()) - before; got != len(all) {
				t.Errorf("day %d: %d requests in its second round, want the %d pages", day, got, len(all))
			}
			time.Sleep(listingAge)
		}
	})
}

func TestAVisitWaitsForItsSitemap(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/sitemap.xml": text("page https://h.test/ 2024-03-05")}))
		if got := toldOf(visitOf(t, dating(web), "https://h.test/")); got != "2024-03-05 by https://h.test/sitemap.xml" {
			t.Errorf("the only page of its host was told %q, want its date", got)
		}
	})
}

func TestADatedPageIsNotAskedAbout(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("page"), "/gone": status(410), "/sitemap.xml": text("page https://h.test/ 2024-03-05")}))
		o := dating(web)
		o.Undated = func(v linkwatch.Visit) bool {
			if v.Status != 200 {
				t.Errorf("asked about a visit with status %d", v.Status)
			}
			return false
		}
		visitsOf(t, o, dues("https://h.test/", "https://h.test/gone"))
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/", "/gone", "/gone"})
	})
}

func TestRobotsSaysWhereTheSitemapsAreAndWhichMayBeAsked(t *testing.T) {
	for name, c := range map[string]struct {
		robots string
		asked  []string
		told   string
	}{
		"named":      {"Sitemap: https://h.test/a.xml # ours\r\nsitemap:/b.xml", []string{"/a.xml", "/b.xml"}, "2024-03-05 by https://h.test/b.xml"},
		"disallowed": {"User-agent: *\nDisallow: /sitemap.xml", nil, ""},
		"one of two": {"User-agent: *\nDisallow: /a\nSitemap: https://h.test/a.xml\nSitemap: https://h.test/b.xml", []string{"/b.xml"}, "2024-03-05 by https://h.test/b.xml"},
		"elsewhere":  {"Sitemap: https://other.test/b.xml\nSitemap: ftp://h.test/b.xml", []string{"/sitemap.xml"}, ""},
		"many":       {strings.Repeat("Sitemap: /0.xml\n", 9) + "Sitemap: /b.xml", []string{"/0.xml"}, ""},
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": text(c.robots), "/": text("page"), "/b.xml": text("page https://h.test/ 2024-03-05"), "/a.xml": text("")}))
			web.Handle("other.test", site(map[string]http.HandlerFunc{"/b.xml": text("page https://h.test/ 2024-03-05")}))
			v := visitOf(t, dating(web), "https://h.test/")
			equal(t, name+": requests", asked(web, "h.test"), append([]string{"/robots.txt", "/"}, c.asked...))
			equal(t, name+": requests elsewhere", asked(web, "other.test"), nil)
			if got := toldOf(v); got != c.told {
				t.Errorf("%s: told %q, want %q", name, got, c.told)
			}
			startsApart(t, web, "h.test", time.Second)
		})
	}
}

func TestASitemapOfTheSitesOtherHostTakesItsTurnThere(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.h.test", site(map[string]http.HandlerFunc{"/robots.txt": text("Sitemap: https://b.h.test/s.xml"), "/": text("page")}))
		web.Handle("b.h.test", site(map[string]http.HandlerFunc{"/1": text("page"), "/2": text("page"), "/s.xml": text("page https://a.h.test/ 2024-03-05")}))
		visits := visitsOf(t, dating(web), dues("https://a.h.test/", "https://b.h.test/1", "https://b.h.test/2"))
		if got := toldOf(visits["https://a.h.test/"]); got != "2024-03-05 by https://b.h.test/s.xml" {
			t.Errorf("told %q, want the date", got)
		}
		startsApart(t, web, "b.h.test", time.Second)
	})
}

func TestAHostIsSentFewRequestsForItsSitemaps(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		asks := 0
		web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/robots.txt":
				http.NotFound(w, r)
			case strings.HasPrefix(r.URL.Path, "/s"): // a sitemap that names itself and ever new ones
				asks++
				fmt.Fprintf(w, "more https://h.test/sitemap.xml\nmore https://h.test%s\nmore https://h.test/s%d\nmore https://h.test/s%d\n", r.URL.Path, 2*asks, 2*asks+1)
			default:
				w.Header().Set("X-Feed", "https://h.test/s/feed"+r.URL.Path)
				io.WriteString(w, "page")
			}
		}))
		visitsOf(t, dating(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
		if asks != listingsADay {
			t.Errorf("asked for %d sitemaps and feeds, want %d: %v", asks, listingsADay, asked(web, "h.test"))
		}
		startsApart(t, web, "h.test", time.Second)
	})
}

func TestAnIndexLeadsToTheSitemapThatListsThePage(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/": text("page"), "/sitemap.xml": redirectTo("/index.xml"),
			"/index.xml": text("more https://h.test/pages.xml\nmore https://other.test/x.xml\nmore https://h.test/posts.xml"),
			"/pages.xml": text("page https://h.test/ 2024-03-05"), "/posts.xml": text(""),
		}))
		if got := toldOf(visitOf(t, dating(web), "https://h.test/")); got != "2024-03-05 by https://h.test/pages.xml" {
			t.Errorf("told %q, want the date", got)
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/", "/sitemap.xml", "/index.xml", "/pages.xml"})
	})
}

func TestASitemapThatCannotBeReadIsNotAskedForAgainThatDay(t *testing.T) {
	for name, bad := range map[string]http.HandlerFunc{
		"missing": http.NotFound, "ill": status(500),
		"redirected in a circle": redirectTo("/sitemap.xml"),
		"an error with a date": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(404)
			io.WriteString(w, "page https://h.test/1 2024-03-05")
		},
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": text("page"), "/2": text("page"), "/sitemap.xml": bad}))
			c := remembering(t, dating(web))
			for range 2 {
				for u, v := range oneRound(t, c, dues("https://h.test/1", "https://h.test/2")) {
					if v.Status != 200 || len(v.Told) != 0 {
						t.Errorf("%s: %s: got status %d, told %v, want 200 and nothing", name, u, v.Status, v.Told)
					}
				}
			}
			times := 0
			for _, path := range asked(web, "h.test") {
				if path == "/sitemap.xml" {
					times++
				}
			}
			if times != 1 {
				t.Errorf("%s: asked %d times for the sitemap, want once", name, times)
			}
		})
	}
}

func TestAPagesFeedIsAskedWhereItsSitemapSaysNothing(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		feed := "page https://h.test/1 2024-03-01\npage https://h.test/2 2024-03-02\n"
		named := func(to string) http.HandlerFunc {
			return func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("X-Feed", to)
				io.WriteString(w, "page")
			}
		}
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/1": named("https://h.test/feed"), "/2": named("https://h.test/feed"), "/3": named("https://h.test/feed"), "/4": named("https://other.test/feed"),
			"/sitemap.xml": text("page https://h.test/3 2024-03-03"), "/feed": text(feed),
		}))
		visits := visitsOf(t, dating(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3", "https://h.test/4"))
		for page, want := range map[string]string{
			"1": "2024-03-01 by https://h.test/feed", "2": "2024-03-02 by https://h.test/feed", "3": "2024-03-03 by https://h.test/sitemap.xml", "4": "",
		} {
			if got := toldOf(visits["https://h.test/"+page]); got != want {
				t.Errorf("page %s was told %q, want %q", page, got, want)
			}
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/1", "/sitemap.xml", "/feed", "/2", "/3", "/4"})
		equal(t, "requests elsewhere", asked(web, "other.test"), nil)
	})
}

func TestAPageIsKnownByWhereItWasFoundAndByItsOwnName(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("www.h.test", site(map[string]http.HandlerFunc{
			"/old": redirectTo("/new/"), "/new/": text("page"), "/named": text("page"), "/rooted": text("page"),
			"/sitemap.xml": text("page https://h.test/new 2024-03-01\npage https://h.test/own 2024-03-02\npage https://h.test/ 2024-03-03\n"),
		}))
		o := dating(web)
		plain := o.Read
		o.Read = func(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
			p := plain(body, header, at, want)
			p.Canonical = map[string]string{"/named": "https://www.h.test/own", "/rooted": "https://www.h.test/"}[at.Path]
			return p
		}
		for from, want := range map[string]string{
			"old": "2024-03-01 by https://www.h.test/sitemap.xml", "named": "2024-03-02 by https://www.h.test/sitemap.xml", "rooted": "",
		} {
			if got := toldOf(visitOf(t, o, "https://www.h.test/"+from)); got != want {
				t.Errorf("%s was told %q, want %q", from, got, want)
			}
		}
	})
}

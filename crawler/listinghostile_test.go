package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// feeding answers with a page that names a feed.
func feeding(feed string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Feed", feed)
		fmt.Fprint(w, "page")
	}
}

func TestWhatIsPrivateGoesToListingsOfTheVisitsOriginOnly(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		all := site(map[string]http.HandlerFunc{
			"/robots.txt": text("Sitemap: http://h.test/plain.xml\nSitemap: https://b.h.test/other.xml\nSitemap: /own.xml"),
			"/":           feeding("https://b.h.test/feed"), "/own.xml": text(""), "/other.xml": text(""), "/plain.xml": text(""), "/feed": text(""),
		})
		web.Handle("h.test", all)
		web.Handle("b.h.test", all)
		o := dating(web)
		o.Hosts = hosts{"h.test": {Headers: map[string]string{"X-Key": "k"}}, "b.h.test": {Headers: map[string]string{"X-Key": "k"}}}
		visitOf(t, o, "https://me:secret@h.test/")
		listings := 0
		for _, r := range web.Requests() {
			isRobots := r.Path == "/robots.txt"
			if r.Path != "/" && !isRobots {
				listings++
			}
			want := r.Scheme == "https" && r.Host == "h.test"
			if key, user := r.Header.Get("X-Key") != "", r.Header.Get("Authorization") != ""; key != want || user != (want && !isRobots) {
				t.Errorf("%s://%s%s: the host's own header: %v, the password: %v, want the header: %v", r.Scheme, r.Host, r.Path, key, user, want)
			}
		}
		if listings != 4 {
			t.Errorf("%d listings were asked for, want 4", listings)
		}
	})
}

func TestASitemapDoesNotLeadToAnotherSite(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": feeding("https://h.test/feed"), "/sitemap.xml": redirectTo("https://victim.test/s.xml"), "/feed": redirectTo("https://victim.test/feed")}))
		web.Handle("victim.test", site(map[string]http.HandlerFunc{"/s.xml": text("page https://h.test/ 2024-03-05\nmore https://victim.test/more.xml")}))
		if v := visitOf(t, dating(web), "https://h.test/"); v.Status != 200 || toldOf(v) != "" {
			t.Errorf("got status %d, told %q, want 200 and nothing", v.Status, toldOf(v))
		}
		equal(t, "requests elsewhere", asked(web, "victim.test"), nil)
	})
}

// countedDues counts how often an entry of them is looked at.
type countedDues struct {
	Dues
	looks *int
}

func (d countedDues) Entry(i int) linkwatch.Entry {
	*d.looks++
	return d.Dues.Entry(i)
}

func TestAHostWithManyFeedsIsNotLookedThroughForEach(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		const pages = 400
		var all []string
		for i := range pages {
			all = append(all, fmt.Sprintf("https://h.test/%d", i))
		}
		web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case strings.HasPrefix(r.URL.Path, "/feed"):
			case r.URL.Path == "/robots.txt", r.URL.Path == "/sitemap.xml":
				http.NotFound(w, r)
			default:
				feeding("https://h.test/feed"+r.URL.Path)(w, r)
			}
		}))
		o := dating(web)
		o.HostDelay = 0
		looks := 0
		for range remembering(t, o).Visits(t.Context(), countedDues{dues(all...), &looks}) {
		}
		if looks > 20*pages {
			t.Errorf("%d looks at the entries of %d pages, want few for each", looks, pages)
		}
	})
}

package crawler

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestProbesAreFew(t *testing.T) {
	for _, c := range []struct{ entries, most int }{{1, 1}, {3, 3}, {10, 3}, {200, probesAtLeast + 200/visitsPerProbe}} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			var due []Due
			for i := range c.entries {
				host := fmt.Sprintf("h%d.test", i)
				web.Handle(host, soft(html("missing"), map[string]http.HandlerFunc{"/page": html("page")}))
				due = append(due, dues("https://"+host+"/page")...)
			}
			o := doubting(web)
			o.Parallel = 5
			probed := 0
			for _, v := range visitsOf(t, o, due) {
				if v.Probe.Status == 200 {
					probed++
				}
			}
			if probed > c.most || probed < c.most-1 || len(web.Requests()) != c.entries+probed {
				t.Errorf("%d entries: %d probes, %d requests, want %d probes", c.entries, probed, len(web.Requests()), c.most)
			}
		})
	}
}

func TestTheRedirectsOfAProbeCountToo(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		pages := map[string]http.HandlerFunc{"/a/": html("a"), "/a/page": html("page"), "/b/page": html("page"), "/1": redirectTo("/2"), "/2": status(200, "Refresh", "0; url=/3"), "/3": html("missing")}
		web.Handle("h.test", soft(redirectTo("/1"), pages))
		o := doubting(web)
		visits := visitsOf(t, o, dues("https://h.test/a/page", "https://h.test/b/page"))
		a, b := visits["https://h.test/a/page"].Probe, visits["https://h.test/b/page"].Probe
		if a.FinalURL != "https://h.test/3" || !b.At.IsZero() {
			t.Errorf("got probes %+v, %+v, want the first with four requests, and no room for another", a, b)
		}
	})
}

func TestAProbeDelaysNobodyElse(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, map[string]http.HandlerFunc{"/page": html("page")}))
		web.Handle("other.test", http.NotFoundHandler())
		o := doubting(web)
		o.Parallel = 2
		start := time.Now()
		took := map[linkwatch.EntryID]time.Duration{}
		c := remembering(t, o)
		for v := range c.Visits(t.Context(), dues("https://h.test/page", "https://other.test/")) {
			took[v.Entry] = time.Since(start)
		}
		want := map[linkwatch.EntryID]time.Duration{"https://other.test/": 5 * time.Second, "https://h.test/page": time.Second + DefaultTimeout}
		if !reflect.DeepEqual(took, want) {
			t.Errorf("visits came after %v, want %v", took, want)
		}
	})
}

func TestAHostThatWantsToBeLeftAloneIsNotProbed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		closing := status(429, "Retry-After", "3600")
		web.Handle("before.test", soft(html("missing"), map[string]http.HandlerFunc{"/1": late(1500*time.Millisecond, html("page")), "/2": closing}))
		web.Handle("while.test", soft(html("missing"), map[string]http.HandlerFunc{"/1": late(1500*time.Millisecond, closing), "/2": html("page")}))
		o := doubting(web)
		o.HostParallel = 2
		visits := visitsOf(t, o, dues("https://before.test/1", "https://before.test/2", "https://while.test/1", "https://while.test/2"))
		for host, page := range map[string]string{"before.test": "/1", "while.test": "/2"} {
			v := visits["https://"+host+page]
			if v.Status != 200 || !v.Probe.At.IsZero() {
				t.Errorf("the host closed %s: got status %d, probe %+v, want 200 without a probe", host, v.Status, v.Probe)
			}
			equal(t, "requests", asked(web, host), []string{"/1", "/2"})
		}
	})
}

func TestAHostThatKeepsFailingIsNotProbed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		silent := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{
			"/1": silent, "/2": silent, "/3": silent,
			"/page": func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(1950 * time.Millisecond) // until the others have failed
				html("page")(w, r)
			},
		}))
		o := doubting(web)
		o.Timeout, o.Hosts = 2*time.Second, hosts{"h.test": {Parallel: 4, Delay: 100 * time.Millisecond}}
		v := visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3", "https://h.test/page"))["https://h.test/page"]
		if v.Status != 200 || !v.Probe.At.IsZero() {
			t.Errorf("got status %d, probe %+v, want 200 without a probe", v.Status, v.Probe)
		}
	})
}

func TestAProbeThatIsSentToAClosedHostHasNoAnswer(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(redirectTo("https://closed.test/home"), map[string]http.HandlerFunc{"/page": html("page")}))
		web.Handle("closed.test", soft(html("home"), map[string]http.HandlerFunc{"/": status(429, "Retry-After", "3600")}))
		v := visitsOf(t, doubting(web), dues("https://h.test/page", "https://closed.test/"))["https://h.test/page"]
		if p := v.Probe; p.At.IsZero() || p.Status != 0 || v.Status != 200 || len(v.Hops) != 0 {
			t.Errorf("got status %d, probe %+v, want 200 and a probe without answer", v.Status, p)
		}
		equal(t, "requests", asked(web, "closed.test"), []string{"/"})
	})
}

func TestABrokenOffProbeIsNone(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, map[string]http.HandlerFunc{"/page": html("page"), "/a/page": html("page")}))
		c := remembering(t, doubting(web))
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		var told []linkwatch.EntryID
		for v := range c.Visits(ctx, dues("https://h.test/page", "https://h.test/a/page")) {
			if told = append(told, v.Entry); v.Page.Title != "page" || !v.Probe.At.IsZero() {
				t.Errorf("got %+v, want the page and no probe", v)
			}
		}
		equal(t, "visits told", told, []linkwatch.EntryID{"https://h.test/page"}) // it was made: only its probe was under way
		if len(c.probes.in) != 0 {
			t.Errorf("%d probes are remembered, want none", len(c.probes.in))
		}
	})
}

func TestAProbeKnowsTheEntrysPasswordAtItsHostOnly(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/page": html("page"), "/away": redirectTo("https://other.test/page")}))
		web.Handle("other.test", soft(html("missing"), map[string]http.HandlerFunc{"/page": html("page")}))
		visits := visitsOf(t, doubting(web), dues("https://me:secret@h.test/page", "https://me:secret@h.test/away"))
		for url, v := range visits {
			if v.Probe.Status != 200 || strings.Contains(v.Probe.URL+v.Probe.FinalURL, "secret") {
				t.Errorf("%s: got probe %+v, want one that tells no password", url, v.Probe)
			}
		}
		for _, r := range web.Requests() {
			if got := r.Header.Get("Authorization") != ""; got != (r.Host == "h.test") {
				t.Errorf("%s%s: authorized: %v", r.Host, r.Path, got)
			}
		}
	})
}

func TestWhatIsPrivateGoesWithAProbeToTheVisitsOriginOnly(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{"/a/page": html("page"), "/away": redirectTo("http://h.test/b/page"), "/b/page": html("page")}))
		o := doubting(web)
		o.Hosts = hosts{"h.test": {Headers: map[string]string{"X-Key": "k"}}}
		visits := visitsOf(t, o, dues("https://h.test/a/page", "https://h.test/away"))
		for url, v := range visits {
			if v.Probe.Status != 200 {
				t.Errorf("%s: got probe %+v, want one with an answer", url, v.Probe)
			}
		}
		for _, r := range web.Requests() {
			if got, want := r.Header.Get("X-Key") != "", r.Scheme == "https"; got != want {
				t.Errorf("%s://%s%s: the host's own header: %v, want %v", r.Scheme, r.Host, r.Path, got, want)
			}
		}
	})
}

func TestAVisitDoesNotWaitForAProbeOfAHostThatIsPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", soft(html("missing"), map[string]http.HandlerFunc{
			"/page": late(5500*time.Millisecond, html("page")), // its probe then waits for its turn
			"/2":    late(time.Second, status(429, "Retry-After", "3600")),
		}))
		web.Handle("other.test", soft(html("missing"), map[string]http.HandlerFunc{"/": late(25*time.Second, html("page"))}))
		o := doubting(web)
		o.HostDelay, o.HostParallel = 5*time.Second, 2
		start := time.Now()
		for v := range remembering(t, o).Visits(t.Context(), dues("https://h.test/page", "https://h.test/2", "https://other.test/")) {
			if took := time.Since(start); v.Entry == "https://h.test/page" && (v.Status != 200 || took > 15*time.Second) {
				t.Errorf("got status %d after %v, want 200 as soon as its host is put aside", v.Status, took)
			}
		}
	})
}

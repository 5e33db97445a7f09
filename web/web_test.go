package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

var everyPage = []string{"/", "/entries/gone", "/entries/taken", "/entries/fresh", "/report", "/report/2026-11-16", "/rounds", "/nowhere"}

func TestEveryAnswerProtectsItsReader(t *testing.T) {
	w := newWorld()
	for _, target := range append(everyPage, "/api/v1/entries", "/api/openapi.json", "/assets/none.css") {
		h := w.ask(http.MethodGet, target).Header()
		for name, want := range map[string]string{
			"Content-Security-Policy": contentPolicy, "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s: got %q, want %q", target, name, got, want)
			}
		}
	}
	for _, want := range []string{"default-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(contentPolicy, want) || strings.Contains(contentPolicy, "unsafe") {
			t.Errorf("policy: got %q, want %q in it and nothing unsafe", contentPolicy, want)
		}
	}
}

func TestPagesLoadOnlyWhatLinkwatchServes(t *testing.T) {
	w := newWorld()
	for _, target := range everyPage {
		doc, err := goquery.NewDocumentFromReader(w.ask(http.MethodGet, target).Body)
		if err != nil {
			t.Fatal(err)
		}
		loaded := 0
		doc.Find("script, link, img, use, iframe, object, embed, video, audio, source").Each(func(_ int, s *goquery.Selection) {
			address := s.AttrOr("src", s.AttrOr("href", ""))
			file, _, _ := strings.Cut(address, "#")
			if !strings.HasPrefix(file, "/assets/") {
				t.Errorf("%s: got %s of %q, want it under /assets/", target, goquery.NodeName(s), address)
				return
			}
			loaded++
			if got := w.ask(http.MethodGet, file); got.Code != http.StatusOK || !strings.Contains(got.Header().Get("Cache-Control"), "immutable") {
				t.Errorf("%s: %s: got %d, Cache-Control %q; want 200 for good", target, file, got.Code, got.Header().Get("Cache-Control"))
			}
		})
		if loaded < 4 {
			t.Errorf("%s: got %d assets, want icon, picture and two style sheets at least", target, loaded)
		}
		if n := doc.Find("style, [style], [onclick], script:not([src])").Length(); n != 0 {
			t.Errorf("%s: got %d inline styles or scripts, want none: the policy forbids them", target, n)
		}
	}
}

func TestStyleSheetsLoadNothingElse(t *testing.T) {
	reference := regexp.MustCompile(`(?i)(?:url\(\s*["']?|@import\s+["']?)([^"')]{0,40})`)
	for name, content := range loadAssets() {
		if !strings.HasSuffix(name, ".css") {
			continue
		}
		for _, m := range reference.FindAllStringSubmatch(string(content), -1) {
			if !strings.HasPrefix(m[1], "data:image/svg+xml,") {
				t.Errorf("%s: got a reference to %q, want only pictures inside it", name, m[1])
			}
		}
	}
}

func TestOnlyTheOverviewRunsAScript(t *testing.T) {
	w := newWorld()
	for _, target := range everyPage {
		doc, err := goquery.NewDocumentFromReader(w.ask(http.MethodGet, target).Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := doc.Find("script").Length() == 1, target == "/"; got != want {
			t.Errorf("%s: got a script %v, want %v", target, got, want)
		}
	}
}

func TestEveryPageHasATitleAHeadingAndAWayRound(t *testing.T) {
	w := newWorld()
	for _, target := range everyPage {
		doc, err := goquery.NewDocumentFromReader(w.ask(http.MethodGet, target).Body)
		if err != nil {
			t.Fatal(err)
		}
		for selector, want := range map[string]int{"html[lang=en]": 1, "h1": 1, "main#main": 1, "a.skip[href='#main']": 1, "nav[aria-label=Main] a": 3, "title": 1} {
			if got := doc.Find(selector).Length(); got != want {
				t.Errorf("%s: %s: got %d, want %d", target, selector, got, want)
			}
		}
		seen := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id := s.AttrOr("id", "")
			if seen[id] {
				t.Errorf("%s: got id %q twice, want it once", target, id)
			}
			seen[id] = true
		})
	}
}

func TestWhatIsNotThereIsSaidKindly(t *testing.T) {
	w := newWorld()
	for target, want := range map[string]string{
		"/nowhere":                             "There is no page at this address.",
		"/entries/none":                        "The catalog has no entry of this name.",
		"/entries/" + strings.Repeat("x", 300): "The catalog has no entry of this name.",
		"/report/yesterday":                    "There is no report of this day.",
		"/report/2026-11-23":                   "There is no report of this day.",
	} {
		doc := w.read(t, target, http.StatusNotFound)
		wantWords(t, doc, "h1", "Not found")
		wantWords(t, doc, ".lead", want)
	}
}

func TestAnInnerFaultIsLoggedAndNotShown(t *testing.T) {
	var logged strings.Builder
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, nil)))
	defer slog.SetDefault(before)
	w := newWorld()
	w.fault = errOfTest
	for _, target := range []string{"/", "/entries/gone", "/report", "/report/2026-11-16", "/rounds", "/api/v1/entries", "/api/v1/entries/gone", "/api/v1/rounds"} {
		logged.Reset()
		answer := w.ask(http.MethodGet, target)
		if answer.Code != http.StatusInternalServerError || strings.Contains(answer.Body.String(), errOfTest.Error()) {
			t.Errorf("%s: got %d %s, want 500 without the inner fault", target, answer.Code, answer.Body)
		}
		if !strings.Contains(logged.String(), errOfTest.Error()) {
			t.Errorf("%s: logged %q, want the inner fault %q", target, logged.String(), errOfTest)
		}
	}
}

func TestHEADAnswersLikeGETWithoutABody(t *testing.T) {
	server := httptest.NewServer(New(newWorld().source()))
	defer server.Close()
	for _, target := range append(everyPage, "/api/v1/rounds") {
		get, err := server.Client().Get(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		get.Body.Close()
		head, err := server.Client().Head(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		head.Body.Close()
		if head.StatusCode != get.StatusCode || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") {
			t.Errorf("HEAD %s: got %d %s, want %d %s as GET", target, head.StatusCode, head.Header.Get("Content-Type"), get.StatusCode, get.Header.Get("Content-Type"))
		}
	}
}

func TestOnlyGETAndHEADExist(t *testing.T) {
	w := newWorld()
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, "BREW"} {
		for _, target := range append(everyPage, "/api/v1/entries", "/api/v1/none", "/assets/none.css") {
			answer := w.ask(method, target)
			if answer.Code != http.StatusMethodNotAllowed || answer.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: got %d, Allow %q; want 405, GET, HEAD", method, target, answer.Code, answer.Header().Get("Allow"))
			}
		}
	}
}

func TestRequestsInAnotherSitesNameAreRefused(t *testing.T) {
	answer := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "/", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	New(newWorld().source()).ServeHTTP(answer, r)
	if answer.Code != http.StatusForbidden {
		t.Errorf("cross-site POST: got %d, want %d", answer.Code, http.StatusForbidden)
	}
}

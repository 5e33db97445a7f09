package crawler

import (
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestMain(m *testing.M) {
	if os.Getenv(serveWord) != "" {
		serveLoad()
		return
	}
	slog.SetDefault(slog.New(slog.DiscardHandler)) // panics are logged, and some are meant here
	goleak.VerifyTestMain(m)
}

// onWeb runs a test in a bubble of fake time with a web of its own.
func onWeb(t *testing.T, test func(t *testing.T, web *fakeweb.Web)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		web := fakeweb.New(fakeweb.Options{})
		defer web.Close()
		test(t, web)
	})
}

// options are those of a patient crawler on the web.
func options(web *fakeweb.Web) Options {
	return Options{
		HostDelay: time.Second, RetryPause: 5 * time.Second,
		Network: Network{Lookup: web.Lookup, Dial: web.Dial}, Roots: web.Roots(), Read: read,
	}
}

var titleTag = regexp.MustCompile(`<title>([^<]*)</title>`)

// read is a small reader of pages.
func read(body io.Reader, header http.Header, _ *url.URL, want []linkwatch.Fact) linkwatch.Page {
	text, _ := io.ReadAll(body)
	p := linkwatch.Page{Bytes: int64(len(text)), ContentType: header.Get("Content-Type"), Facts: want}
	if len(text) > 0 {
		p.Hash = fmt.Sprintf("%x", sha256.Sum256(text))
	}
	if m := titleTag.FindSubmatch(text); m != nil {
		p.Title = string(m[1])
	}
	return p
}

// dues makes an entry of each URL, named by it.
func dues(urls ...string) Dues {
	due := make(Dues, len(urls))
	for i, u := range urls {
		due[i].Entry = linkwatch.Entry{ID: linkwatch.EntryID(u), URL: u}
	}
	return due
}

// visitsOf makes all visits and sorts them by entry.
func visitsOf(t *testing.T, o Options, due Dues) map[string]linkwatch.Visit {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return oneRound(t, c, due)
}

// oneRound makes all visits of a crawler that has more rounds.
func oneRound(t *testing.T, c *Crawler, due Dues) map[string]linkwatch.Visit {
	t.Helper()
	visits := map[string]linkwatch.Visit{}
	for v := range c.Visits(t.Context(), due) {
		if _, twice := visits[string(v.Entry)]; twice {
			t.Errorf("entry %s: visited twice in one round", v.Entry)
		}
		visits[string(v.Entry)] = v
	}
	if len(visits) != len(due) {
		t.Errorf("visits of %d entries, want %d", len(visits), len(due))
	}
	return visits
}

// visitOf makes one visit.
func visitOf(t *testing.T, o Options, url string) linkwatch.Visit {
	t.Helper()
	return visitsOf(t, o, dues(url))[url]
}

// say answers every path with a small page.
func say(title string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, "<title>%s</title>", title)
	})
}

// site answers by path; what is missing is a 404.
func site(pages map[string]http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page, ok := pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

// status answers with a status and header lines.
func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

// redirectTo answers with a temporary redirect.
func redirectTo(to string) http.HandlerFunc { return status(http.StatusFound, "Location", to) }

// inTurn answers with each handler once, then always with the last.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := handlers[0]
		if len(handlers) > 1 {
			handlers = handlers[1:]
		}
		h(w, r)
	}
}

// late answers as another does, but only after a while.
func late(by time.Duration, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(by)
		h(w, r)
	}
}

// text answers with the text.
func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, s) }
}

// asked gives the paths that were requested of a host, in order.
func asked(web *fakeweb.Web, host string) []string {
	var paths []string
	for _, r := range web.Requests() {
		if r.Host == host {
			paths = append(paths, r.Path)
		}
	}
	return paths
}

// startsApart fails the test if two requests to a host began closer than the pause.
func startsApart(t *testing.T, web *fakeweb.Web, host string, pause time.Duration) {
	t.Helper()
	var last time.Time
	for _, r := range web.Requests() {
		if r.Host != host {
			continue
		}
		if gap := r.At.Sub(last); !last.IsZero() && gap < pause {
			t.Errorf("%s%s came %s after the request before, want %s at least", host, r.Path, gap, pause)
		}
		last = r.At
	}
}

// equal fails the test unless two lists are the same.
func equal[S ~[]E, E comparable](t *testing.T, what string, got, want S) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// dialsTo counts the dials to a host.
func dialsTo(t *testing.T, web *fakeweb.Web, host string) int {
	t.Helper()
	web.Fault(host, "") // which might hide its address
	addrs, err := web.Lookup(t.Context(), host)
	if err != nil || len(addrs) != 1 {
		t.Fatalf("%s: addresses %v, error %v, want one", host, addrs, err)
	}
	n := 0
	for _, dial := range web.Dials() {
		if strings.HasPrefix(dial, addrs[0].String()+":") {
			n++
		}
	}
	return n
}

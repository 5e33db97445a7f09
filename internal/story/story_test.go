package story

import (
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

func entries(n int) []linkwatch.Entry {
	list := make([]linkwatch.Entry, n)
	for i := range list {
		list[i] = linkwatch.Entry{
			ID: linkwatch.EntryID(fmt.Sprintf("entry-%d", i)), Title: fmt.Sprintf("Resource %d", i), Kind: linkwatch.Webpage,
			URL: fmt.Sprintf("https://site%d.example.org/page?n=%d", i, i), Policy: linkwatch.Policy{MaxAge: 365 * day},
		}
	}
	return list
}

// answers asks for every entry's page and counts the answers by status; 0 for none.
func answers(w *World, list []linkwatch.Entry) map[int]int {
	transport := &http.Transport{DialContext: nil, DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: w.Web().Roots(), Time: w.now}}
	transport.DialContext = dialer(w)
	client := http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	counts := map[int]int{}
	for _, e := range list {
		status := 0
		if r, err := client.Get(e.URL); err == nil {
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
			status = r.StatusCode
		}
		counts[status]++
	}
	return counts
}

func TestEveryAddressIsServedAtTheStart(t *testing.T) {
	start := time.Date(2026, 9, 27, 0, 0, 0, 0, time.UTC)
	list := entries(60)
	w := New(list, start, func() time.Time { return start })
	defer w.Close()
	if got := answers(w, list); got[200] != len(list) {
		t.Errorf("answers at the start: %v, want %d of 200", got, len(list))
	}
}

func TestAddressesAreServedHoweverTheyAreWritten(t *testing.T) {
	start := time.Date(2026, 9, 27, 0, 0, 0, 0, time.UTC)
	var list []linkwatch.Entry
	for i, u := range []string{"https://EXAMPLE.org/Upper", "https://a.example.org:8443/x", "https://a.example.org/b/../c", "https://a.example.org/é?q=ü", "https://a.example.org"} {
		list = append(list, linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprint(i)), URL: u})
	}
	w := New(list, start, func() time.Time { return start })
	defer w.Close()
	list[2].URL = "https://a.example.org/c" // what a client sends
	if got := answers(w, list); got[200] != len(list) {
		t.Errorf("answers: %v, want %d of 200", got, len(list))
	}
}

func TestTheStoryRunsToItsEnd(t *testing.T) {
	now := time.Date(2026, 9, 27, 0, 0, 0, 0, time.UTC)
	list := entries(60)
	w := New(list, now, func() time.Time { return now })
	defer w.Close()
	now = now.Add(4*week + day + 2*time.Hour)
	w.Advance(now)
	if got := answers(w, list); got[0] != len(list) {
		t.Errorf("answers in the outage: %v, want none", got)
	}
	now = now.Add(4 * week)
	w.Advance(now)
	got := answers(w, list)
	for status, least := range map[int]int{0: 3, 200: 40, 301: 3, 403: 2, 404: 2, 410: 1} {
		if got[status] < least {
			t.Errorf("answers at the end: %v, want at least %d of %d", got, least, status)
		}
	}
}

func TestASmallCatalogHasAStoryToo(t *testing.T) {
	now := time.Date(2026, 9, 27, 0, 0, 0, 0, time.UTC)
	w := New(entries(1), now, func() time.Time { return now })
	defer w.Close()
	w.Advance(now.Add(Length))
}

func TestThePageSaysWhenItWasEdited(t *testing.T) {
	e := entries(1)[0]
	start := time.Date(2026, 9, 27, 0, 0, 0, 0, time.UTC)
	w := New([]linkwatch.Entry{e}, start, func() time.Time { return start })
	defer w.Close()
	p := w.pages["site0.example.org/page?n=0"]
	p.dated, p.edited, p.rhythm = inWords, start, week
	var text strings.Builder
	p.write(&answer{Writer: &text, header: http.Header{}}, &http.Request{Header: http.Header{}}, start.Add(8*day))
	if want := "Last updated: October 4, 2026"; !strings.Contains(text.String(), want) {
		t.Errorf("page = %s\nwant %q in it", text.String(), want)
	}
}

// answer is a response writer over a text.
type answer struct {
	io.Writer
	header http.Header
}

func (a *answer) Header() http.Header { return a.header }
func (a *answer) WriteHeader(int)     {}

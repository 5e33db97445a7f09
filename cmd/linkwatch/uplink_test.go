package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// A line is our own network: it can be cut and mended.
type line struct {
	*fakeweb.Web
	cut atomic.Bool
}

var errCut = errors.New("network is unreachable")

func (l *line) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if l.cut.Load() {
		return nil, &net.DNSError{Err: "no answer", Name: host, IsTimeout: true}
	}
	return l.Lookup(ctx, host)
}

func (l *line) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if l.cut.Load() {
		return nil, errCut
	}
	return l.Dial(ctx, network, address)
}

// roundOverLine makes a round over thirty sites, of which the line is cut once
// ten have been visited, for a while; and gives it with the verdicts of before
// and after.
func roundOverLine(t *testing.T, while time.Duration, look func(r linkwatch.Round, before, after map[linkwatch.Health]int, requests map[string]int)) {
	synctest.Test(t, func(t *testing.T) {
		l := &line{Web: fakeweb.New(fakeweb.Options{})}
		defer l.Close()
		text := "version: 1\nentries:\n"
		requests := map[string]int{}
		for i := range 30 {
			host := fmt.Sprintf("a%02d.test", i)
			guide := fakeweb.Page("Guide", "<p>Here. Last updated: December 1, 1999.") // which no sitemap need say
			l.Handle(host, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(100 * time.Millisecond) // so that visits are told while others are still to come
				guide.ServeHTTP(w, r)
			}))
			text += fmt.Sprintf("- {id: a%02d, title: Guide, url: \"https://%s/guide\"}\n", i, host)
		}
		list, err := catalog.Parse("catalog.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		e := env{stdout: newTalk(), stderr: newTalk(), now: time.Now, roots: l.Roots(),
			network: crawler.Network{Lookup: l.lookup, Dial: l.dial}}
		f := &crawlFlags{parallel: 2, hostParallel: 1, hostDelay: time.Second, timeout: 30 * time.Second, maxBody: 1 << 20, robots: "obey"}
		w, err := open(t.Context(), e, &commonFlags{database: ":memory:"}, list, f)
		if err != nil {
			t.Fatal(err)
		}
		defer w.close()
		all := newSelection(list)
		for i := range all {
			all[i] = true
		}
		w.kept = func(linkwatch.Visit) {}
		if _, err := w.round(t.Context(), w.dueOf(all), true); err != nil {
			t.Fatal(err)
		}
		before := healthsOf(t, w)
		time.Sleep(24 * time.Hour)
		earlier := len(l.Requests())

		visited := 0
		w.kept = func(linkwatch.Visit) {
			if visited++; visited == 10 {
				l.cut.Store(true)
				time.AfterFunc(while, func() { l.cut.Store(false) })
			}
		}
		r, err := w.round(t.Context(), w.dueOf(all), true)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range l.Requests()[earlier:] {
			if q.Path == "/guide" { // neither robots.txt nor a probe
				requests[q.Host]++
			}
		}
		look(r, before, healthsOf(t, w), requests)
		time.Sleep(time.Hour) // of simulated time: the line is mended
	})
}

func healthsOf(t *testing.T, w *watch) map[linkwatch.Health]int {
	t.Helper()
	verdicts, err := w.verdicts(t.Context(), w.now(), nil, lean)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[linkwatch.Health]int{}
	for v := range verdicts.all() {
		counts[v.Health]++
	}
	return counts
}

func TestARoundGoesOnWhereItWasWhenOurNetworkIsBack(t *testing.T) {
	roundOverLine(t, 2*time.Minute, func(r linkwatch.Round, before, after map[linkwatch.Health]int, requests map[string]int) {
		if r.Inconclusive != "" || r.Visited != 30 || r.Skipped != 0 {
			t.Errorf("the round is %+v, want 30 visited and none skipped", r)
		}
		if before[linkwatch.Healthy] != 30 || after[linkwatch.Healthy] != 30 {
			t.Errorf("healths were %v and are %v, want 30 healthy", before, after)
		}
		twice := 0
		for host, n := range requests {
			if n > 1 {
				twice++
			}
			if n > 2 {
				t.Errorf("%s was asked %d times in one round", host, n)
			}
		}
		if len(requests) != 30 || twice > uplinkWitnesses {
			t.Errorf("%d of %d hosts were asked twice, want 30 asked, and at most %d twice to see whether the network is back", twice, len(requests), uplinkWitnesses)
		}
	})
}

func TestANetworkThatStaysAwayChangesNoVerdict(t *testing.T) {
	roundOverLine(t, time.Hour, func(r linkwatch.Round, before, after map[linkwatch.Health]int, _ map[string]int) {
		if !strings.Contains(r.Inconclusive, "our own network went down after") || r.Visited+r.Skipped != 30 || r.Skipped == 0 {
			t.Errorf("the round is %+v, want it inconclusive, with 30 visited or skipped", r)
		}
		if took := r.Finished.Sub(r.Started); took > 2*uplinkWait {
			t.Errorf("the round took %v, want at most %v", took, 2*uplinkWait)
		}
		if before[linkwatch.Healthy] != 30 || after[linkwatch.Healthy] != 30 {
			t.Errorf("healths were %v and are %v, want 30 healthy", before, after)
		}
	})
}

func TestAnAnswerFromBeforeTheFailuresSaysNothingOfThem(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte("version: 1\nentries:\n- {id: a, title: A, url: \"https://a.test/\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	u := newUplink(list, time.Second)
	at := func(second int) time.Time { return time.Date(2026, 11, 22, 12, 0, second, 0, time.UTC) }
	well := func(second int) linkwatch.Visit {
		return linkwatch.Visit{Entry: "a", URL: "https://a.test/", Status: http.StatusOK, At: at(second)}
	}
	dead := linkwatch.Visit{URL: "https://dead.test/", Failure: linkwatch.Failure{Kind: linkwatch.DNS}, At: at(5)}
	held := 0
	for v := range u.through(slices.Values([]linkwatch.Visit{well(1), dead, well(4), well(6)}), func() {}) {
		if v.At.Equal(at(4)) {
			held = len(u.held)
		}
	}
	if held != 1 || len(u.held) != 0 {
		t.Errorf("%d failures were held back when an answer from before them came, %d after one from after them; want 1, 0", held, len(u.held))
	}
}

func TestHostsThatAreDeadAreNotTakenForOurNetwork(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte("version: 1\nentries:\n- {id: a, title: A, url: \"https://a.test/\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	u := newUplink(list, time.Second)
	well := linkwatch.Visit{Entry: "a", URL: "https://a.test/", Status: http.StatusOK, At: time.Date(2026, 11, 22, 12, 0, 1, 0, time.UTC)}
	visits := []linkwatch.Visit{well}
	for i := range uplinkHosts - 1 {
		visits = append(visits, linkwatch.Visit{URL: fmt.Sprintf("https://dead%d.test/", i), Failure: linkwatch.Failure{Kind: linkwatch.DNS}})
	}
	visits = append(visits, well)
	through := 0
	for range u.through(func(yield func(linkwatch.Visit) bool) {
		for _, v := range visits {
			if !yield(v) {
				return
			}
		}
	}, func() { t.Error("the visits were stopped") }) {
		through++
	}
	if through != len(visits) || u.doubted() {
		t.Errorf("%d of %d visits came through, in doubt: %t; want all, and no doubt", through, len(visits), u.doubted())
	}
}

func TestAHostThatFailedWhileOthersAnsweredSaysNothingOfOurNetwork(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte("version: 1\nentries:\n- {id: a, title: A, url: \"https://a.test/\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	at := func(second int) time.Time { return time.Date(2026, 11, 22, 12, 0, second, 0, time.UTC) }
	well := linkwatch.Visit{Entry: "a", URL: "https://a.test/", Status: http.StatusOK, At: at(20)}
	for name, c := range map[string]struct {
		first int // second of the first attempt
		doubt bool
	}{
		"it had failed before the answer":                 {first: 10},
		"it may have been under way when the answer came": {first: 19, doubt: true},
	} {
		visits := []linkwatch.Visit{well}
		for i := range uplinkHosts {
			visits = append(visits, linkwatch.Visit{
				URL: fmt.Sprintf("https://dead%d.test/", i), Failure: linkwatch.Failure{Kind: linkwatch.Timeout}, At: at(30),
				Attempts: []linkwatch.Attempt{{At: at(c.first)}, {At: at(30)}},
			})
		}
		u := newUplink(list, 2*time.Second)
		through := 0
		for range u.through(slices.Values(visits), func() {}) {
			through++
		}
		if u.doubted() != c.doubt || !c.doubt && through != len(visits) {
			t.Errorf("%s: %d of %d visits came through, in doubt: %t; want in doubt: %t", name, through, len(visits), u.doubted(), c.doubt)
		}
	}
}

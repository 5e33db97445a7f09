package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

const hostsCatalog = `version: 1
hosts:
  slow.test: {delay: 400ms}
  wide.test: {parallel: 3, delay: 1ms}
  hasty.test: {timeout: 300ms}
  named.test: {user_agent: special/1, headers: {Accept-Language: fi}}
  open.test: {robots: ignore}
  a.shared.test: {queue: one}
  b.shared.test: {queue: one}
entries:
  - {id: slow-1, title: A, url: "https://slow.test/1"}
  - {id: slow-2, title: A, url: "https://slow.test/2"}
  - {id: wide-1, title: A, url: "https://wide.test/1"}
  - {id: wide-2, title: A, url: "https://wide.test/2"}
  - {id: wide-3, title: A, url: "https://wide.test/3"}
  - {id: hasty, title: A, url: "https://hasty.test/"}
  - {id: named, title: A, url: "https://named.test/"}
  - {id: other, title: A, url: "https://other.test/"}
  - {id: open, title: A, url: "https://open.test/"}
  - {id: shut, title: A, url: "https://shut.test/"}
  - {id: a1, title: A, url: "https://a.shared.test/1"}
  - {id: a2, title: A, url: "https://a.shared.test/2"}
  - {id: b1, title: A, url: "https://b.shared.test/1"}
  - {id: b2, title: A, url: "https://b.shared.test/2"}
`

// TestEachHostIsVisitedAsTheCatalogSays shows every key of hosts at work, from
// the catalog's text to what the hosts see.
func TestEachHostIsVisitedAsTheCatalogSays(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	for _, host := range []string{"slow", "wide", "hasty", "named", "other", "open", "shut", "a.shared", "b.shared"} {
		web.Handle(host+".test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path != "/robots.txt" && r.Host == "hasty.test":
				<-r.Context().Done() // it never answers
			case r.URL.Path != "/robots.txt":
				time.Sleep(150 * time.Millisecond)
				fakeweb.Page("A", "<p>Changed on 2 March 2026.").ServeHTTP(w, r)
			case r.Host == "open.test" || r.Host == "shut.test":
				w.Write([]byte("User-agent: *\nDisallow: /"))
			default:
				http.NotFound(w, r)
			}
		}))
	}
	visits := checkVisits(t, web, hostsCatalog)
	for id, want := range map[linkwatch.EntryID]linkwatch.Failure{
		"hasty": {Kind: linkwatch.Timeout, Detail: "headers, after 300ms"}, "named": {}, "open": {},
		"shut": {Kind: linkwatch.RobotsKept, Detail: "robots.txt disallows /"},
	} {
		if got := visits[id]; got != want {
			t.Errorf("%s: got failure %+v, want %+v", id, got, want)
		}
	}
	queueOf := func(host string) string { return strings.TrimPrefix(strings.TrimPrefix(host, "a."), "b.") }
	most, starts := map[string]int{}, map[string]time.Time{}
	requests := web.Requests()
	for i, r := range requests {
		queue, inFlight := queueOf(r.Host), 1
		for _, before := range requests[:i] {
			if queueOf(before.Host) == queue && before.Done.After(r.At) {
				inFlight++
			}
		}
		most[queue] = max(most[queue], inFlight)
		// Half of it is longer than any other pause here; how exact one is has to be shown without a busy machine's clock.
		if gap := r.At.Sub(starts[r.Host]); r.Host == "slow.test" && gap < 200*time.Millisecond {
			t.Errorf("slow.test%s came %s after the request before, want 400ms, or half of it at the very least", r.Path, gap)
		}
		starts[r.Host] = r.At
		agent, language := crawler.DefaultUserAgent, ""
		if r.Host == "named.test" {
			agent, language = "special/1", "fi"
		}
		if r.Header.Get("User-Agent") != agent || r.Header.Get("Accept-Language") != language {
			t.Errorf("%s%s was asked by %q in %q, want %q in %q", r.Host, r.Path, r.Header.Get("User-Agent"), r.Header.Get("Accept-Language"), agent, language)
		}
	}
	if most["wide.test"] != 3 || most["shared.test"] != 1 || most["slow.test"] != 1 {
		t.Errorf("requests at once: %v, want three of wide.test, one of slow.test and of those that share a queue", most)
	}
}

// checkVisits checks a catalog and gives how each visit failed.
func checkVisits(t *testing.T, web *fakeweb.Web, catalog string) map[linkwatch.EntryID]linkwatch.Failure {
	t.Helper()
	path := filepath.Join(t.TempDir(), "catalog.yaml")
	if err := os.WriteFile(path, []byte(catalog), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	run(t.Context(), env{
		args:   []string{"check", "--catalog", path, "--db", ":memory:", "--format", "json"},
		stdout: &stdout, stderr: &stderr, now: time.Now, rush: true,
		network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
	})
	var told struct {
		Entries []struct {
			ID    linkwatch.EntryID
			Visit struct{ Failure *linkwatch.Failure }
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &told); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	failures := map[linkwatch.EntryID]linkwatch.Failure{}
	for _, e := range told.Entries {
		failures[e.ID] = linkwatch.Failure{}
		if e.Visit.Failure != nil {
			failures[e.ID] = *e.Visit.Failure
		}
	}
	return failures
}

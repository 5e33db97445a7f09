package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/store"
)

// TestARoundThatIsNotJudgedYetCallsNothingDead looks while a round is under way
// in which our own network may have failed.
func TestARoundThatIsNotJudgedYetCallsNothingDead(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte("version: 1\nentries:\n  - {id: a, title: A, url: \"https://a.test/\"}\n  - {id: b, title: B, url: \"https://b.test/\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "linkwatch.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	w := &watch{store: s, now: func() time.Time { return now }}
	w.catalog.Store(list)
	r := linkwatch.Round{Started: now, Whole: true}
	if r.ID, err = s.StartRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	lost := linkwatch.Attempt{At: now, Failure: linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.NXDomain}}
	gone := linkwatch.Attempt{At: now, Status: 404}
	visits := []linkwatch.Visit{
		{Entry: "a", Round: r.ID, At: now, URL: "https://a.test/", Failure: lost.Failure, Attempts: []linkwatch.Attempt{lost, lost}},
		{Entry: "b", Round: r.ID, At: now, URL: "https://b.test/", Status: 404, Attempts: []linkwatch.Attempt{gone, gone}},
	}
	if err := s.Keep(t.Context(), slices.Values(visits), func(linkwatch.Visit) {}); err != nil {
		t.Fatal(err)
	}
	wantHealths(t, w, now, linkwatch.Unvisited, linkwatch.Broken)
	r.Finished = now
	if err := s.FinishRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	wantHealths(t, w, now, linkwatch.Broken, linkwatch.Broken)
}

func wantHealths(t *testing.T, w *watch, at time.Time, want ...linkwatch.Health) {
	t.Helper()
	verdicts, err := w.verdicts(t.Context(), at, nil, lean)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if v := verdicts.verdict(i); v.Health != want[i] {
			t.Errorf("%s is %v, want %v", v.Entry.ID, v.Health, want[i])
		}
	}
}

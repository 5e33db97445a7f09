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

// TestLongTroubleIsTracedBack has a hotline that was taken over long ago and is
// visited every six hours.
func TestLongTroubleIsTracedBack(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte("version: 1\nentries:\n  - {id: a, title: A guide, url: \"https://a.test/\"}\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "linkwatch.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	r := linkwatch.Round{Started: now}
	if r.ID, err = s.StartRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	r.Finished = now
	if err := s.FinishRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	var visits []linkwatch.Visit
	for i := range 400 { // a hundred days
		v := linkwatch.Visit{Entry: "a", Round: r.ID, At: now.Add(-time.Duration(i) * 6 * time.Hour), URL: "https://a.test/", Status: 200}
		v.Page = linkwatch.Page{Title: "在线娱乐城", Language: "zh", Hash: "b"}
		if i > 300 {
			v.Page = linkwatch.Page{Title: "A guide", Language: "en", Hash: "a"}
		}
		visits = append(visits, v)
	}
	if err := s.Keep(t.Context(), slices.Values(visits), func(linkwatch.Visit) {}); err != nil {
		t.Fatal(err)
	}
	w := &watch{store: s, now: func() time.Time { return now }}
	w.catalog.Store(list)
	verdicts, err := w.verdicts(t.Context(), now, nil, lean)
	if err != nil {
		t.Fatal(err)
	}
	v := verdicts.verdict(0)
	if v.Health != linkwatch.Hijacked {
		t.Fatalf("health = %v, want hijacked", v.Health)
	}
	if days := now.Sub(v.Since).Hours() / 24; days < 65 || days > 76 {
		t.Errorf("since %v, %.0f days ago; want within a week of 75", v.Since, days)
	}
	if days := now.Sub(v.LastWell).Hours() / 24; days < 74 || days > 84 {
		t.Errorf("last well %v, %.0f days ago; want within a week of 75", v.LastWell, days)
	}
}

package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

func TestSparseGivesOneVisitAWeek(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "linkwatch.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) // a Thursday, on which weeks since 1970 begin
	id, err := s.StartRound(t.Context(), linkwatch.Round{Started: start})
	if err != nil {
		t.Fatal(err)
	}
	var visits []linkwatch.Visit
	for day := range 30 {
		for _, entry := range []linkwatch.EntryID{"guide", "other"} {
			visits = append(visits, linkwatch.Visit{Entry: entry, Round: id, At: start.AddDate(0, 0, day), URL: "https://a.test/", Status: 200})
		}
	}
	if err := s.Keep(t.Context(), slices.Values(visits), func(linkwatch.Visit) {}); err != nil {
		t.Fatal(err)
	}
	sparse, err := s.Sparse(t.Context(), "guide", start.AddDate(0, 0, 20), 10)
	if err != nil {
		t.Fatal(err)
	}
	var days []int
	for _, v := range sparse {
		if v.Entry != "guide" {
			t.Errorf("a visit of %s is among those of guide", v.Entry)
		}
		days = append(days, v.At.YearDay())
	}
	if want := []int{15, 8, 1}; !slices.Equal(days, want) {
		t.Errorf("visits of the days %v, want %v", days, want)
	}
}

package store

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// A stretch may end at any visit of an entry, and an entry may have more visits
// than a stretch.
func TestHistoriesAreWholeWhereverAStretchEnds(t *testing.T) {
	s, round := openedAt(t, memory)
	other, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon})
	if err != nil {
		t.Fatal(err)
	}
	var visits []linkwatch.Visit
	each := map[linkwatch.EntryID]int{}
	for i, n := range []int{1, 700, 3, chunk, 1, chunk + 1, 2, 2*chunk + 7, chunk - 1, chunk - 1, 1, 40, 1} {
		id := linkwatch.EntryID(fmt.Sprintf("entry-%02d", i))
		each[id] = n
		for m := range n {
			visits = append(visits, minutes(id, []linkwatch.RoundID{round, other}[m%2], m/2)...) // two at each instant
		}
	}
	keep(t, s, visits...)
	until := noon.AddDate(1, 0, 0)
	for _, n := range []int{1, 3, chunk, chunk + 1, 1 << 30} {
		var ids []linkwatch.EntryID
		for history, err := range s.Histories(t.Context(), until, n) {
			if err != nil {
				t.Fatal(err)
			}
			id := history.Visits[0].Entry
			ids = append(ids, id)
			want, err := past(s, t.Context(), id, until, n)
			if err != nil || len(want) != min(n, each[id]) || !reflect.DeepEqual(history.Visits, want) {
				t.Fatalf("the newest %d of %s: Histories gives %d visits, History %d, %v, want the same %d", n, id, len(history.Visits), len(want), err, min(n, each[id]))
			}
		}
		if len(ids) != len(each) || !slices.IsSorted(ids) { // as they were kept
			t.Errorf("the newest %d: got histories of %q, want those of all %d in order", n, ids, len(each))
		}
	}
}

func TestHistoriesOfNothingAreNone(t *testing.T) {
	s, round := openedAt(t, memory)
	keep(t, s, minutes("a", round, 1, 2)...)
	for name, c := range map[string]struct {
		until time.Time
		n     int
	}{"before all": {noon, 9}, "no visits": {noon.AddDate(1, 0, 0), 0}, "less": {noon.AddDate(1, 0, 0), -1}} {
		for history, err := range s.Histories(t.Context(), c.until, c.n) {
			t.Errorf("%s: got %v, %v, want nothing", name, history, err)
		}
	}
}

func TestHistoriesMayBeLeftAtAnyTime(t *testing.T) {
	s, round := opened(t)
	entries := len(manyVisits(t, s, round))
	for n := range 3 {
		left := 0
		for range s.Histories(t.Context(), noon.AddDate(1, 0, 0), 9) {
			if left++; left > n*entries/3 {
				break
			}
		}
	}
	keep(t, s, minutes("z", round, 1)...) // no connection is left in use
	if got := s.read.Stats().InUse; got != 0 {
		t.Errorf("%d connections are in use, want none", got)
	}
}

// Sorting would read a whole million of entries before it gives the first.
func TestAStretchIsFoundWithoutSorting(t *testing.T) {
	s, _ := opened(t)
	found, err := s.read.Query(`EXPLAIN QUERY PLAN `+stretchQuery, 0, 0, 0, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	var plan []string
	for found.Next() {
		var id, parent, unused int
		var step string
		if err := found.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	steps := strings.Join(plan, "\n")
	if !strings.HasPrefix(steps, "SEARCH e USING INTEGER PRIMARY KEY") || strings.Contains(steps, "B-TREE") || strings.Contains(steps, "SCAN") {
		t.Errorf("SQLite's plan is\n%s\nwant it to go along the entries by number, and not to sort or scan", steps)
	}
}

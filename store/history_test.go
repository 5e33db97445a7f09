package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

// minutes gives bare visits of the entry at so many minutes past noon.
func minutes(entry linkwatch.EntryID, round linkwatch.RoundID, at ...int) []linkwatch.Visit {
	var visits []linkwatch.Visit
	for _, m := range at {
		visits = append(visits, asKept(linkwatch.Visit{Entry: entry, Round: round, At: noon.Add(time.Duration(m) * time.Minute), Status: 200}))
	}
	return visits
}

func TestHistoryGivesTheNewestUntilAMoment(t *testing.T) {
	s, round := opened(t)
	keep(t, s, minutes("a", round, 3, 1, 4, 2)...) // in no order
	keep(t, s, minutes("b", round, 9)...)
	for _, c := range []struct {
		name  string
		entry linkwatch.EntryID
		until time.Duration
		n     int
		want  []int
	}{
		{"all", "a", time.Hour, 9, []int{4, 3, 2, 1}},
		{"the two newest", "a", time.Hour, 2, []int{4, 3}},
		{"until a visit, which is among them", "a", 3 * time.Minute, 9, []int{3, 2, 1}},
		{"until just before a visit", "a", 3*time.Minute - 1, 9, []int{2, 1}},
		{"the newest until a moment", "a", 2*time.Minute + 1, 1, []int{2}},
		{"before all visits", "a", 0, 9, nil},
		{"none", "a", time.Hour, 0, nil},
		{"less than none", "a", time.Hour, -1, nil},
		{"an entry never visited", "c", time.Hour, 9, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := past(s, t.Context(), c.entry, noon.Add(c.until), c.n)
			if want := minutes(c.entry, round, c.want...); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("History(%s, %v, %d) =\n%v, %v, want\n%v", c.entry, c.until, c.n, got, err, want)
			}
		})
	}
}

// outcomeOf is what is left of a visit in its outcome.
func outcomeOf(v linkwatch.Visit) linkwatch.Visit {
	v.Attempts, v.Resolution, v.Mail, v.Told, v.Probe, v.Page = nil, linkwatch.Resolution{}, nil, nil, linkwatch.Probe{}, linkwatch.Page{}
	return v
}

// lastingOf is what is left of a visit in what is remembered.
func lastingOf(v linkwatch.Visit) linkwatch.Visit {
	lasting := outcomeOf(v)
	lasting.Mail, lasting.Told, lasting.Probe, lasting.Resolution.NameServers = v.Mail, v.Told, v.Probe, v.Resolution.NameServers
	return lasting
}

// knownOf is what is left of a visit in what is known of its entry.
func knownOf(v linkwatch.Visit) linkwatch.Visit {
	return linkwatch.Visit{Entry: v.Entry, At: v.At, URL: v.URL, Hops: v.Hops, Status: v.Status, Failure: linkwatch.Failure{Kind: v.Failure.Kind}, Page: v.Page}
}

// manyVisits keeps visits of more entries than are read at a time, and gives
// the entries in the order of their first visits, which is not that of their ids.
func manyVisits(t *testing.T, s *Store, round linkwatch.RoundID) []linkwatch.EntryID {
	var visits []linkwatch.Visit
	const entries = chunk + chunk/10
	for i := range 3 * entries {
		e := i * 7 % entries
		v := usualVisit(round, e, noon.Add(time.Duration(i)*time.Second), i/entries*(e%2))
		if e%5 == 0 {
			v.Hops = []linkwatch.Hop{{Status: 301, From: v.URL, To: fmt.Sprint(i)}, {Status: 302, From: "b", To: "c"}}
		}
		if e%3 == 0 {
			v.Attempts = []linkwatch.Attempt{{At: noon, Status: 500 + i%3}, {At: v.At, Status: 200}}
		}
		visits = append(visits, v)
	}
	slices.Reverse(visits[entries:]) // the newest need not come last
	keep(t, s, visits...)
	var first []linkwatch.EntryID
	for _, v := range visits[:entries] {
		first = append(first, v.Entry)
	}
	return first
}

func TestHistoriesNewestAndOutcomesAgreeWithHistory(t *testing.T) {
	for _, path := range []string{memory, filepath.Join(t.TempDir(), "linkwatch.db")} {
		s, round := openedAt(t, path)
		first := manyVisits(t, s, round)
		entries := len(first)
		later, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon})
		if err != nil {
			t.Fatal(err)
		}
		keep(t, s, minutes("zz", later, 9999)...) // after until, in another round
		until := noon.AddDate(0, 0, 1)
		newest := map[linkwatch.EntryID]linkwatch.Visit{}
		var streamed []linkwatch.EntryID
		for history, err := range s.Histories(t.Context(), lastInstant, 1) {
			if err != nil {
				t.Fatal(err)
			}
			v := history.Visits[0]
			known, found, err := s.Known(t.Context(), v.Entry) // while Histories is under way
			if err != nil || !found || !reflect.DeepEqual(known, knownOf(v)) {
				t.Fatalf("%s: Histories gives\n%v, but Known\n%v, %t, %v", path, v, known, found, err)
			}
			newest[v.Entry] = v
			streamed = append(streamed, v.Entry)
		}
		remembered := 0
		for v, err := range s.Remembered(t.Context()) {
			if want := lastingOf(newest[streamed[remembered]]); err != nil || !reflect.DeepEqual(v, want) {
				t.Fatalf("%s: remembered %d is\n%v, %v, want\n%v", path, remembered, v, err, want)
			}
			remembered++
		}
		if remembered != len(streamed) {
			t.Errorf("%s: Remembered gives %d entries, Histories %d", path, remembered, len(streamed))
		}
		ended := 0
		for v, err := range s.NewestOutcomes(t.Context(), lastInstant) {
			if want := outcomeOf(newest[streamed[ended]]); err != nil || !reflect.DeepEqual(v, want) {
				t.Fatalf("%s: outcome %d is\n%v, %v, want\n%v", path, ended, v, err, want)
			}
			ended++
		}
		if ended != len(streamed) {
			t.Errorf("%s: NewestOutcomes gives %d entries, Histories %d", path, ended, len(streamed))
		}
		if want := append(slices.Clone(first), "zz"); !slices.Equal(streamed, want) {
			t.Errorf("%s: Histories gives %d entries, want %d in the order of their first visits", path, len(streamed), len(want))
		}
		ofRound := outcomesOf(t, s, round)
		if len(ofRound) != 3*entries {
			t.Fatalf("%s: Outcomes gives %d visits of the round, want %d", path, len(ofRound), 3*entries)
		}
		byEntry := map[linkwatch.EntryID][]linkwatch.Visit{}
		for _, v := range slices.Backward(ofRound) {
			byEntry[v.Entry] = append(byEntry[v.Entry], v)
		}
		var ids []linkwatch.EntryID
		for history, err := range s.Histories(t.Context(), until, 2) {
			if err != nil {
				t.Fatal(err)
			}
			visits := history.Visits
			id := visits[0].Entry
			ids = append(ids, id)
			kept, err := past(s, t.Context(), id, until, 2) // while Histories is under way
			if err != nil || !reflect.DeepEqual(visits, kept) {
				t.Fatalf("%s: Histories gives of %s\n%v, but History\n%v, %v", path, id, visits, kept, err)
			}
			if !reflect.DeepEqual(newest[id], visits[0]) {
				t.Fatalf("%s: Newest gives of %s\n%v, but History\n%v", path, id, newest[id], visits[0])
			}
			if want := each(visits, outcomeOf); !reflect.DeepEqual(byEntry[id][:2], want) {
				t.Fatalf("%s: Outcomes gives of %s\n%v, but History\n%v", path, id, byEntry[id][:2], want)
			}
		}
		if !slices.Equal(ids, first) {
			t.Errorf("%s: Histories gives %d entries, want %d in the order of their first visits", path, len(ids), entries)
		}
	}
}

func TestReadingStopsWhenTheContextEnds(t *testing.T) {
	s, round := opened(t)
	manyVisits(t, s, round)
	for name, read := range map[string]func(context.Context, func()) error{
		"History": func(ctx context.Context, cancel func()) error {
			cancel()
			_, err := past(s, ctx, "a", noon, 1)
			return err
		},
		"Known":  func(ctx context.Context, cancel func()) error { cancel(); _, _, err := s.Known(ctx, "a"); return err },
		"Rounds": func(ctx context.Context, cancel func()) error { cancel(); _, err := s.Rounds(ctx, 1); return err },
		"NewestOutcomes": func(ctx context.Context, cancel func()) (last error) {
			for _, err := range s.NewestOutcomes(ctx, noon.AddDate(1, 0, 0)) {
				cancel()
				last = err
			}
			return last
		},
		"Histories": func(ctx context.Context, cancel func()) (last error) {
			for _, err := range s.Histories(ctx, noon.AddDate(1, 0, 0), 1) {
				cancel()
				last = err
			}
			return last
		},
		"Outcomes": func(ctx context.Context, cancel func()) (last error) {
			for _, err := range s.Outcomes(ctx, round) {
				cancel()
				last = err
			}
			return last
		},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		if err := read(ctx, cancel); !errors.Is(err, context.Canceled) {
			t.Errorf("%s gives the error %v, want that the context was cancelled", name, err)
		}
	}
}

package store

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

func TestRoundsAreReadBackNewestFirst(t *testing.T) {
	s, _ := openedAt(t, memory)
	full := linkwatch.Round{Started: noon.Add(time.Millisecond), Whole: true, Visited: 3, Skipped: 2}
	var err error
	if full.ID, err = s.StartRound(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	started := full
	full.Finished, full.Visited, full.Skipped, full.Inconclusive = noon.Add(time.Hour), 30, 20, "canaries fail"
	unfinished := linkwatch.Round{ID: 1, Started: noon, Whole: true}
	want := func(n int, want ...linkwatch.Round) {
		t.Helper()
		got, err := s.Rounds(t.Context(), n)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Rounds(%d) =\n%v, %v, want\n%v", n, got, err, want)
		}
	}
	want(9, started, unfinished)
	if err := s.FinishRound(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	want(9, full, unfinished)
	want(1, full)
	want(-1)
}

func TestFinishingARoundThatWasNotStartedIsAnError(t *testing.T) {
	s, _ := openedAt(t, memory)
	err := s.FinishRound(t.Context(), linkwatch.Round{ID: 7, Finished: noon})
	if err == nil || !strings.Contains(err.Error(), "finishing round 7") {
		t.Errorf("got the error %v, want one that names round 7", err)
	}
}

func TestVisitsAreInconclusiveAsTheirRoundIs(t *testing.T) {
	s, first := opened(t)
	second, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, s, append(minutes("a", first, 1), minutes("a", second, 2)...)...)
	if err := s.FinishRound(t.Context(), linkwatch.Round{ID: second, Finished: noon, Inconclusive: "network down"}); err != nil {
		t.Fatal(err)
	}
	history, err := past(s, t.Context(), "a", noon.AddDate(0, 0, 1), 9)
	if err != nil || len(history) != 2 || !history[0].Inconclusive || history[1].Inconclusive {
		t.Errorf("got %+v, %v, want the newer visit alone to be inconclusive", history, err)
	}
}

func TestReportsAreReadBackNewestFirst(t *testing.T) {
	s, _ := openedAt(t, memory)
	week := 7 * 24 * time.Hour
	for _, at := range []time.Time{noon, noon.Add(2 * week), noon.Add(week), noon.Add(week)} {
		if err := s.ReportMade(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	for n, want := range map[int][]time.Time{
		9: {noon.Add(2 * week), noon.Add(week), noon},
		1: {noon.Add(2 * week)},
		0: nil,
	} {
		if got, err := s.Reports(t.Context(), n); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Reports(%d) = %v, %v, want %v", n, got, err, want)
		}
	}
}

func TestTheNewestRoundOfAKindIsFound(t *testing.T) {
	s, _ := openedAt(t, memory) // with round 1 under way
	for _, r := range []linkwatch.Round{
		{Whole: true, Finished: noon},
		{Whole: true, Finished: noon, Skipped: 1},
		{Whole: true, Finished: noon, Inconclusive: "canaries fail"},
		{Finished: noon},
	} {
		id, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon, Whole: r.Whole})
		if r.ID = id; err != nil {
			t.Fatal(err)
		}
		if err := s.FinishRound(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	want := func(name string, find func(context.Context) (linkwatch.Round, bool, error), want linkwatch.RoundID) {
		t.Helper()
		r, found, err := find(t.Context())
		if err != nil || found != (want != 0) || r.ID != want {
			t.Errorf("%s gives round %d, %t, %v, want %d", name, r.ID, found, err, want)
		}
	}
	want("LastWhole", s.LastWhole, 2)
	want("Unfinished", s.Unfinished, 1)
	if err := s.FinishRound(t.Context(), linkwatch.Round{ID: 1, Finished: noon, Skipped: 1}); err != nil {
		t.Fatal(err)
	}
	want("Unfinished", s.Unfinished, 0)
	for _, id := range []linkwatch.RoundID{6, 7} {
		if got, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon}); err != nil || got != id {
			t.Fatalf("started round %d, %v, want %d", got, err, id)
		}
		want("Unfinished", s.Unfinished, id)
	}
	empty, _ := openedAt(t, memory)
	want("LastWhole", empty.LastWhole, 0)
}

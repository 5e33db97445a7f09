package store

import (
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
	history, err := s.History(t.Context(), "a", noon.AddDate(0, 0, 1), 9)
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

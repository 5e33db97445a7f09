package store

import (
	"context"
	"iter"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
)

func TestKeepTellsEachVisitOnceAndInOrderAfterItIsDurable(t *testing.T) {
	s, round := opened(t)
	other, err := Open(t.Context(), s.path) // sees what is committed and nothing else
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var want, kept []linkwatch.Visit
	for i := range together + 200 { // more than one batch
		want = append(want, usualVisit(round, i%50, noon.Add(time.Duration(i)*time.Second), i%3))
	}
	err = s.Keep(t.Context(), slices.Values(want), func(v linkwatch.Visit) {
		kept = append(kept, v)
		if len(kept)%100 == 1 {
			if got := count(t, other, `SELECT count(*) FROM visits`); got < len(kept) {
				t.Errorf("%d visits were told as kept, but %d are in the database", len(kept), got)
			}
		}
	})
	if err != nil || !reflect.DeepEqual(kept, want) {
		t.Errorf("kept %d visits, %v, want the %d given, in order", len(kept), err, len(want))
	}
}

// The sequence here yields its second visit only once the first is kept, as a
// slow round does: nothing may wait long for a batch to fill.
func TestKeepDoesNotWaitForMoreVisits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, round := openedAt(t, filepath.Join(t.TempDir(), "linkwatch.db"))
		told := make(chan struct{})
		n := 0
		err := s.Keep(t.Context(), func(yield func(linkwatch.Visit) bool) {
			for _, v := range minutes("a", round, 1, 2, 3) {
				if !yield(v) {
					return
				}
				<-told
			}
		}, func(linkwatch.Visit) { n++; told <- struct{}{} })
		if err != nil || n != 3 {
			t.Errorf("kept %d visits, %v, want 3", n, err)
		}
	})
}

func TestKeepCommitsWhatCameOutOfTheSequenceAfterTheContextEnded(t *testing.T) {
	s, round := opened(t)
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := s.Keep(ctx, func(yield func(linkwatch.Visit) bool) {
		for i, v := range minutes("a", round, 1, 2, 3, 4, 5) {
			if i == 2 {
				cancel()
			}
			if !yield(v) {
				return
			}
		}
	}, func(linkwatch.Visit) { n++ })
	if got := count(t, s, `SELECT count(*) FROM visits`); err != nil || n != 5 || got != 5 {
		t.Errorf("told %d visits as kept, kept %d, %v, want all 5", n, got, err)
	}
}

func TestKeepBreaksTheSequenceOffWhenACommitFails(t *testing.T) {
	s, round := opened(t)
	yielded, ended := 0, false
	err := s.Keep(t.Context(), func(yield func(linkwatch.Visit) bool) {
		defer func() { ended = true }()
		for v := range endless(round) {
			if yielded++; yielded == 20 {
				v.Round = 99
			}
			if !yield(v) {
				return
			}
		}
	}, func(linkwatch.Visit) {})
	if !ended {
		t.Error("Keep came back before the sequence had ended")
	}
	wantText(t, err, `keeping `, s.path, `entry "`, `in round 99`, `never started`)
}

func wantText(t *testing.T, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("got no error, want one with %q", texts)
		return
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("got the error\n%v\nwant one with %q", err, text)
		}
	}
}

// endless gives visits of 40 entries, each at an instant of its own, with pages
// that change now and then.
func endless(round linkwatch.RoundID) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		for i := 0; ; i++ {
			v := usualVisit(round, i%40, noon.Add(time.Duration(i)*time.Millisecond), i/200)
			v.Hops = []linkwatch.Hop{{Status: 301, From: "a", To: v.URL}}
			if !yield(v) {
				return
			}
		}
	}
}

func TestReadersSeeWholeVisitsWhileKeepWrites(t *testing.T) {
	for _, path := range []string{memory, filepath.Join(t.TempDir(), "linkwatch.db")} {
		s, round := openedAt(t, path)
		const visits = 1000
		done := make(chan struct{})
		var reading sync.WaitGroup
		for range 3 {
			reading.Go(func() {
				for end := false; !end; {
					select {
					case <-done:
						end = true // and once more, for all there is
					default:
					}
					for whole, err := range s.Histories(context.Background(), noon.AddDate(1, 0, 0), visits) {
						if err != nil {
							t.Errorf("%s: %v", path, err)
							return
						}
						history := whole.Visits
						for i, v := range history {
							// An entry's visits lie 40 ms apart, from the newest down to its first.
							if want := history[0].At.Add(-time.Duration(i) * 40 * time.Millisecond); !v.At.Equal(want) || len(v.Hops) != 1 || len(v.Page.Claims) != 2 || len(v.Page.Facts) != 2 {
								t.Errorf("%s: visit %d is %+v, want the whole visit of %v", path, i, v, want)
								return
							}
						}
						if end && len(history) != visits/40 {
							t.Errorf("%s: there are %d visits in the end, want %d", path, len(history), visits/40)
						}
					}
				}
			})
		}
		n := 0
		err := s.Keep(t.Context(), func(yield func(linkwatch.Visit) bool) {
			for v := range endless(round) {
				if n++; n > visits || !yield(v) {
					return
				}
			}
		}, func(linkwatch.Visit) {})
		close(done)
		reading.Wait()
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTwoProcessesMayKeepAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	var stores sync.WaitGroup
	for range 6 {
		stores.Go(func() { // each is what another process would be: it shares the file only
			s, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			round, err := s.StartRound(context.Background(), linkwatch.Round{Started: noon})
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 20 {
				visits := minutes("a", round, i)
				if err := s.Keep(context.Background(), slices.Values(visits), func(linkwatch.Visit) {}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	stores.Wait()
	s, _ := openedAt(t, path)
	if got := count(t, s, `SELECT count(*) FROM visits`); got != 120 {
		t.Errorf("there are %d visits, want 120", got)
	}
}

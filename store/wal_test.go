package store

import (
	"bufio"
	"context"
	"path/filepath"
	"sync"
	"testing"

	"linkwatch"
)

// Writing the log back can only start it anew when nobody reads in it, and
// somebody always does here.
func TestTheLogStaysSmallWhileReadersNeverRest(t *testing.T) {
	const visits, pages = 4_000, 200 // as with ten times as many, and sooner
	s, round := opened(t)
	s.logPages = pages
	if err := s.limitLog(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, enough := context.WithCancel(t.Context())
	var reading sync.WaitGroup
	for range 3 {
		reading.Go(func() {
			for ctx.Err() == nil {
				for _, err := range s.Histories(ctx, noon.AddDate(1, 0, 0), 3) {
					if err != nil && ctx.Err() == nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	var largest int64
	n := 0
	err := s.Keep(t.Context(), rounds(round, 1000, 0, visits, func(i int) int { return i / 1000 }), func(linkwatch.Visit) {
		if n++; n%500 == 0 {
			_, wal, err := s.Size(t.Context())
			if largest = max(largest, wal); err != nil {
				t.Error(err)
			}
		}
	})
	enough()
	reading.Wait()
	t.Logf("the log grew to %d pages", largest/4096)
	if err != nil || largest/4096 > 6*pages || largest/4096 < pages {
		t.Errorf("the log grew to %d pages, %v, want at most %d, and enough for the test to tell", largest/4096, err, 6*pages)
	}
}

func TestADatabaseIsOpenedReadAndWrittenWhileAnotherProcessWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	writes := child(t, "keep "+path)
	stdout, err := writes.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writes.Start(); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewScanner(stdout)
	before := 0
	for range 10 {
		for range 200 { // it writes for as long as it is listened to
			if !told.Scan() {
				t.Fatalf("the other process ended: %v", writes.Wait())
			}
			before++
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatalf("after %d visits of the other process: %v", before, err)
		}
		seen := 0
		for history, err := range s.Histories(t.Context(), noon.AddDate(1, 0, 0), 1<<30) {
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range history.Visits {
				if v.Entry != "z" && (len(v.Hops) != 1 || len(v.Page.Claims) != 2 || len(v.Page.Facts) != 2 || len(v.Resolution.Addresses) != 4) {
					t.Fatalf("read %+v, want the whole visit", v)
				}
				seen++
			}
		}
		if seen < before {
			t.Errorf("the other process told of %d visits, of which only %d can be read", before, seen)
		}
		round, err := s.StartRound(t.Context(), linkwatch.Round{Started: noon})
		if err != nil {
			t.Fatal(err)
		}
		if kept := keep(t, s, minutes("z", round, 1, 2, 3)...); len(kept) != 3 {
			t.Errorf("kept %d visits beside the other process, want 3", len(kept))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := writes.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	writes.Wait()
	s, _ := openedAt(t, path)
	wantSound(t, s)
	history, err := past(s, t.Context(), "z", noon.AddDate(1, 0, 0), 99)
	if err != nil || len(history) != 30 {
		t.Errorf("there are %d visits of our own, %v, want 30", len(history), err)
	}
}

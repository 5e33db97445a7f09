package store

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

// knownAt gives how many minutes past noon the newest visit of entry a was, as
// Known tells it.
func knownAt(t *testing.T, s *Store) int {
	t.Helper()
	v, found, err := s.Known(t.Context(), "a")
	if err != nil || !found {
		t.Fatalf("Known: %v, %t", err, found)
	}
	return int(v.At.Sub(noon) / time.Minute)
}

func TestKnownTellsAtOnceWhatThisStoreKept(t *testing.T) {
	s, round := opened(t)
	for minute := range 3 {
		keep(t, s, minutes("a", round, minute)...)
		if got := knownAt(t, s); got != minute {
			t.Errorf("the newest visit known is that of minute %d, want %d", got, minute)
		}
	}
}

func TestKnownTellsAMomentLaterWhatAnotherProcessKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "linkwatch.db")
		s, round := openedAt(t, path)
		keep(t, s, minutes("a", round, 1)...)
		knownAt(t, s)
		other, round := openedAt(t, path)
		keep(t, other, minutes("a", round, 2)...)
		if got := knownAt(t, s); got != 1 {
			t.Errorf("within the moment the newest visit known is that of minute %d, want 1", got)
		}
		time.Sleep(moment)
		synctest.Wait()
		if got := knownAt(t, s); got != 2 {
			t.Errorf("after the moment the newest visit known is that of minute %d, want 2", got)
		}
		time.Sleep(moment) // until then the other one could not write its log back
		synctest.Wait()
	})
}

package store

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"linkwatch"
)

// daily keeps a visit a day of an entry whose page changes each time, and gives
// them oldest first.
func daily(t *testing.T, s *Store, round linkwatch.RoundID, entry, days int) []linkwatch.Visit {
	t.Helper()
	var visits []linkwatch.Visit
	for day := range days {
		visits = append(visits, usualVisit(round, entry, noon.AddDate(0, 0, day), day))
	}
	keep(t, s, visits...)
	return visits
}

// wantAccepted sees to it that History and Histories give the same accepted visit.
func wantAccepted(t *testing.T, s *Store, what string, until time.Time, n int, id linkwatch.EntryID, want *linkwatch.Visit) {
	t.Helper()
	history, err := s.History(t.Context(), id, until, n)
	if err != nil || !reflect.DeepEqual(history.Accepted, want) {
		t.Errorf("%s: History gives as accepted\n%+v, %v, want\n%+v", what, history.Accepted, err, want)
	}
	for h, err := range s.Histories(t.Context(), until, n) {
		if err != nil {
			t.Fatal(err)
		}
		if h.Visits[0].Entry == id && !reflect.DeepEqual(h, history) {
			t.Errorf("%s: Histories gives\n%+v, want what History gives\n%+v", what, h, history)
		}
	}
}

func TestTheFirstGoodVisitIsAcceptedUntilAnotherIs(t *testing.T) {
	for _, path := range []string{memory, filepath.Join(t.TempDir(), "linkwatch.db")} {
		s, round := openedAt(t, path)
		visits := daily(t, s, round, 1, 9)
		daily(t, s, round, 2, 3)
		id, end := visits[0].Entry, noon.AddDate(1, 0, 0)
		day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
		wantAccepted(t, s, "before anybody accepts, among all", end, 99, id, &visits[0])
		wantAccepted(t, s, "before anybody accepts, beside the newest", end, 2, id, &visits[0])
		for _, a := range []struct{ visit, at int }{{5, 20}, {3, 30}} {
			if err := s.Accept(t.Context(), id, visits[a.visit].At, day(a.at), "Ana"); err != nil {
				t.Fatal(err)
			}
		}
		wantAccepted(t, s, "the one accepted last, among all", end, 99, id, &visits[3])
		wantAccepted(t, s, "the one accepted last, beside the newest", end, 2, id, &visits[3])
		wantAccepted(t, s, "as it was between the two", day(25), 2, id, &visits[5])
		wantAccepted(t, s, "as it was before both", day(19), 2, id, &visits[0])
		history, err := s.History(t.Context(), id, end, 99)
		if err != nil || history.Accepted != &history.Visits[5] {
			t.Errorf("%s: the accepted visit is at %p, %v, want it among the visits at %p", path, history.Accepted, err, &history.Visits[5])
		}
	}
}

func TestOnlyAGoodVisitThatReadThePageIsAccepted(t *testing.T) {
	for i, c := range []struct {
		name   string
		change func(*linkwatch.Visit)
		good   bool
	}{
		{"a page that was read", func(*linkwatch.Visit) {}, true},
		{"behind a certificate that ended", func(v *linkwatch.Visit) { v.TLS.Error = linkwatch.CertExpired }, true},
		{"an error page", func(v *linkwatch.Visit) { v.Status = 404 }, false},
		{"as it was remembered", func(v *linkwatch.Visit) { v.Status = 304 }, false},
		{"an answer that broke off", func(v *linkwatch.Visit) { v.Failure.Kind = linkwatch.Protocol }, false},
		{"by a reader without a name", func(v *linkwatch.Visit) { v.Page.Reader = "" }, false},
		{"without a page", func(v *linkwatch.Visit) { v.Page = linkwatch.Page{} }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, round := openedAt(t, memory)
			v := usualVisit(round, i, noon, 1)
			c.change(&v)
			v.Attempts = nil
			v = asKept(v)
			later := usualVisit(round, i, noon.AddDate(0, 0, 1), 2)
			keep(t, s, v, later)
			want := &later
			if c.good {
				want = &v
			}
			wantAccepted(t, s, "of both", noon.AddDate(0, 0, 9), 9, v.Entry, want)
			want = nil
			if c.good {
				want = &v
			}
			wantAccepted(t, s, "of the first", noon, 9, v.Entry, want)
		})
	}
}

func TestTheFirstGoodVisitNeedNotBeKeptFirst(t *testing.T) {
	s, round := openedAt(t, memory)
	first, second := usualVisit(round, 1, noon, 1), usualVisit(round, 1, noon.Add(time.Hour), 1)
	keep(t, s, second, first)
	wantAccepted(t, s, "kept in no order", noon.AddDate(0, 0, 1), 9, first.Entry, &first)
}

func TestAcceptingWhatReadNoPageIsAnError(t *testing.T) {
	s, round := opened(t)
	keep(t, s, minutes("a", round, 1)...)
	keep(t, s, usualVisit(round, 1, noon, 1))
	for name, c := range map[string]struct {
		entry linkwatch.EntryID
		at    time.Time
	}{
		"a visit without a page":   {"a", noon.Add(time.Minute)},
		"an entry never visited":   {"b", noon},
		"a visit that nobody made": {usualVisit(round, 1, noon, 1).Entry, noon.Add(time.Hour)},
	} {
		t.Run(name, func(t *testing.T) {
			err := s.Accept(t.Context(), c.entry, c.at, noon, "Ana")
			wantText(t, err, fmt.Sprintf("accepting a page of entry %q", c.entry), s.path, c.at.Format(time.RFC3339))
		})
	}
	if got := count(t, s, `SELECT count(*) FROM accepted`); got != 0 {
		t.Errorf("%d visits were accepted, want none", got)
	}
}

package store

import (
	"errors"
	"fmt"
	"slices"

	"linkwatch"
)

func addVisits(w *writer, visits []linkwatch.Visit) error {
	var of linkwatch.RoundID // which was started; most are of one round
	for i := range visits {
		v := &visits[i]
		var err error
		if v.Round != of {
			err, of = started(w, v.Round), v.Round
		}
		if err == nil {
			err = addVisit(w, v)
		}
		if err != nil {
			return fmt.Errorf("entry %q in round %d: %w", v.Entry, v.Round, err)
		}
	}
	return nil
}

// started reports, as an error, a round that was never started.
func started(w *writer, id linkwatch.RoundID) error {
	found, err := w.find(`SELECT 1 FROM rounds WHERE round = (SELECT ?)`, func(*row) {}, int64(id))
	if err == nil && !found {
		err = errors.New("the round was never started")
	}
	return err
}

// Rows are those that a visit refers to; 0 for none.
type rows struct{ route, resolution, zone, page, probe int64 }

// addVisit keeps a visit and, where they are unlike the entry's newest, its
// route, its resolution, its zone, its page and its probe.
func addVisit(w *writer, v *linkwatch.Visit) error {
	n, err := newestOf(w, v.Entry)
	if err != nil {
		return err
	}
	var of rows
	if of.route, err = n.placeRoute(w, v); err != nil {
		return err
	}
	if of.page, err = n.placePage(w, &v.Page); err != nil {
		return err
	}
	if of.resolution, err = n.placeResolution(w, &v.Resolution); err != nil {
		return err
	}
	if of.zone, err = n.placeZone(w, v); err != nil {
		return err
	}
	if of.probe, err = n.placeProbe(w, &v.Probe); err != nil {
		return err
	}
	n.note(v)
	if err := n.save(w, v.Entry); err != nil {
		return err
	}
	return insertVisit(w, n.entry, v, of)
}

func insertVisit(w *writer, entry int64, v *linkwatch.Visit, of rows) error {
	attempts := v.Attempts
	if slices.Equal(attempts, onlyAttempt(v)) {
		attempts = nil
	}
	at, round := v.At.UnixMilli(), int64(v.Round)
	err := w.run(`INSERT INTO visits (entry, at, round, took_ms, status, failure, failure_detail, retry_after_ms,
			attempts, route, resolution, zone, page, probe)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		entry, at, round, v.Took.Milliseconds(), int64(v.Status), string(v.Failure.Kind), v.Failure.Detail, v.RetryAfter.Milliseconds(),
		int64(len(attempts)), of.route, orNull(of.resolution), orNull(of.zone), orNull(of.page), orNull(of.probe))
	for i, a := range attempts {
		if err == nil {
			err = w.run(`INSERT INTO attempts (entry, visit_at, round, position, at, status, failure, failure_detail)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				entry, at, round, int64(i), a.At.UnixMilli(), int64(a.Status), string(a.Failure.Kind), a.Failure.Detail)
		}
	}
	return err
}

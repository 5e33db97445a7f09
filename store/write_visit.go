package store

import (
	"fmt"
	"slices"

	"linkwatch"
)

func addVisits(w *writer, visits []linkwatch.Visit) error {
	for _, v := range visits {
		if err := addVisit(w, v); err != nil {
			return fmt.Errorf("entry %q in round %d: %w", v.Entry, v.Round, err)
		}
	}
	return nil
}

// addVisit keeps a visit and, where they are unlike the entry's newest, its
// route, its resolution and its page.
func addVisit(w *writer, v linkwatch.Visit) error {
	n, err := newestOf(w, v.Entry)
	if err != nil {
		return err
	}
	route, err := n.placeRoute(w, v)
	if err != nil {
		return err
	}
	page, err := n.placePage(w, v.Page)
	if err != nil {
		return err
	}
	resolution, err := n.placeResolution(w, v.Resolution)
	if err != nil {
		return err
	}
	if err := n.save(w, v.Entry); err != nil {
		return err
	}
	return insertVisit(w, n.entry, v, route, resolution, page)
}

func insertVisit(w *writer, entry int64, v linkwatch.Visit, route, resolution, page int64) error {
	attempts := v.Attempts
	if slices.Equal(attempts, onlyAttempt(v)) {
		attempts = nil
	}
	at, round := v.At.UnixMilli(), int64(v.Round)
	err := w.run(`INSERT INTO visits (entry, at, round, took_ms, status, failure, failure_detail, retry_after_ms,
			attempts, route, resolution, page)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		entry, at, round, v.Took.Milliseconds(), int64(v.Status), string(v.Failure.Kind), v.Failure.Detail, v.RetryAfter.Milliseconds(),
		int64(len(attempts)), route, orNull(resolution), orNull(page))
	for i, a := range attempts {
		if err == nil {
			err = w.run(`INSERT INTO attempts (entry, visit_at, round, position, at, status, failure, failure_detail)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				entry, at, round, int64(i), a.At.UnixMilli(), int64(a.Status), string(a.Failure.Kind), a.Failure.Detail)
		}
	}
	return err
}

package main

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"sync/atomic"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
	"linkwatch/crawler"
	"linkwatch/store"
)

// watch is the program on one screen: it makes rounds over a catalog, keeps
// what they see, and judges it.
type watch struct {
	catalog atomic.Pointer[catalog.Catalog]
	crawler *crawler.Crawler
	store   *store.Store
	log     *slog.Logger
	now     func() time.Time
	kept    func(linkwatch.Visit) // told of each visit once it is safe on disk
}

// historyDepth is how many visits of an entry a verdict looks back over: a
// month of an entry that is visited every six hours.
const historyDepth = 120

// round makes one pass over the entries that are due, keeping every visit as
// soon as it is made. If ctx ends, what was done is kept and the rest skipped.
func (w *watch) round(ctx context.Context, due []crawler.Due, whole bool) (linkwatch.Round, error) {
	lasting := context.WithoutCancel(ctx) // what was seen is written down even when we are told to stop
	r := linkwatch.Round{Started: w.now(), Whole: whole}
	id, err := w.store.StartRound(lasting, r)
	if err != nil {
		return r, err
	}
	r.ID = id
	err = w.store.Keep(lasting, ofRound(w.crawler.Visits(ctx, due), id), func(v linkwatch.Visit) {
		r.Visited++
		w.log.Info("visited", "entry", v.Entry, "status", v.Status, "failure", v.Failure.Kind)
		w.kept(v)
	})
	if err != nil {
		return r, err
	}
	r.Skipped = len(due) - r.Visited
	return w.finish(lasting, r)
}

// ofRound marks visits with their round.
func ofRound(visits iter.Seq[linkwatch.Visit], id linkwatch.RoundID) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		for v := range visits {
			v.Round = id
			if !yield(v) {
				return
			}
		}
	}
}

// finish closes a round and says whether it counts.
func (w *watch) finish(ctx context.Context, r linkwatch.Round) (linkwatch.Round, error) {
	var err error
	if r.Inconclusive, err = w.suspicion(ctx, r.ID); err != nil {
		return r, err
	}
	r.Finished = w.now()
	return r, w.store.FinishRound(ctx, r)
}

// closeLeft closes the rounds that a killed process left open, so that they too
// are asked whether our own network was at fault.
func (w *watch) closeLeft(ctx context.Context) error {
	rounds, err := w.store.Rounds(ctx, roundsBack)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		if !r.Finished.IsZero() {
			continue
		}
		for _, err := range w.store.RoundVisits(ctx, r.ID) {
			if err != nil {
				return err
			}
			r.Visited++
		}
		if _, err := w.finish(ctx, r); err != nil {
			return fmt.Errorf("closing round %d, which was cut short: %w", r.ID, err)
		}
	}
	return nil
}

// verdicts judges every entry, in the catalog's order, by what was known at a moment.
func (w *watch) verdicts(ctx context.Context, t time.Time) ([]linkwatch.Verdict, error) {
	entries := w.catalog.Load().Entries
	place := make(map[linkwatch.EntryID]int, len(entries))
	verdicts := make([]linkwatch.Verdict, len(entries))
	for i, e := range entries {
		place[e.ID] = i
	}
	for visits, err := range w.store.Histories(ctx, t, historyDepth) {
		if err != nil {
			return nil, err
		}
		if i, ok := place[visits[0].Entry]; ok {
			verdicts[i] = checks.Judge(entries[i], visits, t)
		}
	}
	for i, e := range entries {
		if verdicts[i].At.IsZero() {
			verdicts[i] = checks.Judge(e, nil, t)
		}
	}
	return verdicts, nil
}

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
	lasting := context.WithoutCancel(ctx)                                   // what was seen is written down even when we are told to stop
	r := linkwatch.Round{Started: w.now(), Whole: whole, Skipped: len(due)} // until they are visited
	id, err := w.store.StartRound(lasting, r)
	if err != nil {
		return r, err
	}
	r.ID = id
	err = w.store.Keep(lasting, ofRound(w.crawler.Visits(ctx, due), id), func(v linkwatch.Visit) {
		r.Visited++
		w.log.Debug("visited", "entry", v.Entry, "status", v.Status, "failure", v.Failure.Kind)
		w.kept(v)
	})
	if err != nil {
		return r, err
	}
	r.Skipped = len(due) - r.Visited
	if ctx.Err() != nil {
		r.Inconclusive, err = w.outage(lasting, r.ID)
	} else {
		r.Inconclusive, err = w.suspicion(lasting, r.ID)
	}
	if err != nil {
		return r, err
	}
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

func (w *watch) finish(ctx context.Context, r linkwatch.Round) (linkwatch.Round, error) {
	r.Finished = w.now()
	return r, w.store.FinishRound(ctx, r)
}

// abandoned is how long after its last visit a round without an end is taken
// for one whose process was killed: longer than a living one is ever silent.
const abandoned = time.Hour

// closeLeft closes the rounds that a killed process left open. Whether our own
// network was at fault is asked of their visits alone: today's says nothing
// of that day's.
func (w *watch) closeLeft(ctx context.Context) error {
	rounds, err := w.store.Rounds(ctx, roundsBack)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		if !r.Finished.IsZero() {
			continue
		}
		if err := w.closeOne(ctx, r); err != nil {
			return fmt.Errorf("closing round %d, which was cut short: %w", r.ID, err)
		}
	}
	return nil
}

func (w *watch) closeOne(ctx context.Context, r linkwatch.Round) error {
	last := r.Started
	for v, err := range w.store.RoundVisits(ctx, r.ID) {
		if err != nil {
			return err
		}
		r.Visited++
		last = v.At
	}
	if w.now().Sub(last) < abandoned {
		return nil
	}
	r.Skipped = max(0, r.Skipped-r.Visited)
	var err error
	if r.Inconclusive, err = w.outage(ctx, r.ID); err != nil {
		return err
	}
	_, err = w.finish(ctx, r)
	return err
}

// verdicts judges every entry, in the catalog's order, by what was known at a moment.
func (w *watch) verdicts(ctx context.Context, t time.Time) ([]linkwatch.Verdict, error) {
	entries := w.catalog.Load().Entries
	place := make(map[linkwatch.EntryID]int, len(entries))
	verdicts := make([]linkwatch.Verdict, len(entries))
	for i, e := range entries {
		place[e.ID] = i
	}
	open, err := w.openRounds(ctx)
	if err != nil {
		return nil, err
	}
	for visits, err := range w.store.Histories(ctx, t, historyDepth) {
		if err != nil {
			return nil, err
		}
		leaveOut(visits, open)
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

// openRounds are the rounds of which nobody has said yet whether our own
// network was at fault: they are being made, or were cut short.
func (w *watch) openRounds(ctx context.Context) (map[linkwatch.RoundID]bool, error) {
	rounds, err := w.store.Rounds(ctx, roundsBack)
	open := map[linkwatch.RoundID]bool{}
	for _, r := range rounds {
		if r.Finished.IsZero() {
			open[r.ID] = true
		}
	}
	return open, err
}

// leaveOut makes those visits of open rounds count for nothing that our own
// network may have failed. The others saw what they saw.
func leaveOut(visits []linkwatch.Visit, open map[linkwatch.RoundID]bool) {
	for i, v := range visits {
		visits[i].Inconclusive = v.Inconclusive || open[v.Round] && v.Failure.BeforeHTTP()
	}
}

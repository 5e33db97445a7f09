package main

import (
	"context"
	"iter"
	"log/slog"
	"os"
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
	alone   *os.File              // the lock of the only process that makes rounds on the database; nil if another does
}

// historyDepth is how many visits of an entry a verdict looks back over one by
// one: a month of an entry that is visited every six hours. Before them it looks
// at one visit a week, for so many weeks.
const (
	historyDepth = 120
	historyWeeks = 5 * 52
)

// round makes one pass over the entries that are due, keeping every visit as
// soon as it is made. If ctx ends, what was done is kept and the rest skipped.
func (w *watch) round(ctx context.Context, due []crawler.Due, whole bool) (linkwatch.Round, error) {
	// What was seen is written down even when we are told to stop.
	lasting := context.WithoutCancel(ctx)
	r, due, err := w.begin(lasting, due, whole)
	if err != nil {
		return r, err
	}
	before := r.Visited
	err = w.store.Keep(lasting, ofRound(w.crawler.Visits(ctx, due), r.ID), func(v linkwatch.Visit) {
		r.Visited++
		w.log.Debug("visited", "entry", v.Entry, "status", v.Status, "failure", v.Failure.Kind)
		w.kept(v)
	})
	if err != nil {
		return r, err
	}
	r.Skipped = len(due) - (r.Visited - before)
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

// verdicts judges every entry, in the catalog's order, by what was known at a moment.
func (w *watch) verdicts(ctx context.Context, t time.Time) ([]linkwatch.Verdict, error) {
	return w.judged(ctx, t, func(e linkwatch.Entry, _ []linkwatch.Visit) linkwatch.Entry { return e })
}

// judged judges every entry as a function makes it of the catalog's and its visits.
func (w *watch) judged(ctx context.Context, t time.Time, as func(linkwatch.Entry, []linkwatch.Visit) linkwatch.Entry) ([]linkwatch.Verdict, error) {
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
		if visits, err = w.lookBack(ctx, visits); err != nil {
			return nil, err
		}
		leaveOut(visits, open)
		if i, ok := place[visits[0].Entry]; ok {
			verdicts[i] = checks.Judge(as(entries[i], visits), visits, t)
		}
	}
	for i, e := range entries {
		if verdicts[i].At.IsZero() {
			verdicts[i] = checks.Judge(e, nil, t)
		}
	}
	return verdicts, nil
}

// lookBack adds the distant past to an entry's newest visits where there is one:
// what a page was before it was taken over, and since when it has been broken.
func (w *watch) lookBack(ctx context.Context, visits []linkwatch.Visit) ([]linkwatch.Visit, error) {
	if len(visits) < historyDepth {
		return visits, nil
	}
	oldest := visits[len(visits)-1]
	past, err := w.store.Sparse(ctx, oldest.Entry, oldest.At, historyWeeks)
	return append(visits, past...), err
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

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
	reader  string                // names how pages are read
	blank   bool                  // whether nothing was visited before the round that is being made
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
func (w *watch) round(ctx context.Context, due *dueList, whole bool) (linkwatch.Round, error) {
	// What was seen is written down even when we are told to stop.
	lasting := context.WithoutCancel(ctx)
	r, hosts, err := w.begin(lasting, due, whole)
	if err != nil {
		return r, err
	}
	lost, err := w.visitAll(ctx, due, func(v linkwatch.Visit) {
		r.Visited++
		hosts.Add(v)
		w.log.Debug("visited", "entry", v.Entry, "status", v.Status, "failure", v.Failure.Kind)
		w.kept(v)
	}, r.ID)
	if err != nil {
		return r, err
	}
	r.Skipped = due.Len()
	switch {
	case ctx.Err() != nil:
		r.Inconclusive, err = w.outage(lasting, r.ID, hosts)
	case lost:
		r.Inconclusive = uplinkLost(r)
	default:
		r.Inconclusive, err = w.suspicion(lasting, r.ID, hosts)
	}
	if err != nil {
		return r, err
	}
	return w.finish(lasting, r)
}

// visitAll keeps the visits to all that is due, of which it leaves what was not
// visited. It waits while our own network is gone, and then goes on where it was;
// lost says that it did not come back.
func (w *watch) visitAll(ctx context.Context, due *dueList, kept func(linkwatch.Visit), id linkwatch.RoundID) (lost bool, err error) {
	visited, line := newSelection(due.catalog), newUplink(due.catalog, w.crawler.LongestAttempt())
	for there := true; there; there = line.doubted() && w.returned(ctx, line) {
		for _, v := range line.held {
			visited.add(due.catalog, v.Entry)
		}
		due.without(visited)
		making, stop := context.WithCancel(ctx)
		visits := line.through(w.crawler.Visits(making, due), stop)
		err := w.store.Keep(context.WithoutCancel(ctx), ofRound(visits, id), func(v linkwatch.Visit) {
			visited.add(due.catalog, v.Entry)
			kept(v)
		})
		stop()
		if err != nil {
			return false, err
		}
	}
	due.without(visited)
	w.blank = w.blank && visited.size() == 0
	return line.doubted(), nil
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

// verdicts judges the entries of a selection, all if it is nil, by what was
// known at a moment. Of each verdict it holds what keep leaves of it.
func (w *watch) verdicts(ctx context.Context, t time.Time, of selection, keep func(linkwatch.Verdict) linkwatch.Verdict) (*verdictList, error) {
	l := newVerdictList(w.catalog.Load(), t, of)
	err := w.judgeAll(ctx, l, func(i int, v linkwatch.Verdict, _ checks.Past) { l.put(i, keep(v)) })
	return l, err
}

// judgeAll tells the verdict on each entry of a list that had been visited, and
// on what it rests.
func (w *watch) judgeAll(ctx context.Context, l *verdictList, tell func(i int, v linkwatch.Verdict, past checks.Past)) error {
	series, err := w.listings(ctx, l.catalog, l.at)
	if err != nil {
		return err
	}
	var e linkwatch.Entry
	return w.eachPast(ctx, l.at, func(id linkwatch.EntryID, past checks.Past) {
		if i, ok := l.catalog.Find(id); ok && l.holds(i) {
			l.catalog.Take(i, &e)
			past.Series = series[e.Series]
			tell(i, checks.Judge(e, past, l.at), past)
		}
	})
}

// eachPast tells what was known at a moment of each entry that had been visited.
func (w *watch) eachPast(ctx context.Context, t time.Time, tell func(linkwatch.EntryID, checks.Past)) error {
	open, err := w.openRounds(ctx)
	if err != nil {
		return err
	}
	crowds, err := w.crowdsAt(ctx, t)
	if err != nil {
		return err
	}
	for history, err := range w.store.Histories(ctx, t, historyDepth) {
		if err != nil {
			return err
		}
		past, err := w.past(ctx, history, open, crowds)
		if err != nil {
			return err
		}
		tell(past.Visits[0].Entry, past)
	}
	return nil
}

// past is what the checks may know of a history that is not empty, while some
// rounds are open.
func (w *watch) past(ctx context.Context, h store.History, open map[linkwatch.RoundID]bool, c crowds) (checks.Past, error) {
	visits, err := w.lookBack(ctx, h.Visits)
	leaveOut(visits, open)
	return checks.Past{Visits: visits, Accepted: h.Accepted, Crowd: c.besides(visits[0])}, err
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

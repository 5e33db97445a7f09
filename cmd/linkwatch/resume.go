package main

import (
	"context"
	"fmt"
	"time"

	"linkwatch"
	"linkwatch/checks"
)

// continued is how long after its start a round that was cut short is still
// worth going on with; an older one is closed as it is.
const continued = 24 * time.Hour

// begin starts a round over what is due, or goes on with one that a killed
// process left: then what that one visited is due no more. It gives how the
// hosts have fared in the round so far.
func (w *watch) begin(ctx context.Context, due *dueList, whole bool) (linkwatch.Round, checks.HostOutcomes, error) {
	left, ok, err := w.store.Unfinished(ctx)
	if err != nil {
		return left, nil, err
	}
	if ok && whole && left.Whole && w.alone != nil && w.now().Sub(left.Started) < continued {
		visited := newSelection(due.catalog)
		hosts := checks.HostOutcomes{}
		left.Visited, err = w.lookThrough(ctx, left.ID, func(v linkwatch.Visit) {
			hosts.Add(v)
			visited.add(due.catalog, v.Entry)
		})
		due.without(visited)
		return left, hosts, err
	}
	if err := w.closeLeft(ctx); err != nil {
		return left, nil, err
	}
	r := linkwatch.Round{Started: w.now(), Whole: whole, Skipped: due.Len()} // until they are visited
	r.ID, err = w.store.StartRound(ctx, r)
	return r, checks.HostOutcomes{}, err
}

// rememberCut tells the crawler when the newest round ended if that was cut short:
// of whom it was asking at that moment no visit tells.
func (w *watch) rememberCut(ctx context.Context) error {
	newest, err := w.store.Rounds(ctx, 1)
	for _, r := range newest {
		switch {
		case r.Finished.IsZero(): // its process was killed, as late as a moment ago
			w.crawler.AskedUntil(w.now())
		case r.Skipped > 0:
			w.crawler.AskedUntil(r.Finished)
		}
	}
	return err
}

// lookThrough looks at how each visit of a round ended, and counts them.
func (w *watch) lookThrough(ctx context.Context, id linkwatch.RoundID, look func(linkwatch.Visit)) (n int, _ error) {
	for v, err := range w.store.Outcomes(ctx, id) {
		if err != nil {
			return n, err
		}
		look(v)
		n++
	}
	return n, nil
}

// closeLeft closes the rounds that a killed process left open, unless another
// process lives that may be making them. Whether our own network was at fault is
// asked of their visits alone: today's says nothing of that day's.
func (w *watch) closeLeft(ctx context.Context) error {
	if w.alone == nil {
		return nil
	}
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
	hosts := checks.HostOutcomes{}
	var err error
	if r.Visited, err = w.lookThrough(ctx, r.ID, hosts.Add); err != nil {
		return err
	}
	r.Skipped = max(0, r.Skipped-r.Visited)
	if r.Inconclusive, err = w.outage(ctx, r.ID, hosts); err != nil {
		return err
	}
	_, err = w.finish(ctx, r)
	return err
}

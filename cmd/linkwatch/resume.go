package main

import (
	"context"
	"fmt"
	"time"

	"linkwatch"
	"linkwatch/crawler"
)

// continued is how long after its start a round that was cut short is still
// worth going on with; an older one is closed as it is.
const continued = 24 * time.Hour

// begin starts a round over what is due, or goes on with one that a killed
// process left: then what that one visited is due no more.
func (w *watch) begin(ctx context.Context, due []crawler.Due, whole bool) (linkwatch.Round, []crawler.Due, error) {
	left, ok, err := w.store.Unfinished(ctx)
	if err != nil {
		return left, nil, err
	}
	if ok && whole && left.Whole && w.alone != nil && w.now().Sub(left.Started) < continued {
		visited, err := w.visitedIn(ctx, left)
		left.Visited = len(visited)
		return left, without(due, visited), err
	}
	if err := w.closeLeft(ctx); err != nil {
		return left, nil, err
	}
	r := linkwatch.Round{Started: w.now(), Whole: whole, Skipped: len(due)} // until they are visited
	r.ID, err = w.store.StartRound(ctx, r)
	return r, due, err
}

// visitedIn names the entries that a round visited.
func (w *watch) visitedIn(ctx context.Context, r linkwatch.Round) (map[linkwatch.EntryID]bool, error) {
	visited := map[linkwatch.EntryID]bool{}
	for v, err := range w.store.RoundVisits(ctx, r.ID) {
		if err != nil {
			return nil, err
		}
		visited[v.Entry] = true
	}
	return visited, nil
}

func without(due []crawler.Due, visited map[linkwatch.EntryID]bool) []crawler.Due {
	var left []crawler.Due
	for _, d := range due {
		if !visited[d.Entry.ID] {
			left = append(left, d)
		}
	}
	return left
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
	visited, err := w.visitedIn(ctx, r)
	if err != nil {
		return err
	}
	r.Visited = len(visited)
	r.Skipped = max(0, r.Skipped-r.Visited)
	if r.Inconclusive, err = w.outage(ctx, r.ID); err != nil {
		return err
	}
	_, err = w.finish(ctx, r)
	return err
}

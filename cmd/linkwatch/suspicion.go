package main

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/crawler"
)

// roundsBack is how many rounds are searched for the last conclusive one.
const roundsBack = 100

// patience is how long the question whether it is our own network may take.
const patience = 10 * time.Second

// secondOpinions is how many other sites are looked up when every site of a
// small round failed.
const secondOpinions = 5

// suspicion says why a round's trouble may be our own network's; "" if it counts.
func (w *watch) suspicion(ctx context.Context, id linkwatch.RoundID) (string, error) {
	outcomes, err := w.outcomes(ctx, id)
	if err != nil {
		return "", err
	}
	before, err := w.outcomesBefore(ctx, id)
	if err != nil {
		return "", err
	}
	if why := checks.OwnNetwork(outcomes, before); why != "" {
		return why, nil
	}
	failed := 0
	for f := range maps.Values(outcomes) {
		if f {
			failed++
		}
	}
	if failed == 0 {
		return "", nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if why := w.canariesFail(ctx); why != "" {
		return why, nil
	}
	if failed == len(outcomes) && w.nothingResolves(ctx, outcomes) {
		return fmt.Sprintf("none of the %d sites of this round could be reached, and no other site of the catalog can be looked up either", failed), nil
	}
	return "", nil
}

func (w *watch) outcomes(ctx context.Context, id linkwatch.RoundID) (map[string]bool, error) {
	var err error
	outcomes := checks.Outcomes(func(yield func(linkwatch.Visit) bool) {
		for v, e := range w.store.RoundVisits(ctx, id) {
			if e != nil {
				err = e
				return
			}
			if !yield(v) {
				return
			}
		}
	})
	return outcomes, err
}

// outcomesBefore are those of the last whole round before this one that counts;
// nil if there was none.
func (w *watch) outcomesBefore(ctx context.Context, id linkwatch.RoundID) (map[string]bool, error) {
	rounds, err := w.store.Rounds(ctx, roundsBack)
	if err != nil {
		return nil, err
	}
	for _, r := range rounds {
		if r.ID < id && r.Whole && !r.Finished.IsZero() && r.Inconclusive == "" {
			return w.outcomes(ctx, r.ID)
		}
	}
	return nil, nil
}

// canariesFail says so if the catalog names canaries and none can be reached.
func (w *watch) canariesFail(ctx context.Context) string {
	canaries := w.catalog.Load().Canaries
	if len(canaries) == 0 {
		return ""
	}
	due := make([]crawler.Due, len(canaries))
	for i, u := range canaries {
		due[i].Entry = linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprintf("canary-%d", i+1)), URL: u}
	}
	failed := 0
	for v := range w.crawler.Visits(ctx, due) {
		if v.Failure.BeforeHTTP() {
			failed++
		}
	}
	if failed < len(canaries) {
		return ""
	}
	return fmt.Sprintf("none of the catalog's %d canaries can be reached", len(canaries))
}

// nothingResolves asks for a second opinion: whether not one of a few other
// sites of the catalog can be looked up. A catalog without other sites gives none.
func (w *watch) nothingResolves(ctx context.Context, tried map[string]bool) bool {
	asked := map[string]bool{}
	for _, e := range w.catalog.Load().Entries {
		u, err := url.Parse(e.URL)
		if err != nil || u.Host == "" || asked[u.Host] {
			continue
		}
		if _, ok := tried[u.Host]; ok {
			continue
		}
		if w.crawler.Resolves(ctx, u.Hostname()) {
			return false
		}
		if asked[u.Host] = true; len(asked) == secondOpinions {
			return true
		}
	}
	return len(asked) > 0
}

package main

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/crawler"
)

// roundsBack is how many rounds are looked through for those left open, and shown.
const roundsBack = 100

// patience is how long each question whether it is our own network may take.
const patience = 10 * time.Second

// secondOpinions is how many other sites are looked up when every site of a
// small round failed.
const secondOpinions = 5

// wellKnown are names that exist as long as there is an internet.
var wellKnown = []string{"a.root-servers.net", "iana.org"}

// suspicion says why a round's trouble may be our own network's; "" if it counts.
func (w *watch) suspicion(ctx context.Context, id linkwatch.RoundID) (string, error) {
	if why, err := w.outage(ctx, id); why != "" || err != nil {
		return why, err
	}
	outcomes, err := w.outcomes(ctx, id)
	if err != nil {
		return "", err
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
	if why := w.canariesFail(ctx); why != "" {
		return why, nil
	}
	if failed == len(outcomes) && w.nothingResolves(ctx, outcomes) {
		return fmt.Sprintf("not one site of this round could be reached (%s), and no other can be looked up either", plural(failed, "site")), nil
	}
	return "", nil
}

// outage is the part of the suspicion that the round's own visits give.
func (w *watch) outage(ctx context.Context, id linkwatch.RoundID) (string, error) {
	outcomes, err := w.outcomes(ctx, id)
	if err != nil {
		return "", err
	}
	before, err := w.outcomesBefore(ctx, id)
	if err != nil {
		return "", err
	}
	return checks.OwnNetwork(outcomes, before), nil
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

// outcomesBefore are those of the last whole round that counts; nil if there was none.
func (w *watch) outcomesBefore(ctx context.Context, id linkwatch.RoundID) (map[string]bool, error) {
	r, ok, err := w.store.LastWhole(ctx)
	if err != nil || !ok || r.ID == id {
		return nil, err
	}
	return w.outcomes(ctx, r.ID)
}

// canariesFail says so if the catalog names canaries and none answers in time.
func (w *watch) canariesFail(ctx context.Context) string {
	canaries := w.catalog.Load().Canaries
	if len(canaries) == 0 {
		return ""
	}
	due := make([]crawler.Due, len(canaries))
	for i, u := range canaries {
		due[i].Entry = linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprintf("canary-%d", i+1)), URL: u}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for v := range w.crawler.Visits(ctx, due) {
		if !v.Failure.BeforeHTTP() {
			return ""
		}
	}
	return fmt.Sprintf("not one canary of the catalog can be reached (%s)", plural(len(canaries), "canary page"))
}

// nothingResolves asks for a second opinion: whether not one of a few other
// sites can be looked up, of the catalog or well known.
func (w *watch) nothingResolves(ctx context.Context, tried map[string]bool) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var others []string
	for _, e := range w.catalog.Load().Entries {
		u, err := url.Parse(e.URL)
		if err != nil || u.Host == "" || slices.Contains(others, u.Hostname()) {
			continue
		}
		if _, ok := tried[u.Host]; !ok {
			others = append(others, u.Hostname())
		}
		if len(others) == secondOpinions {
			break
		}
	}
	return !slices.ContainsFunc(append(others, wellKnown...), func(host string) bool { return w.crawler.Resolves(ctx, host) })
}

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

// suspicion says why a round's trouble may be our own network's, given how its
// hosts fared; "" if it counts.
func (w *watch) suspicion(ctx context.Context, id linkwatch.RoundID, hosts checks.HostOutcomes) (string, error) {
	if why, err := w.outage(ctx, id, hosts); why != "" || err != nil {
		return why, err
	}
	failed := 0
	for f := range maps.Values(hosts) {
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
	if failed == len(hosts) && w.nothingResolves(ctx, hosts) {
		return fmt.Sprintf("not one site of this round could be reached (%s), and no other can be looked up either", plural(failed, "site")), nil
	}
	return "", nil
}

// outage is the part of the suspicion that the round's own visits give, compared
// with those of the last whole round that counts.
func (w *watch) outage(ctx context.Context, id linkwatch.RoundID, hosts checks.HostOutcomes) (string, error) {
	if checks.OwnNetwork(hosts, checks.HostOutcomes{}) == "" {
		return "", nil // even if none of them had been dead before
	}
	r, ok, err := w.store.LastWhole(ctx)
	if err != nil || !ok || r.ID == id {
		return checks.OwnNetwork(hosts, nil), err
	}
	before := checks.HostOutcomes{}
	if _, err := w.lookThrough(ctx, r.ID, before.Add); err != nil {
		return "", err
	}
	return checks.OwnNetwork(hosts, before), nil
}

// canariesFail says so if the catalog names canaries and none answers in time.
func (w *watch) canariesFail(ctx context.Context) string {
	canaries := len(w.catalog.Load().Canaries)
	if canaries == 0 || w.anyAnswers(ctx, nil) {
		return ""
	}
	return fmt.Sprintf("not one canary of the catalog can be reached (%s)", plural(canaries, "canary page"))
}

// anyAnswers reports whether any of some entries, or of the catalog's canaries,
// answers now.
func (w *watch) anyAnswers(ctx context.Context, entries []linkwatch.Entry) bool {
	var due crawler.Dues
	for i, u := range w.catalog.Load().Canaries {
		due = append(due, crawler.Due{Entry: linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprintf("canary-%d", i+1)), URL: u}})
	}
	for _, e := range entries {
		due = append(due, crawler.Due{Entry: e})
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for v := range w.crawler.Visits(ctx, due) {
		if !v.Failure.BeforeHTTP() {
			return true
		}
	}
	return false
}

// nothingResolves asks for a second opinion: whether not one of a few other
// sites can be looked up, of the catalog or well known.
func (w *watch) nothingResolves(ctx context.Context, tried checks.HostOutcomes) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var others []string
	for _, e := range w.catalog.Load().Entries() {
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

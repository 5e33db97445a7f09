package main

import (
	"context"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
)

// seriesListings are what the pages that list the editions of others were seen to
// list, by their entries. There are few such pages, and each is of many entries.
type seriesListings map[linkwatch.EntryID][]linkwatch.Visit

// listings gathers those of all series up to a moment.
func (w *watch) listings(ctx context.Context, list *catalog.Catalog, t time.Time) (seriesListings, error) {
	all := seriesListings{}
	for _, id := range list.Series {
		listings, err := w.listingsOf(ctx, id, t)
		if err != nil {
			return nil, err
		}
		all[id] = listings
	}
	return all, nil
}

// listingsOf gathers those of one series, newest first; none if there is no such series.
func (w *watch) listingsOf(ctx context.Context, series linkwatch.EntryID, t time.Time) ([]linkwatch.Visit, error) {
	if series == "" {
		return nil, nil
	}
	history, err := w.store.History(ctx, series, t, historyDepth)
	return checks.Listings(history.Visits), err
}

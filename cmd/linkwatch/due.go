package main

import (
	"context"
	"hash/fnv"
	"slices"
	"time"

	"linkwatch"
	"linkwatch/crawler"
)

// afterOutage is how soon an entry is visited again whose newest visit does not
// count because our own network was suspected.
const afterOutage = time.Hour

// due lists the entries that want a visit now.
func (w *watch) due(ctx context.Context, scheduled bool) ([]crawler.Due, error) {
	now := w.now()
	return w.dueWhere(ctx, func(e linkwatch.Entry, newest linkwatch.Visit) bool {
		return wanted(e.Policy.Every, newest, now, scheduled)
	})
}

// wanted reports whether an entry wants a visit: at once if it was never
// visited, in a scheduled round if it has no rhythm of its own, and always if
// its rhythm says so.
func wanted(every time.Duration, newest linkwatch.Visit, now time.Time, scheduled bool) bool {
	switch {
	case newest.At.IsZero():
		return true
	case newest.Inconclusive && (every == 0 || every > afterOutage):
		return scheduled || now.Sub(newest.At) >= afterOutage
	case every == 0:
		return scheduled
	}
	if scheduled {
		// A tenth of the pause is forgiven, so that an entry of every day is not
		// left to the day after because last night's round took a minute.
		every -= every / 10
	}
	return now.Sub(newest.At) >= every
}

// dueWhere lists the entries with a URL that a condition picks, each with the
// page that was last read there. The newest visit is zero where there is none.
func (w *watch) dueWhere(ctx context.Context, pick func(linkwatch.Entry, linkwatch.Visit) bool) ([]crawler.Due, error) {
	newest, err := w.store.Newest(ctx)
	if err != nil {
		return nil, err
	}
	var due []crawler.Due
	for _, e := range w.catalog.Load().Entries {
		last := newest[e.ID]
		if last.URL != e.URL {
			last = linkwatch.Visit{} // the entry has a new address: nothing is known of it
		}
		if e.URL != "" && pick(e, last) {
			due = append(due, crawler.Due{Entry: e, Known: known(e, last, w.now())})
		}
	}
	return due, nil
}

// known is the page that a conditional request may speak of: one that was read
// whole at the entry's own address and shows every fact that the entry states.
// Once a week none is known, so that the page is read anew: servers are wrong
// about what has changed, and our reading gets better.
func known(e linkwatch.Entry, last linkwatch.Visit, now time.Time) linkwatch.Page {
	whole := len(last.Hops) == 0 && last.Failure.Kind == "" && (last.Status == 200 || last.Status == 304)
	lacking := func(f linkwatch.Fact) bool { return !last.Page.Shows(f) }
	if !whole || slices.ContainsFunc(e.Facts, lacking) || readsAnew(e.ID, now) {
		return linkwatch.Page{}
	}
	return last.Page
}

// readsAnew reports whether this is the entry's day of the week; the id decides
// which, so that not all are read on one day.
func readsAnew(id linkwatch.EntryID, now time.Time) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return uint32(now.Unix()/86400)%7 == h.Sum32()%7
}

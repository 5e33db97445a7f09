package main

import (
	"context"
	"hash/fnv"
	"slices"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/revisit"
)

// afterOutage is how soon an entry is visited again whose newest visit does not
// count because our own network was suspected.
const afterOutage = time.Hour

// dueList is what wants a visit now: entries with a URL, by their numbers in the
// catalog. What else is to be known of one is looked up when its turn comes.
type dueList struct {
	watch   *watch
	catalog *catalog.Catalog
	numbers []int32
}

// Len is how many entries are due.
func (d *dueList) Len() int { return len(d.numbers) }

// Entry gives the ith of them.
func (d *dueList) Entry(i int) linkwatch.Entry { return d.catalog.Entry(int(d.numbers[i])) }

// Known gives the page that was last read there. Where it cannot be had, the
// page is read anew.
func (d *dueList) Known(i int) linkwatch.Page {
	if d.watch.blank {
		return linkwatch.Page{}
	}
	e := d.Entry(i)
	last, _, err := d.watch.store.Known(context.Background(), e.ID)
	if err != nil {
		d.watch.log.Error("looking for the page known", "entry", e.ID, "error", err)
	}
	if last.Page.Reader != d.watch.reader {
		return linkwatch.Page{}
	}
	return known(e, last, d.watch.now())
}

// without leaves entries out.
func (d *dueList) without(visited selection) {
	d.numbers = slices.DeleteFunc(d.numbers, func(i int32) bool { return visited[i] })
}

// due lists the entries that want a visit now, by a plan and the suspects among them.
func (w *watch) due(ctx context.Context, scheduled bool, plan *rhythms, s suspects) (*dueList, error) {
	now, list := w.now(), w.catalog.Load()
	wants := newSelection(list)
	for i := range wants {
		wants[i] = true // unless it was visited
	}
	var e linkwatch.Entry
	for newest, err := range w.store.NewestOutcomes(ctx, now) {
		if err != nil {
			return nil, err
		}
		if i, ok := list.Find(newest.Entry); ok {
			if list.Take(i, &e); e.IsAt(newest.URL) { // of a new address nothing is known
				wants[i] = s.want(e.ID, now) || wanted(plan.of(list, i, e), newest, now, scheduled)
			}
		}
	}
	return w.dueOf(wants), nil
}

// dueOf lists those of a selection that can be visited.
func (w *watch) dueOf(wants selection) *dueList {
	due := &dueList{watch: w, catalog: w.catalog.Load(), numbers: make([]int32, 0, wants.size())}
	for i, e := range due.catalog.Entries() {
		if wants[i] && e.URL != "" {
			due.numbers = append(due.numbers, int32(i))
		}
	}
	return due
}

// wanted reports whether an entry wants a visit after its newest one: in a
// scheduled round if it has no rhythm of its own, and always if its rhythm says so.
func wanted(rhythm revisit.Rhythm, newest linkwatch.Visit, now time.Time, scheduled bool) bool {
	since := now.Sub(newest.At)
	switch {
	case newest.Inconclusive && (rhythm.Pause == 0 || rhythm.Pause > afterOutage):
		return scheduled || since >= afterOutage
	case rhythm.Pause == 0:
		return scheduled
	}
	return rhythm.Due(since, scheduled)
}

// known is the page that a conditional request may speak of: one that was read
// whole at the entry's own address and shows every fact that the entry states.
// Once a week none is known, so that the page is read anew: servers are wrong
// about what has changed.
func known(e linkwatch.Entry, last linkwatch.Visit, now time.Time) linkwatch.Page {
	whole := len(last.Hops) == 0 && last.Failure.Kind == "" && (last.Status == 200 || last.Status == 304)
	lacking := func(f linkwatch.Fact) bool { return !last.Page.Shows(f) }
	if !e.IsAt(last.URL) || !whole || slices.ContainsFunc(e.Facts, lacking) || readsAnew(e.ID, last.At, now) {
		return linkwatch.Page{}
	}
	return last.Page
}

// readsAnew reports whether the entry's day of the week has come since its last
// visit; the id decides which day, so that not all are read on one.
func readsAnew(id linkwatch.EntryID, last, now time.Time) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	week := func(t time.Time) int64 { return (t.Unix()/86400 + int64(h.Sum32()%7)) / 7 }
	return week(last) != week(now)
}

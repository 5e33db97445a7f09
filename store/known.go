package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"iter"
	"slices"
	"time"

	"linkwatch"
)

// Known gives of the newest visit of an entry what tells whether its page may be
// asked for again: when it was, of which address, its status, the kind of its failure and
// the hops; and the page. False if there is none. One query tells all but hops, so that
// it is quick enough to be asked before each visit. Of what Keep is keeping meanwhile it
// may miss the last moment.
func (s *Store) Known(ctx context.Context, id linkwatch.EntryID) (v linkwatch.Visit, found bool, err error) {
	const query = `SELECT v.at, v.status, v.failure, v.route, w.url, w.hops, ` + pageColumns + `
		FROM visits v CROSS JOIN routes w ON w.route = v.route LEFT JOIN pages p ON p.page = v.page` + pageParts + `
		WHERE v.entry = (SELECT entry FROM entries WHERE id = ?) ORDER BY v.at DESC, v.round DESC LIMIT 1`
	var of, hops int64 // the route, and how many it has
	ask := s.steady.rows
	if s.path == memory { // where there is but one connection
		ask = s.rows
	}
	err = ask(ctx, query, []driver.Value{string(id)}, func(r *row) {
		found = true
		v.Entry, v.At, v.Status, v.Failure.Kind = id, r.instant(), int(r.number()), linkwatch.FailureKind(r.text())
		of, v.URL, hops = r.number(), r.text(), r.number()
		v.Page = r.page()
	})
	if err == nil && hops > 0 {
		gone := map[int64]*route{of: {}}
		err = s.readHops(ctx, []int64{of}, gone)
		v.Hops = gone[of].hops
	}
	if err != nil {
		return linkwatch.Visit{}, false, s.trouble(fmt.Sprintf("reading the newest visit of entry %q", id), err)
	}
	return v, found, nil
}

// NewestOutcomes gives how the newest visit with At <= until of every entry ended
// that has one, as Outcomes does, in the order of their first visits. It ends at
// the first error.
func (s *Store) NewestOutcomes(ctx context.Context, until time.Time) iter.Seq2[linkwatch.Visit, error] {
	return s.newest(ctx, until, s.outcomes)
}

// Remembered gives the same of the newest visits of all, with what holds for a
// while beyond them: the name servers, the mail domains, what their sites told and the
// probe.
func (s *Store) Remembered(ctx context.Context) iter.Seq2[linkwatch.Visit, error] {
	return s.newest(ctx, lastInstant, s.lasting)
}

func (s *Store) lasting(ctx context.Context, found []visitRow) (func(i int) linkwatch.Visit, error) {
	outcome, err := s.outcomes(ctx, found)
	if err != nil {
		return nil, err
	}
	zones, err := s.readZones(ctx, found)
	if err != nil {
		return nil, err
	}
	probes, err := s.readProbes(ctx, found)
	if err != nil {
		return nil, err
	}
	if err := s.readPagesWithProbes(ctx, map[int64]*linkwatch.Page{}, nil, probes); err != nil {
		return nil, err
	}
	return func(i int) linkwatch.Visit {
		v := outcome(i)
		zones[found[i].zone].tell(&v)
		probes[found[i].probe].tell(&v)
		return v
	}, nil
}

// Telling gives what puts a visit together of each row that was found.
type telling func(context.Context, []visitRow) (func(i int) linkwatch.Visit, error)

func (s *Store) newest(ctx context.Context, until time.Time, tell telling) iter.Seq2[linkwatch.Visit, error] {
	return func(yield func(linkwatch.Visit, error) bool) {
		for stretch := range ahead(s.stretches(ctx, until.UnixMilli(), 1)) {
			err, found := stretch.err, newestOnly(stretch.found)
			var visit func(int) linkwatch.Visit
			if err == nil {
				visit, err = tell(ctx, found)
			}
			if err != nil {
				yield(linkwatch.Visit{}, s.trouble("reading the newest visits", err))
				return
			}
			for i := range found {
				if !yield(visit(i), nil) {
					return
				}
			}
		}
	}
}

// newestOnly takes one visit of each entry: an instant may have several.
func newestOnly(found []visitRow) []visitRow {
	return slices.CompactFunc(found, func(a, b visitRow) bool { return a.entry == b.entry })
}

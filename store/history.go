package store

import (
	"context"
	"fmt"
	"iter"
	"math"
	"time"

	"linkwatch"
)

// History gives the entry's n newest visits with At <= until, newest first.
func (s *Store) History(ctx context.Context, id linkwatch.EntryID, until time.Time, n int) ([]linkwatch.Visit, error) {
	const query = visitQuery + ` WHERE v.entry = (SELECT entry FROM entries WHERE id = ?) AND v.at <= ?
		ORDER BY v.at DESC, v.round DESC LIMIT ?`
	visits, _, err := s.visits(ctx, query, string(id), until.UnixMilli(), int64(max(n, 0)))
	if err != nil {
		return nil, s.trouble(fmt.Sprintf("reading the history of entry %q", id), err)
	}
	return visits, nil
}

// Histories gives the history of every entry that has one, in the order of
// their first visits: each the entry's n newest visits with At <= until, newest
// first. It ends at the first error.
func (s *Store) Histories(ctx context.Context, until time.Time, n int) iter.Seq2[[]linkwatch.Visit, error] {
	return func(yield func([]linkwatch.Visit, error) bool) {
		for stretch := range ahead(s.histories(ctx, until.UnixMilli(), n)) {
			for _, history := range stretch.histories {
				if stretch.err = ctx.Err(); stretch.err != nil {
					break
				}
				if !yield(history, nil) {
					return
				}
			}
			if stretch.err != nil {
				yield(nil, s.trouble("reading histories", stretch.err))
				return
			}
		}
	}
}

// NewestVisits gives the newest visit of every entry that has one, in the order
// of their first visits, and ends at the first error.
func (s *Store) NewestVisits(ctx context.Context) iter.Seq2[linkwatch.Visit, error] {
	return func(yield func(linkwatch.Visit, error) bool) {
		for history, err := range s.Histories(ctx, lastInstant, 1) {
			if err != nil {
				yield(linkwatch.Visit{}, err)
				return
			}
			if !yield(history[0], nil) {
				return
			}
		}
	}
}

// Newest gives the newest visit of every entry that has one.
func (s *Store) Newest(ctx context.Context) (map[linkwatch.EntryID]linkwatch.Visit, error) {
	newest := map[linkwatch.EntryID]linkwatch.Visit{}
	for v, err := range s.NewestVisits(ctx) {
		if err != nil {
			return nil, err
		}
		newest[v.Entry] = v
	}
	return newest, nil
}

// RoundVisits gives the visits of a round, the earliest first, and ends at the
// first error.
func (s *Store) RoundVisits(ctx context.Context, id linkwatch.RoundID) iter.Seq2[linkwatch.Visit, error] {
	const query = visitQuery + ` WHERE v.round = ? AND (v.at, v.entry) > (?, ?) ORDER BY v.at, v.entry LIMIT ?`
	return func(yield func(linkwatch.Visit, error) bool) {
		at, entry := int64(math.MinInt64), int64(0)
		for {
			visits, of, err := s.visits(ctx, query, int64(id), at, entry, int64(chunk))
			if err != nil {
				yield(linkwatch.Visit{}, s.trouble(fmt.Sprintf("reading the visits of round %d", id), err))
				return
			}
			for i, v := range visits {
				if !yield(v, nil) {
					return
				}
				at, entry = v.At.UnixMilli(), of[i].entry
			}
			if len(visits) < chunk {
				return
			}
		}
	}
}

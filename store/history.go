package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"math"
	"time"

	"linkwatch"
)

// chunk is how many visits or entries are read at a time where there is no end
// of them. No connection is held while the caller works on them, so that slow
// callers neither starve others nor keep the log from being written back.
const chunk = 500

// History gives the entry's n newest visits with At <= until, newest first.
func (s *Store) History(ctx context.Context, id linkwatch.EntryID, until time.Time, n int) ([]linkwatch.Visit, error) {
	const query = visitQuery + ` WHERE v.entry = (SELECT entry FROM entries WHERE id = ?) AND v.at <= ?
		ORDER BY v.at DESC, v.round DESC LIMIT ?`
	visits, _, err := s.visits(ctx, query, string(id), until.UnixMilli(), max(n, 0))
	if err != nil {
		return nil, s.trouble(fmt.Sprintf("reading the history of entry %q", id), err)
	}
	return visits, nil
}

// Histories gives the history of every entry that has one, ordered by entry
// id: each the entry's n newest visits with At <= until, newest first. It holds
// one history at a time, and ends at the first error.
func (s *Store) Histories(ctx context.Context, until time.Time, n int) iter.Seq2[[]linkwatch.Visit, error] {
	return func(yield func([]linkwatch.Visit, error) bool) {
		for id, err := range s.entries(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			visits, err := s.History(ctx, id, until, n)
			if len(visits) == 0 && err == nil {
				continue
			}
			if !yield(visits, err) || err != nil {
				return
			}
		}
	}
}

// entries gives the ids of all entries in order.
func (s *Store) entries(ctx context.Context) iter.Seq2[linkwatch.EntryID, error] {
	const query = `SELECT id FROM entries WHERE id > ? ORDER BY id LIMIT ?`
	return func(yield func(linkwatch.EntryID, error) bool) {
		for last := ""; ; {
			var ids []string
			err := rows(ctx, s.read, query, []any{last, chunk}, func(row *sql.Rows) error {
				var id string
				err := row.Scan(&id)
				ids = append(ids, id)
				return err
			})
			if err != nil {
				yield("", s.trouble("reading which entries there are", err))
				return
			}
			for _, last = range ids {
				if !yield(linkwatch.EntryID(last), nil) {
					return
				}
			}
			if len(ids) < chunk {
				return
			}
		}
	}
}

// Newest gives the newest visit of every entry that has one.
func (s *Store) Newest(ctx context.Context) (map[linkwatch.EntryID]linkwatch.Visit, error) {
	const query = visitQuery + ` WHERE e.entry > ? AND (v.at, v.round) =
			(SELECT at, round FROM visits WHERE entry = e.entry ORDER BY at DESC, round DESC LIMIT 1)
		ORDER BY e.entry LIMIT ?`
	newest := map[linkwatch.EntryID]linkwatch.Visit{}
	for last := int64(0); ; {
		visits, of, err := s.visits(ctx, query, last, chunk)
		if err != nil {
			return nil, s.trouble("reading the newest visits", err)
		}
		for i, v := range visits {
			newest[v.Entry] = v
			last = of[i].entry
		}
		if len(visits) < chunk {
			return newest, nil
		}
	}
}

// RoundVisits gives the visits of a round, the earliest first, and ends at the
// first error.
func (s *Store) RoundVisits(ctx context.Context, id linkwatch.RoundID) iter.Seq2[linkwatch.Visit, error] {
	const query = visitQuery + ` WHERE v.round = ? AND (v.at, v.entry) > (?, ?) ORDER BY v.at, v.entry LIMIT ?`
	return func(yield func(linkwatch.Visit, error) bool) {
		at, entry := int64(math.MinInt64), int64(0)
		for {
			visits, of, err := s.visits(ctx, query, int64(id), at, entry, chunk)
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

package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"linkwatch"
)

// A History is what is known of an entry.
type History struct {
	Visits []linkwatch.Visit // newest first
	// Accepted is the visit whose page a maintainer accepted last, or else the
	// first good one; nil if there is neither. Where it is one of Visits, it
	// points there.
	Accepted *linkwatch.Visit
}

// History gives the entry's n newest visits with At <= until, and the visit that
// was the accepted one then.
func (s *Store) History(ctx context.Context, id linkwatch.EntryID, until time.Time, n int) (History, error) {
	const query = visitQuery + ` WHERE v.entry = (SELECT entry FROM entries WHERE id = ?) AND v.at <= ?
		ORDER BY v.at DESC, v.round DESC LIMIT ?`
	found, err := s.find(ctx, query, string(id), until.UnixMilli(), int64(max(n, 0)))
	if err == nil {
		var histories []History
		if histories, err = s.join(ctx, found, until.UnixMilli(), n); len(histories) > 0 {
			return histories[0], nil
		}
	}
	if err != nil {
		return History{}, s.trouble(fmt.Sprintf("reading the history of entry %q", id), err)
	}
	return History{}, nil
}

// Histories gives the history of every entry that has one, in the order of
// their first visits: each as History gives it. It ends at the first error.
func (s *Store) Histories(ctx context.Context, until time.Time, n int) iter.Seq2[History, error] {
	return func(yield func(History, error) bool) {
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
				yield(History{}, s.trouble("reading histories", stretch.err))
				return
			}
		}
	}
}

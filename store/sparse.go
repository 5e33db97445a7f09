package store

import (
	"context"
	"fmt"
	"time"

	"linkwatch"
)

// week is the part of the past of which Sparse gives one visit.
const week = 7 * 24 * time.Hour

// Sparse gives an entry's distant past: of its visits before a moment the first
// of each week, at most n, newest first.
func (s *Store) Sparse(ctx context.Context, id linkwatch.EntryID, before time.Time, n int) ([]linkwatch.Visit, error) {
	const query = visitQuery + ` WHERE e.id = ?1 AND v.at IN (
			SELECT min(at) FROM visits WHERE entry = (SELECT entry FROM entries WHERE id = ?1) AND at < ?2 GROUP BY at / ?3)
		ORDER BY v.at DESC, v.round DESC LIMIT ?4`
	visits, _, err := s.visits(ctx, query, string(id), before.UnixMilli(), week.Milliseconds(), int64(max(n, 0)))
	if err != nil {
		return nil, s.trouble(fmt.Sprintf("reading the distant past of entry %q", id), err)
	}
	return visits, nil
}

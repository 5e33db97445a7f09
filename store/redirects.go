package store

import (
	"context"
	"database/sql/driver"
	"time"
)

// along is over how many entries one query goes that tells of few of them.
const along = 1000

// Redirects tells of every entry whose newest visit with At <= until was
// redirected what it was asked for and where that visit ended.
func (s *Store) Redirects(ctx context.Context, until time.Time, tell func(url, finalURL string)) error {
	const query = `SELECT w.url, w.final_url FROM entries e CROSS JOIN routes w ON w.route = (
			SELECT route FROM visits WHERE entry = e.entry AND at <= ?3 ORDER BY at DESC, round DESC LIMIT 1)
		WHERE e.entry > ?1 AND e.entry <= ?2 AND w.hops > 0 ORDER BY e.entry`
	var last int64
	err := s.rows(ctx, `SELECT max(entry) FROM entries`, nil, func(r *row) { last = r.number() })
	for entry := int64(0); err == nil && entry < last; entry += along {
		err = s.rows(ctx, query, []driver.Value{entry, entry + along, until.UnixMilli()}, func(r *row) {
			url := r.text()
			tell(url, r.textOr(url))
		})
	}
	if err != nil {
		return s.trouble("reading where visits were redirected", err)
	}
	return nil
}

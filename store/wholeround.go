package store

import (
	"context"
	"database/sql"

	"linkwatch"
)

// LastWhole gives the newest round that covered all that was due, came to its
// end and counts; false if there is none.
func (s *Store) LastWhole(ctx context.Context) (linkwatch.Round, bool, error) {
	const query = `SELECT round, started, finished, whole, visited, skipped, inconclusive FROM rounds
		WHERE whole = 1 AND skipped = 0 AND finished IS NOT NULL AND inconclusive = '' ORDER BY round DESC LIMIT 1`
	var r linkwatch.Round
	found := false
	err := rows(ctx, s.read, query, nil, func(row *sql.Rows) error {
		found = true
		return scanRound(row, &r)
	})
	if err != nil {
		return linkwatch.Round{}, false, s.trouble("reading the last whole round", err)
	}
	return r, found, nil
}

func scanRound(row *sql.Rows, r *linkwatch.Round) error {
	return row.Scan(&r.ID, (*instant)(&r.Started), (*instant)(&r.Finished), &r.Whole, &r.Visited, &r.Skipped, &r.Inconclusive)
}

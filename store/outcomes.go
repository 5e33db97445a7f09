package store

import (
	"context"
	"fmt"
	"iter"
	"math"

	"linkwatch"
)

// Outcomes gives how the visits of a round ended, the earliest first, and ends
// at the first error. An outcome is a visit without its attempts and without
// what belongs to its page: the resolution, the mail, what its site told, the
// probe, the page itself.
func (s *Store) Outcomes(ctx context.Context, id linkwatch.RoundID) iter.Seq2[linkwatch.Visit, error] {
	const query = visitQuery + ` WHERE v.round = ? AND (v.at, v.entry) > (?, ?) ORDER BY v.at, v.entry LIMIT ?`
	return func(yield func(linkwatch.Visit, error) bool) {
		at, entry := int64(math.MinInt64), int64(0)
		for {
			found, err := s.findMany(ctx, chunk, query, int64(id), at, entry, int64(chunk))
			var outcome func(int) linkwatch.Visit
			if err == nil {
				outcome, err = s.outcomes(ctx, found)
			}
			if err != nil {
				yield(linkwatch.Visit{}, s.trouble(fmt.Sprintf("reading the visits of round %d", id), err))
				return
			}
			for i := range found {
				if !yield(outcome(i), nil) {
					return
				}
			}
			if len(found) < chunk {
				return
			}
			last := found[len(found)-1]
			at, entry = last.at.UnixMilli(), last.entry
		}
	}
}

// outcomes gives what tells the outcome of each visit that was found.
func (s *Store) outcomes(ctx context.Context, found []visitRow) (func(i int) linkwatch.Visit, error) {
	routes, err := s.readRoutes(ctx, found)
	return func(i int) (v linkwatch.Visit) {
		found[i].tell(&v)
		routes[found[i].route].tell(&v)
		return v
	}, err
}

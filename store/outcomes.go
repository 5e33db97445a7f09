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
// what belongs to its page: the resolution, the mail, the probe, the page itself.
func (s *Store) Outcomes(ctx context.Context, id linkwatch.RoundID) iter.Seq2[linkwatch.Visit, error] {
	const query = visitQuery + ` WHERE v.round = ? AND (v.at, v.entry) > (?, ?) ORDER BY v.at, v.entry LIMIT ?`
	return func(yield func(linkwatch.Visit, error) bool) {
		at, entry := int64(math.MinInt64), int64(0)
		for {
			found, err := s.find(ctx, query, int64(id), at, entry, int64(chunk))
			var outcomes []linkwatch.Visit
			if err == nil {
				outcomes, err = s.outcomes(ctx, found)
			}
			if err != nil {
				yield(linkwatch.Visit{}, s.trouble(fmt.Sprintf("reading the visits of round %d", id), err))
				return
			}
			for _, v := range outcomes {
				if !yield(v, nil) {
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

func (s *Store) outcomes(ctx context.Context, found []visitRow) ([]linkwatch.Visit, error) {
	routes, err := s.readRoutes(ctx, found)
	if err != nil {
		return nil, err
	}
	outcomes := make([]linkwatch.Visit, len(found))
	for i := range found {
		r := &found[i]
		r.tell(&outcomes[i])
		routes[r.route].tell(&outcomes[i])
	}
	return outcomes, nil
}

package store

import (
	"context"

	"linkwatch"
)

// An attemptsKey names the visit that attempts belong to.
type attemptsKey struct {
	entry, at int64
	round     linkwatch.RoundID
}

func keyOf(r *visitRow) attemptsKey { return attemptsKey{r.entry, r.at.UnixMilli(), r.round} }

func (s *Store) readAttempts(ctx context.Context, of []visitRow) (map[attemptsKey][]linkwatch.Attempt, error) {
	var several [][3]int64
	for i := range of {
		if k := keyOf(&of[i]); of[i].attempts > 0 {
			several = append(several, [3]int64{k.entry, k.at, int64(k.round)})
		}
	}
	attempts := map[attemptsKey][]linkwatch.Attempt{}
	const query = `SELECT a.entry, a.visit_at, a.round, a.at, a.status, a.failure, a.failure_detail FROM json_each(?) named
		CROSS JOIN attempts a ON a.entry = named.value ->> 0 AND a.visit_at = named.value ->> 1 AND a.round = named.value ->> 2
		ORDER BY named.key, a.position`
	err := belonging(ctx, s, query, several, func(r *row) {
		k := attemptsKey{r.number(), r.number(), linkwatch.RoundID(r.number())}
		attempts[k] = append(attempts[k], linkwatch.Attempt{
			At: r.instant(), Status: int(r.number()), Failure: linkwatch.Failure{Kind: linkwatch.FailureKind(r.text()), Detail: r.text()},
		})
	})
	return attempts, err
}

package store

import (
	"context"
	"database/sql/driver"

	"linkwatch"
)

// A visitRow is what is read with a visit to join on what belongs to it. A 0
// means that there is none.
type visitRow struct {
	entry, route, resolution, page int64
	attempts                       int64 // how many rows
}

// visitColumns is what every query for visits asks for.
const visitColumns = `SELECT v.entry, e.id, v.round, r.inconclusive <> '', v.at, v.took_ms, v.status, v.failure, v.failure_detail,
	v.retry_after_ms, v.attempts, v.route, v.resolution, v.page`

// visitQuery is how the queries for few visits begin. A join with "column = ?"
// SQLite plans anew at each run, which takes longer than a short run itself; it
// does not with "column = (SELECT ...)".
const visitQuery = visitColumns + ` FROM visits v JOIN entries e ON e.entry = v.entry JOIN rounds r ON r.round = v.round`

// visits gives the visits that the query finds, in its order, and the row of
// each. Visits that have the same page, route or resolution share its lists.
func (s *Store) visits(ctx context.Context, query string, values ...driver.Value) ([]linkwatch.Visit, []visitRow, error) {
	var found foundVisits
	if err := found.read(ctx, s, query, values...); err != nil {
		return nil, nil, err
	}
	return found.visits, found.of, s.join(ctx, found.visits, found.of)
}

// A foundVisits is what a query for visits found, with nothing joined on yet.
type foundVisits struct {
	visits []linkwatch.Visit
	of     []visitRow
}

func (f *foundVisits) read(ctx context.Context, s *Store, query string, values ...driver.Value) error {
	f.visits, f.of = f.visits[:0], f.of[:0]
	return s.rows(ctx, query, values, func(r *row) {
		f.visits, f.of = append(f.visits, linkwatch.Visit{}), append(f.of, visitRow{})
		readVisit(r, &f.visits[len(f.visits)-1], &f.of[len(f.of)-1])
	})
}

func readVisit(r *row, v *linkwatch.Visit, of *visitRow) {
	of.entry, v.Entry, v.Round, v.Inconclusive = r.number(), linkwatch.EntryID(r.text()), linkwatch.RoundID(r.number()), r.truth()
	v.At, v.Took, v.Status = r.instant(), r.duration(), int(r.number())
	v.Failure = linkwatch.Failure{Kind: linkwatch.FailureKind(r.text()), Detail: r.text()}
	v.RetryAfter = r.duration()
	of.attempts, of.route, of.resolution, of.page = r.number(), r.number(), r.number(), r.number()
}

// join gives the visits what belongs to them.
func (s *Store) join(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	if err := s.joinRoutes(ctx, visits, of); err != nil {
		return err
	}
	if err := s.joinResolutions(ctx, visits, of); err != nil {
		return err
	}
	if err := s.joinPages(ctx, visits, of); err != nil {
		return err
	}
	return s.joinAttempts(ctx, visits, of)
}

func (s *Store) joinAttempts(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	var several [][4]int64 // the keys of visits, each with the visit's index
	for i := range visits {
		v := &visits[i]
		if of[i].attempts == 0 {
			v.Attempts = onlyAttempt(*v)
		} else {
			several = append(several, [4]int64{of[i].entry, v.At.UnixMilli(), int64(v.Round), int64(i)})
		}
	}
	const query = `SELECT named.value ->> 3, a.at, a.status, a.failure, a.failure_detail FROM json_each(?) named
		CROSS JOIN attempts a ON a.entry = named.value ->> 0 AND a.visit_at = named.value ->> 1 AND a.round = named.value ->> 2
		ORDER BY named.key, a.position`
	return belonging(ctx, s, query, several, func(r *row) {
		v := &visits[r.number()]
		v.Attempts = append(v.Attempts, linkwatch.Attempt{At: r.instant(), Status: int(r.number()),
			Failure: linkwatch.Failure{Kind: linkwatch.FailureKind(r.text()), Detail: r.text()}})
	})
}

// shared makes room for what several visits may have in common, by its row, and
// lists the rows.
func shared[T any](of []visitRow, which func(visitRow) int64) (map[int64]*T, []int64) {
	var rows []int64
	by := map[int64]*T{}
	for _, r := range of {
		if row := which(r); row != 0 && by[row] == nil {
			by[row] = new(T)
			rows = append(rows, row)
		}
	}
	return by, rows
}

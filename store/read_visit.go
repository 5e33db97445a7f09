package store

import (
	"context"
	"database/sql/driver"
	"time"

	"linkwatch"
)

// A visitRow is a visit as its row tells it. What belongs to it lies in other
// rows, which several visits may have in common; a 0 means that there is none.
type visitRow struct {
	entry            int64
	id               linkwatch.EntryID
	firstGood        int64 // when the entry's first good visit was; 0 for none
	round            linkwatch.RoundID
	inconclusive     bool
	at               time.Time
	took, retryAfter time.Duration
	status           int
	failure          linkwatch.Failure
	attempts         int64 // how many rows

	route, resolution, zone, page, probe int64
}

func (r *visitRow) tell(v *linkwatch.Visit) {
	v.Entry, v.Round, v.Inconclusive, v.At, v.Took = r.id, r.round, r.inconclusive, r.at, r.took
	v.Status, v.Failure, v.RetryAfter = r.status, r.failure, r.retryAfter
}

// visitColumns is what every query for visits asks for.
const visitColumns = `SELECT v.entry, e.id, e.first_good, v.round, r.inconclusive <> '', v.at, v.took_ms, v.status, v.failure, v.failure_detail,
	v.retry_after_ms, v.attempts, v.route, v.resolution, v.zone, v.page, v.probe`

// visitQuery is how the queries for few visits begin. A join with "column = ?"
// SQLite plans anew at each run, which takes longer than a short run itself; it
// does not with "column = (SELECT ...)".
const visitQuery = visitColumns + ` FROM visits v JOIN entries e ON e.entry = v.entry JOIN rounds r ON r.round = v.round`

// visits gives the visits that the query finds, in its order, and the row of each.
func (s *Store) visits(ctx context.Context, query string, values ...driver.Value) ([]linkwatch.Visit, []visitRow, error) {
	found, err := s.find(ctx, query, values...)
	if err != nil {
		return nil, nil, err
	}
	b, err := s.belongings(ctx, found)
	if err != nil {
		return nil, nil, err
	}
	return b.visits(found), found, nil
}

func (s *Store) find(ctx context.Context, query string, values ...driver.Value) ([]visitRow, error) {
	return s.findMany(ctx, 0, query, values...)
}

// findMany is find where so many rows are foreseen.
func (s *Store) findMany(ctx context.Context, foreseen int, query string, values ...driver.Value) ([]visitRow, error) {
	found := make([]visitRow, 0, foreseen)
	err := s.rows(ctx, query, values, func(r *row) { found = append(found, r.visit()) })
	return found, err
}

// visit tells what visitColumns hold.
func (r *row) visit() visitRow {
	return visitRow{
		entry: r.number(), id: linkwatch.EntryID(r.text()), firstGood: r.number(),
		round: linkwatch.RoundID(r.number()), inconclusive: r.truth(),
		at: r.instant(), took: r.duration(), status: int(r.number()),
		failure:    linkwatch.Failure{Kind: linkwatch.FailureKind(r.text()), Detail: r.text()},
		retryAfter: r.duration(), attempts: r.number(),
		route: r.number(), resolution: r.number(), zone: r.number(), page: r.number(), probe: r.number(),
	}
}

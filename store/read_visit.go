package store

import (
	"context"
	"database/sql"
	"time"

	"linkwatch"
)

// A visitRow is what is read with a visit to join on what belongs to it.
type visitRow struct {
	entry          int64
	page           sql.NullInt64
	attempts, hops int // how many rows
}

// visitQuery is how every query for visits begins. A join with "column = ?"
// SQLite plans anew at each run, which takes longer than a short run itself; it
// does not with "column = (SELECT ...)".
const visitQuery = `SELECT v.entry, e.id, v.round, r.inconclusive <> '', v.at, v.took_ms, v.status, v.page,
		v.attempts, v.hops, v.retry_after_ms, v.url, coalesce(v.final_url, v.url), v.failure, v.failure_detail,
		v.server, v.mitigated, v.content_type, v.tls_issuer, v.tls_not_after, v.tls_error
	FROM visits v JOIN entries e ON e.entry = v.entry JOIN rounds r ON r.round = v.round`

// visits gives the visits that the query finds, in its order, and the row of
// each. Visits that saw the same page share its lists.
func (s *Store) visits(ctx context.Context, query string, args ...any) ([]linkwatch.Visit, []visitRow, error) {
	var visits []linkwatch.Visit
	var of []visitRow
	err := rows(ctx, s.read, query, args, func(row *sql.Rows) error {
		visits, of = append(visits, linkwatch.Visit{}), append(of, visitRow{})
		return scanVisit(row, &visits[len(visits)-1], &of[len(of)-1])
	})
	if err != nil {
		return nil, nil, err
	}
	if err := s.joinPages(ctx, visits, of); err != nil {
		return nil, nil, err
	}
	if err := s.joinAttempts(ctx, visits, of); err != nil {
		return nil, nil, err
	}
	return visits, of, s.joinHops(ctx, visits, of)
}

func scanVisit(row *sql.Rows, v *linkwatch.Visit, of *visitRow) error {
	var id, failure, tlsError string
	var round, at, took, retryAfter int64
	err := row.Scan(&of.entry, &id, &round, &v.Inconclusive, &at, &took, &v.Status, &of.page,
		&of.attempts, &of.hops, &retryAfter, &v.URL, &v.FinalURL, &failure, &v.Failure.Detail,
		&v.Header.Server, &v.Header.Mitigated, &v.Header.ContentType, &v.TLS.Issuer, (*instant)(&v.TLS.NotAfter), &tlsError)
	v.Entry, v.Round = linkwatch.EntryID(id), linkwatch.RoundID(round)
	v.At = time.UnixMilli(at).UTC()
	v.Took, v.RetryAfter = milliseconds(took), milliseconds(retryAfter)
	v.Failure.Kind, v.TLS.Error = linkwatch.FailureKind(failure), linkwatch.TLSError(tlsError)
	return err
}

func (s *Store) joinAttempts(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	for i := range visits {
		if of[i].attempts == 0 {
			visits[i].Attempts = onlyAttempt(visits[i])
		}
	}
	const query = `SELECT named.value ->> 3, a.at, a.status, a.failure, a.failure_detail FROM json_each(?) named
		CROSS JOIN attempts a ON a.entry = named.value ->> 0 AND a.visit_at = named.value ->> 1 AND a.round = named.value ->> 2
		ORDER BY named.key, a.position`
	several := named(visits, of, func(r visitRow) bool { return r.attempts > 0 })
	return belonging(ctx, s.read, query, several, func(row *sql.Rows) error {
		var i int
		var a linkwatch.Attempt
		err := row.Scan(&i, (*instant)(&a.At), &a.Status, &a.Failure.Kind, &a.Failure.Detail)
		visits[i].Attempts = append(visits[i].Attempts, a)
		return err
	})
}

func (s *Store) joinHops(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	const query = `SELECT named.value ->> 3, h.status, h.from_url, h.to_url FROM json_each(?) named
		CROSS JOIN hops h ON h.entry = named.value ->> 0 AND h.visit_at = named.value ->> 1 AND h.round = named.value ->> 2
		ORDER BY named.key, h.position`
	redirected := named(visits, of, func(r visitRow) bool { return r.hops > 0 })
	return belonging(ctx, s.read, query, redirected, func(row *sql.Rows) error {
		var i int
		var h linkwatch.Hop
		err := row.Scan(&i, &h.Status, &h.From, &h.To)
		visits[i].Hops = append(visits[i].Hops, h)
		return err
	})
}

// named gives the keys of the visits of whose rows the claim holds, each with
// the visit's index.
func named(visits []linkwatch.Visit, of []visitRow, claim func(visitRow) bool) [][4]int64 {
	var keys [][4]int64
	for i, r := range of {
		if v := &visits[i]; claim(r) {
			keys = append(keys, [4]int64{r.entry, v.At.UnixMilli(), int64(v.Round), int64(i)})
		}
	}
	return keys
}

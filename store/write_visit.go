package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"linkwatch"
)

func addVisits(ctx context.Context, w *sql.Conn, visits []linkwatch.Visit) error {
	for _, v := range visits {
		if err := addVisit(ctx, w, v); err != nil {
			return fmt.Errorf("entry %q in round %d: %w", v.Entry, v.Round, err)
		}
	}
	return nil
}

// addVisit keeps a visit and, if it saw a page unlike the entry's previous one,
// the page.
func addVisit(ctx context.Context, w *sql.Conn, v linkwatch.Visit) error {
	k, err := knownOf(ctx, w, v.Entry)
	if err != nil {
		return err
	}
	page, err := placePage(ctx, w, k, v.Page)
	if err != nil {
		return err
	}
	return insertVisit(ctx, w, k.entry, page, v)
}

// known is what is remembered of an entry to place its next visit.
type known struct {
	entry  int64
	page   sql.NullInt64 // the newest one
	digest []byte        // of that page
}

// knownOf makes the entry's row at its first visit. Its query is written as
// visitQuery says.
func knownOf(ctx context.Context, w *sql.Conn, id linkwatch.EntryID) (known, error) {
	const query = `SELECT e.entry, e.newest_page, p.digest FROM entries e LEFT JOIN pages p ON p.page = e.newest_page
		WHERE e.entry = (SELECT entry FROM entries WHERE id = ?)`
	var k known
	err := w.QueryRowContext(ctx, query, string(id)).Scan(&k.entry, &k.page, &k.digest)
	if err == sql.ErrNoRows {
		k.entry, err = insert(ctx, w, `INSERT INTO entries (id) VALUES (?)`, string(id))
	}
	return k, err
}

func insertVisit(ctx context.Context, w *sql.Conn, entry int64, page sql.NullInt64, v linkwatch.Visit) error {
	attempts := v.Attempts
	if slices.Equal(attempts, onlyAttempt(v)) {
		attempts = nil
	}
	finalURL := sql.NullString{String: v.FinalURL, Valid: v.FinalURL != v.URL}
	at, round := v.At.UnixMilli(), int64(v.Round)
	_, err := insert(ctx, w, `INSERT INTO visits (entry, at, round, took_ms, status, page, attempts, hops, retry_after_ms,
			url, final_url, failure, failure_detail, server, mitigated, content_type, tls_issuer, tls_not_after, tls_error)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		entry, at, round, v.Took.Milliseconds(), v.Status, page, len(attempts), len(v.Hops), v.RetryAfter.Milliseconds(),
		v.URL, finalURL, string(v.Failure.Kind), v.Failure.Detail, v.Header.Server, v.Header.Mitigated, v.Header.ContentType,
		v.TLS.Issuer, instantOrNull(v.TLS.NotAfter), string(v.TLS.Error))
	for i, a := range attempts {
		if err == nil {
			_, err = insert(ctx, w, `INSERT INTO attempts (entry, visit_at, round, position, at, status, failure, failure_detail)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				entry, at, round, i, a.At.UnixMilli(), a.Status, string(a.Failure.Kind), a.Failure.Detail)
		}
	}
	for i, h := range v.Hops {
		if err == nil {
			_, err = insert(ctx, w, `INSERT INTO hops (entry, visit_at, round, position, status, from_url, to_url)
				VALUES (?, ?, ?, ?, ?, ?, ?)`,
				entry, at, round, i, h.Status, h.From, h.To)
		}
	}
	return err
}

// insert gives the number of the new row.
func insert(ctx context.Context, w *sql.Conn, statement string, values ...any) (int64, error) {
	result, err := w.ExecContext(ctx, statement, values...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

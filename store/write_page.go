package store

import (
	"bytes"
	"context"
	"database/sql"
	"reflect"

	"linkwatch"
)

// placePage gives the row of the page: none for no page, the entry's newest if
// it is the same, else a new one.
func placePage(ctx context.Context, w *sql.Conn, k known, p linkwatch.Page) (sql.NullInt64, error) {
	if reflect.ValueOf(p).IsZero() {
		return sql.NullInt64{}, nil
	}
	digest := digestOf(p)
	if bytes.Equal(digest, k.digest) {
		return k.page, nil
	}
	page, err := insertPage(ctx, w, digest, p)
	if err == nil {
		_, err = w.ExecContext(ctx, `UPDATE entries SET newest_page = ? WHERE entry = ?`, page, k.entry)
	}
	return sql.NullInt64{Int64: page, Valid: true}, err
}

func insertPage(ctx context.Context, w *sql.Conn, digest []byte, p linkwatch.Page) (int64, error) {
	page, err := insert(ctx, w, `INSERT INTO pages (digest, content_type, bytes, truncated, hash, title, language,
			canonical, words, etag, last_modified, date_claims, facts)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		digest, p.ContentType, p.Bytes, p.Truncated, p.Hash, p.Title, p.Language,
		p.Canonical, p.Words, p.ETag, p.LastModified, len(p.Claims), len(p.Facts))
	for i, c := range p.Claims {
		if err == nil {
			_, err = insert(ctx, w, `INSERT INTO date_claims (page, position, date, precision, kind, channel, confidence, quote)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				page, i, c.Date.UnixMilli(), string(c.Precision), string(c.Kind), string(c.Channel), c.Confidence, c.Quote)
		}
	}
	for i, f := range p.Facts {
		if err == nil {
			_, err = insert(ctx, w, `INSERT INTO facts (page, position, kind, value) VALUES (?, ?, ?, ?)`,
				page, i, string(f.Kind), f.Value)
		}
	}
	return page, err
}

package store

import (
	"context"
	"database/sql"

	"linkwatch"
)

// joinPages gives each visit the page that it saw.
func (s *Store) joinPages(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	var seen []int64
	pages := map[int64]*linkwatch.Page{}
	for _, r := range of {
		if r.page.Valid && pages[r.page.Int64] == nil {
			pages[r.page.Int64] = &linkwatch.Page{}
			seen = append(seen, r.page.Int64)
		}
	}
	if err := s.readPages(ctx, seen, pages); err != nil {
		return err
	}
	for i, r := range of {
		if r.page.Valid {
			visits[i].Page = *pages[r.page.Int64]
		}
	}
	return nil
}

func (s *Store) readPages(ctx context.Context, seen []int64, pages map[int64]*linkwatch.Page) error {
	const query = `SELECT page, content_type, bytes, truncated, hash, title, language, canonical, words, etag, last_modified,
			date_claims, facts
		FROM pages WHERE page IN (SELECT value FROM json_each(?))`
	var dated, factual []int64
	err := belonging(ctx, s.read, query, seen, func(row *sql.Rows) error {
		var page int64
		var p linkwatch.Page
		var claims, facts int
		err := row.Scan(&page, &p.ContentType, &p.Bytes, &p.Truncated, &p.Hash, &p.Title, &p.Language, &p.Canonical,
			&p.Words, &p.ETag, &p.LastModified, &claims, &facts)
		if claims > 0 {
			dated = append(dated, page)
		}
		if facts > 0 {
			factual = append(factual, page)
		}
		*pages[page] = p
		return err
	})
	if err != nil {
		return err
	}
	if err := s.readClaims(ctx, dated, pages); err != nil {
		return err
	}
	return s.readFacts(ctx, factual, pages)
}

func (s *Store) readClaims(ctx context.Context, dated []int64, pages map[int64]*linkwatch.Page) error {
	const query = `SELECT page, date, precision, kind, channel, confidence, quote FROM date_claims
		WHERE page IN (SELECT value FROM json_each(?)) ORDER BY page, position`
	return belonging(ctx, s.read, query, dated, func(row *sql.Rows) error {
		var page int64
		var c linkwatch.DateClaim
		err := row.Scan(&page, (*instant)(&c.Date), &c.Precision, &c.Kind, &c.Channel, &c.Confidence, &c.Quote)
		pages[page].Claims = append(pages[page].Claims, c)
		return err
	})
}

func (s *Store) readFacts(ctx context.Context, factual []int64, pages map[int64]*linkwatch.Page) error {
	const query = `SELECT page, kind, value FROM facts
		WHERE page IN (SELECT value FROM json_each(?)) ORDER BY page, position`
	return belonging(ctx, s.read, query, factual, func(row *sql.Rows) error {
		var page int64
		var f linkwatch.Fact
		err := row.Scan(&page, &f.Kind, &f.Value)
		pages[page].Facts = append(pages[page].Facts, f)
		return err
	})
}

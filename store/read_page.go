package store

import (
	"context"

	"linkwatch"
)

func (s *Store) readPages(ctx context.Context, of []visitRow) (map[int64]*linkwatch.Page, error) {
	const query = `SELECT page, content_type, bytes, truncated, hash, title, language, canonical, words, etag, last_modified,
			lead_kind, lead_to, lead_after_ms, headings, hosts, date_claims, facts
		FROM pages LEFT JOIN outlines USING (outline) WHERE page IN (SELECT value FROM json_each(?))`
	pages, seen := shared[linkwatch.Page](of, func(r *visitRow) int64 { return r.page })
	var dated, factual []int64
	err := belonging(ctx, s, query, seen, func(r *row) {
		page := r.number()
		*pages[page] = linkwatch.Page{
			ContentType: r.text(), Bytes: r.number(), Truncated: r.truth(), Hash: r.text(), Title: r.text(), Language: r.text(),
			Canonical: r.text(), Words: int(r.number()), ETag: r.text(), LastModified: r.text(),
			Lead:     linkwatch.Lead{Kind: linkwatch.HopKind(r.text()), To: r.text(), After: r.duration()},
			Headings: words(r.text()), Hosts: words(r.text()),
		}
		if r.number() > 0 {
			dated = append(dated, page)
		}
		if r.number() > 0 {
			factual = append(factual, page)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := s.readClaims(ctx, dated, pages); err != nil {
		return nil, err
	}
	return pages, s.readFacts(ctx, factual, pages)
}

func (s *Store) readClaims(ctx context.Context, dated []int64, pages map[int64]*linkwatch.Page) error {
	const query = `SELECT page, date, precision, kind, channel, confidence, quote FROM date_claims
		WHERE page IN (SELECT value FROM json_each(?)) ORDER BY page, position`
	return belonging(ctx, s, query, dated, func(r *row) {
		p := pages[r.number()]
		p.Claims = append(p.Claims, linkwatch.DateClaim{
			Date: r.instant(), Precision: linkwatch.Precision(r.text()), Kind: linkwatch.ClaimKind(r.text()),
			Channel: linkwatch.Channel(r.text()), Confidence: r.real(), Quote: r.text(),
		})
	})
}

func (s *Store) readFacts(ctx context.Context, factual []int64, pages map[int64]*linkwatch.Page) error {
	const query = `SELECT page, kind, value FROM facts
		WHERE page IN (SELECT value FROM json_each(?)) ORDER BY page, position`
	return belonging(ctx, s, query, factual, func(r *row) {
		p := pages[r.number()]
		p.Facts = append(p.Facts, linkwatch.Fact{Kind: linkwatch.FactKind(r.text()), Value: r.text()})
	})
}

package store

import (
	"reflect"

	"linkwatch"
)

// placePage gives the row of the page; 0 for no page.
func (n *newest) placePage(w *writer, p linkwatch.Page) (int64, error) {
	if reflect.ValueOf(p).IsZero() {
		return 0, nil
	}
	before := n.page.row
	return n.place(&n.page, pageDigest(p), func() (int64, error) { return insertPage(w, before, p) })
}

func insertPage(w *writer, before int64, p linkwatch.Page) (int64, error) {
	outline, err := placeOutline(w, before, p)
	if err != nil {
		return 0, err
	}
	page, err := w.insert(&w.last.page, `INSERT INTO pages (page, content_type, bytes, truncated, hash, title, language, canonical, words, etag,
			last_modified, date_claims, facts, outline, lead_kind, lead_to, lead_after_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		p.ContentType, p.Bytes, p.Truncated, p.Hash, p.Title, p.Language, p.Canonical, int64(p.Words), p.ETag,
		p.LastModified, int64(len(p.Claims)), int64(len(p.Facts)), orNull(outline), string(p.Lead.Kind), p.Lead.To, p.Lead.After.Milliseconds())
	for i, c := range p.Claims {
		if err == nil {
			err = w.run(`INSERT INTO date_claims (page, position, date, precision, kind, channel, confidence, quote)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				page, int64(i), c.Date.UnixMilli(), string(c.Precision), string(c.Kind), string(c.Channel), c.Confidence, c.Quote)
		}
	}
	for i, f := range p.Facts {
		if err == nil {
			err = w.run(`INSERT INTO facts (page, position, kind, value) VALUES (?, ?, ?, ?)`,
				page, int64(i), string(f.Kind), f.Value)
		}
	}
	return page, err
}

// placeOutline gives the row of the page's outline: none if it has none, that of
// the page before it if it is the same, else a new one.
func placeOutline(w *writer, before int64, p linkwatch.Page) (int64, error) {
	headings, hosts := listed(p.Headings), listed(p.Hosts)
	if headings == "" && hosts == "" {
		return 0, nil
	}
	if before != 0 {
		const query = `SELECT outline FROM pages JOIN outlines USING (outline) WHERE page = (SELECT ?) AND headings = ? AND hosts = ?`
		var outline int64
		found, err := w.find(query, func(r *row) { outline = r.number() }, before, headings, hosts)
		if found || err != nil {
			return outline, err
		}
	}
	return w.insert(&w.last.outline, `INSERT INTO outlines (outline, headings, hosts) VALUES (?, ?, ?)`, headings, hosts)
}

package store

import (
	"database/sql/driver"
	"reflect"
	"slices"

	"linkwatch"
)

// placePage gives the row of the page; 0 for no page.
func (n *newest) placePage(w *writer, p *linkwatch.Page) (int64, error) {
	if reflect.ValueOf(p).Elem().IsZero() {
		return 0, nil
	}
	before := n.page.row
	return n.place(&n.page, w.gathered.page(p), func() (int64, error) { return insertPage(w, before, p) })
}

// insertPage makes the row of a page, which shares with that of the page before
// it what stayed the same.
func insertPage(w *writer, before int64, p *linkwatch.Page) (int64, error) {
	of, err := placeParts(w, before, p)
	if err != nil {
		return 0, err
	}
	return w.insert(&w.last.page, `INSERT INTO pages (page, content_type, bytes, truncated, hash, title, language, canonical, words, etag,
			last_modified, outline, lead_kind, lead_to, lead_after_ms, links, password, tongues, terms, opening, print, claims, facts)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		p.ContentType, p.Bytes, p.Truncated, p.Hash, p.Title, p.Language, p.Canonical, int64(p.Words), p.ETag,
		p.LastModified, orNull(of.outline), string(p.Lead.Kind), p.Lead.To, p.Lead.After.Milliseconds(), int64(p.Links), p.Password,
		lines(p.Tongues, tongueLine), lines(p.Terms, termLine), orNull(of.opening), orNull(of.print), lines(p.Claims, claimLine), lines(p.Facts, factLine))
}

// Parts are the rows of what of a page often stays the same while its bytes
// change; 0 for none.
type parts struct{ outline, opening, print int64 }

// placeParts gives the rows of a page's parts: those of the page before it that
// are the same, else new ones.
func placeParts(w *writer, before int64, p *linkwatch.Page) (of parts, err error) {
	outline := []driver.Value{listed(p.Headings), listed(p.Hosts), p.Reader, listed(p.Sources), listed(p.Downloads), listed(p.Marks),
		lines(p.Tongues, quoteLine), int64(p.Hidden.Links), listed(p.Hidden.Hosts), p.Hidden.Quote, lines(p.Editions, editionLine), p.Feed}
	opening := []driver.Value{p.Opening}
	print := []driver.Value{packed(p.Print.Blocks), packed(p.Print.Shingles)}
	if before != 0 {
		if of, err = sameParts(w, before, outline, opening, print); err != nil {
			return of, err
		}
	}
	if of.outline == 0 && tells(outline) {
		of.outline, err = w.insert(&w.last.outline, `INSERT INTO outlines (outline, headings, hosts, reader, sources, downloads, marks,
				quotes, hidden_links, hidden_hosts, hidden_quote, editions, feed)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, outline...)
	}
	if err == nil && of.opening == 0 && tells(opening) {
		of.opening, err = w.insert(&w.last.opening, `INSERT INTO openings (opening, words) VALUES (?, ?)`, opening...)
	}
	if err == nil && of.print == 0 && tells(print) {
		of.print, err = w.insert(&w.last.print, `INSERT INTO prints (print, blocks, shingles) VALUES (?, ?, ?)`, print...)
	}
	return of, err
}

// sameParts gives the rows of a page's parts that tell these values, 0 for the others.
func sameParts(w *writer, page int64, outline, opening, print []driver.Value) (of parts, err error) {
	const query = `SELECT iif((o.headings, o.hosts, o.reader, o.sources, o.downloads, o.marks,
				o.quotes, o.hidden_links, o.hidden_hosts, o.hidden_quote, o.editions, o.feed) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), o.outline, 0),
			iif(said.words = ?, said.opening, 0), iif((f.blocks, f.shingles) = (?, ?), f.print, 0)
		FROM pages p` + pageParts + ` WHERE p.page = (SELECT ?)`
	values := append(slices.Concat(outline, opening, print), page)
	_, err = w.find(query, func(r *row) { of = parts{r.number(), r.number(), r.number()} }, values...)
	return of, err
}

// tells reports whether any of the values is not what stands for none.
func tells(values []driver.Value) bool {
	for _, value := range values {
		switch value := value.(type) {
		case string:
			if value != "" {
				return true
			}
		case int64:
			if value != 0 {
				return true
			}
		case []byte:
			if len(value) > 0 {
				return true
			}
		}
	}
	return false
}

package store

import (
	"context"

	"linkwatch"
)

// pageColumns are those of a page "p" and of its parts, which pageParts joins.
const (
	pageColumns = `p.content_type, p.bytes, p.truncated, p.hash, p.title, p.language, p.canonical, p.words, p.etag, p.last_modified,
		p.lead_kind, p.lead_to, p.lead_after_ms, p.links, p.password, p.tongues, p.terms, p.claims, p.facts,
		o.headings, o.hosts, o.reader, o.sources, o.downloads, o.marks, o.quotes, o.hidden_links, o.hidden_hosts, o.hidden_quote,
		o.editions, o.feed, said.words, f.blocks, f.shingles`
	pageParts = ` LEFT JOIN outlines o ON o.outline = p.outline LEFT JOIN openings said ON said.opening = p.opening
		LEFT JOIN prints f ON f.print = p.print`
)

// readPages reads the pages of visits and of probes.
func (s *Store) readPages(ctx context.Context, pages map[int64]*linkwatch.Page, seen []int64) error {
	const query = `SELECT p.page, ` + pageColumns + ` FROM pages p` + pageParts + ` WHERE p.page IN (SELECT value FROM json_each(?))`
	return belonging(ctx, s, query, seen, func(r *row) { *pages[r.number()] = r.page() })
}

// page tells what pageColumns hold; no page if they are all NULL.
func (r *row) page() linkwatch.Page {
	p := linkwatch.Page{
		ContentType: r.text(), Bytes: r.number(), Truncated: r.truth(), Hash: r.text(), Title: r.text(), Language: r.text(),
		Canonical: r.text(), Words: int(r.number()), ETag: r.text(), LastModified: r.text(),
		Lead:  linkwatch.Lead{Kind: linkwatch.HopKind(r.text()), To: r.text(), After: r.duration()},
		Links: int(r.number()), Password: r.truth(),
		Tongues: items(r.text(), r.tongue), Terms: items(r.text(), r.term),
		Claims: items(r.text(), r.claim), Facts: items(r.text(), r.fact),
		Headings: words(r.text()), Hosts: words(r.text()), Reader: r.text(),
		Sources: words(r.text()), Downloads: words(r.text()), Marks: words(r.text()),
	}
	for i, quote := range words(r.text()) {
		if i < len(p.Tongues) {
			p.Tongues[i].Quote = quote
		}
	}
	p.Hidden = linkwatch.Hidden{Links: int(r.number()), Hosts: words(r.text()), Quote: r.text()}
	p.Editions, p.Feed = items(r.text(), r.edition), r.text()
	p.Opening = r.text()
	p.Print = linkwatch.Print{Blocks: r.digests(), Shingles: r.digests()}
	return p
}

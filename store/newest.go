package store

import (
	"bytes"
	"database/sql/driver"

	"linkwatch"
)

// A newest is what was most lately kept of an entry, to compare its next visit
// with.
type newest struct {
	entry                   int64 // 0 until it is first saved
	route, resolution, page placed
	changed                 bool
}

// A placed is a row that was kept, and the digest of what it tells. The zero
// value is none.
type placed struct {
	row    int64
	digest digest
}

// newestOf is the zero newest before an entry's first visit. Its query is
// written as visitQuery says.
func newestOf(w *writer, id linkwatch.EntryID) (newest, error) {
	const query = `SELECT entry, newest_route, route_digest, newest_resolution, resolution_digest, newest_page, page_digest
		FROM entries WHERE entry = (SELECT entry FROM entries WHERE id = ?)`
	var n newest
	_, err := w.find(query, func(r *row) {
		n.entry = r.number()
		n.route = placed{r.number(), r.bytes()}
		n.resolution = placed{r.number(), r.bytes()}
		n.page = placed{r.number(), r.bytes()}
	}, string(id))
	return n, err
}

// place gives the row of what has the digest: the newest if it is the same,
// else a new one.
func (n *newest) place(p *placed, d digest, insert func() (int64, error)) (int64, error) {
	if bytes.Equal(p.digest, d) {
		return p.row, nil
	}
	row, err := insert()
	*p, n.changed = placed{row, d}, true
	return row, err
}

// save makes the entry's row, or brings it up to date.
func (n *newest) save(w *writer, id linkwatch.EntryID) (err error) {
	now := []driver.Value{orNull(n.route.row), []byte(n.route.digest), orNull(n.resolution.row), []byte(n.resolution.digest),
		orNull(n.page.row), []byte(n.page.digest)}
	switch {
	case n.entry == 0:
		n.entry, err = w.insert(&w.last.entry, `INSERT INTO entries (entry, newest_route, route_digest, newest_resolution, resolution_digest,
				newest_page, page_digest, id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, append(now, string(id))...)
	case n.changed:
		err = w.run(`UPDATE entries SET newest_route = ?, route_digest = ?, newest_resolution = ?, resolution_digest = ?,
				newest_page = ?, page_digest = ?
			WHERE entry = ?`, append(now, n.entry)...)
	}
	return err
}

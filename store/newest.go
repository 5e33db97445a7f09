package store

import (
	"bytes"
	"database/sql/driver"

	"linkwatch"
)

// A newest is what was most lately kept of an entry, to compare its next visit
// with.
type newest struct {
	entry                         int64 // 0 until it is first saved
	route, resolution, zone, page placed
	probe                         int64 // the row most lately carried; 0 for none
	firstGood                     int64 // when the first good visit was; 0 for none
	changed                       bool
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
	const query = `SELECT entry, newest_route, route_digest, newest_resolution, resolution_digest, newest_zone, zone_digest,
			newest_page, page_digest, newest_probe, first_good
		FROM entries WHERE entry = (SELECT entry FROM entries WHERE id = ?)`
	var n newest
	_, err := w.find(query, func(r *row) {
		n.entry = r.number()
		n.route = placed{r.number(), r.bytes()}
		n.resolution = placed{r.number(), r.bytes()}
		n.zone = placed{r.number(), r.bytes()}
		n.page = placed{r.number(), r.bytes()}
		n.probe, n.firstGood = r.number(), r.number()
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

// note remembers the first good visit.
func (n *newest) note(v *linkwatch.Visit) {
	if at := v.At.UnixMilli(); good(v) && (n.firstGood == 0 || at < n.firstGood) {
		n.firstGood, n.changed = at, true
	}
}

// save makes the entry's row, or brings it up to date.
func (n *newest) save(w *writer, id linkwatch.EntryID) (err error) {
	now := []driver.Value{orNull(n.route.row), []byte(n.route.digest), orNull(n.resolution.row), []byte(n.resolution.digest),
		orNull(n.zone.row), []byte(n.zone.digest), orNull(n.page.row), []byte(n.page.digest), orNull(n.probe), orNull(n.firstGood)}
	switch {
	case n.entry == 0:
		n.entry, err = w.insert(&w.last.entry, `INSERT INTO entries (entry, newest_route, route_digest, newest_resolution, resolution_digest,
				newest_zone, zone_digest, newest_page, page_digest, newest_probe, first_good, id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(now, string(id))...)
	case n.changed:
		err = w.run(`UPDATE entries SET newest_route = ?, route_digest = ?, newest_resolution = ?, resolution_digest = ?,
				newest_zone = ?, zone_digest = ?, newest_page = ?, page_digest = ?, newest_probe = ?, first_good = ?
			WHERE entry = ?`, append(now, n.entry)...)
	}
	return err
}

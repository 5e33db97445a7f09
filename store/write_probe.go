package store

import (
	"bytes"
	"reflect"

	"linkwatch"
)

// placeProbe gives the row of the probe; 0 for none. Most visits carry the
// probe that others of their host brought: it is looked for among all.
func (n *newest) placeProbe(w *writer, p *linkwatch.Probe) (int64, error) {
	if reflect.ValueOf(p).Elem().IsZero() {
		return 0, nil
	}
	page := w.gathered.page(carried(p))
	whole := w.gathered.probe(p, page)
	var probe int64
	found, err := w.find(`SELECT probe FROM probes WHERE digest = (SELECT ?)`, func(r *row) { probe = r.number() }, []byte(whole))
	if err == nil && !found {
		probe, err = n.insertProbe(w, p, whole, page)
	}
	if probe != n.probe {
		n.probe, n.changed = probe, true
	}
	return probe, err
}

// insertProbe makes the row of a probe. Its page is that of the probe before it
// if it is the same.
func (n *newest) insertProbe(w *writer, p *linkwatch.Probe, whole, page digest) (int64, error) {
	var before placed
	if _, err := w.find(`SELECT page, page_digest FROM probes WHERE probe = (SELECT ?)`, func(r *row) {
		before = placed{r.number(), r.bytes()}
	}, n.probe); err != nil {
		return 0, err
	}
	var pageRow int64
	switch {
	case reflect.ValueOf(carried(p)).Elem().IsZero():
		page = nil
	case bytes.Equal(page, before.digest):
		pageRow = before.row
	default:
		var err error
		if pageRow, err = insertPage(w, before.row, p.Page); err != nil {
			return 0, err
		}
	}
	return w.insert(&w.last.probe, `INSERT INTO probes (probe, digest, at, url, final_url, status, page, page_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		[]byte(whole), p.At.UnixMilli(), p.URL, p.FinalURL, int64(p.Status), orNull(pageRow), []byte(page))
}

// carried is the page of a probe, zero where there is none.
func carried(p *linkwatch.Probe) *linkwatch.Page {
	if p.Page == nil {
		return new(linkwatch.Page)
	}
	return p.Page
}

package store

import (
	"bytes"
	"database/sql/driver"
	"net/http"

	"linkwatch"
)

// placeRoute gives the row of the visit's route. What says that the page is as it
// was went the same way as what brought it, whose content type it leaves out.
func (n *newest) placeRoute(w *writer, v *linkwatch.Visit) (int64, error) {
	d := w.gathered.route(v)
	if typeless(v) && n.route.row != 0 && bytes.Equal(n.route.digest.butType(), d.butType()) {
		return n.route.row, nil
	}
	return n.place(&n.route, d, func() (int64, error) { return insertRoute(w, v) })
}

// typeless reports whether the visit's answer has no content of its own: RFC 9110,
// 15.4.5.
func typeless(v *linkwatch.Visit) bool { return v.Status == http.StatusNotModified }

func insertRoute(w *writer, v *linkwatch.Visit) (int64, error) {
	var finalURL driver.Value // NULL if it is the same
	if v.FinalURL != v.URL {
		finalURL = v.FinalURL
	}
	route, err := w.insert(&w.last.route, `INSERT INTO routes (route, url, final_url, hops, server, mitigated, content_type, marks,
			tls_issuer, tls_not_after, tls_error)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.URL, finalURL, int64(len(v.Hops)), v.Header.Server, v.Header.Mitigated, v.Header.ContentType, listed(v.Header.Marks),
		v.TLS.Issuer, instantOrNull(v.TLS.NotAfter), string(v.TLS.Error))
	for i, h := range v.Hops {
		if err == nil {
			err = w.run(`INSERT INTO hops (route, position, status, kind, from_url, to_url) VALUES (?, ?, ?, ?, ?, ?)`,
				route, int64(i), int64(h.Status), string(h.Kind), h.From, h.To)
		}
	}
	return route, err
}

// placeResolution gives the row of the resolution; 0 for none.
func (n *newest) placeResolution(w *writer, r *linkwatch.Resolution) (int64, error) {
	if len(r.Aliases) == 0 && len(r.Addresses) == 0 && !r.Address.IsValid() && len(r.Deaf) == 0 {
		return 0, nil
	}
	return n.place(&n.resolution, w.gathered.resolution(r), func() (int64, error) {
		return w.insert(&w.last.resolution, `INSERT INTO resolutions (resolution, aliases, addresses, address, deaf) VALUES (?, ?, ?, ?, ?)`,
			listed(r.Aliases), lines(r.Addresses, addressLine), addressOrNone(r.Address), lines(r.Deaf, addressLine))
	})
}

// placeZone gives the row of what was asked beside the page; 0 for none.
func (n *newest) placeZone(w *writer, v *linkwatch.Visit) (int64, error) {
	z := zone{v.Resolution.NameServers, v.Mail, v.Told}
	if len(z.nameServers) == 0 && len(z.mail) == 0 && len(z.told) == 0 {
		return 0, nil
	}
	return n.place(&n.zone, w.gathered.zone(&z), func() (int64, error) {
		return w.insert(&w.last.zone, `INSERT INTO zones (zone, name_servers, mail, told) VALUES (?, ?, ?, ?)`,
			listed(z.nameServers), lines(z.mail, mailLine), lines(z.told, claimLine))
	})
}

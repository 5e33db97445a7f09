package store

import (
	"context"

	"linkwatch"
)

// A route is by what way visits came to their answer, and who gave it.
type route struct {
	url, finalURL string
	hops          []linkwatch.Hop
	header        linkwatch.Header
	tls           linkwatch.TLS
}

// tell gives its way to a visit whose status is told.
func (r *route) tell(v *linkwatch.Visit) {
	v.URL, v.FinalURL, v.Hops, v.Header, v.TLS = r.url, r.finalURL, r.hops, r.header, r.tls
	if typeless(v) {
		v.Header.ContentType = ""
	}
}

// routeColumns are those of a route "w", and how many hops it has.
const routeColumns = `w.url, w.final_url, w.server, w.mitigated, w.content_type, w.marks, w.tls_issuer, w.tls_not_after, w.tls_error, w.hops`

// route tells what routeColumns hold, but for the last.
func (r *row) route() route {
	url := r.text()
	return route{
		url: url, finalURL: r.textOr(url),
		header: linkwatch.Header{Server: r.text(), Mitigated: r.text(), ContentType: r.text(), Marks: words(r.text())},
		tls:    linkwatch.TLS{Issuer: r.text(), NotAfter: r.instant(), Error: linkwatch.TLSError(r.text())},
	}
}

func (s *Store) readRoutes(ctx context.Context, of []visitRow) (map[int64]*route, error) {
	const query = `SELECT w.route, ` + routeColumns + ` FROM routes w WHERE w.route IN (SELECT value FROM json_each(?))`
	routes, gone := shared[route](of, func(r *visitRow) int64 { return r.route })
	var redirected []int64
	err := belonging(ctx, s, query, gone, func(r *row) {
		n := r.number()
		*routes[n] = r.route()
		if r.number() > 0 {
			redirected = append(redirected, n)
		}
	})
	if err != nil {
		return nil, err
	}
	return routes, s.readHops(ctx, redirected, routes)
}

func (s *Store) readHops(ctx context.Context, redirected []int64, routes map[int64]*route) error {
	const query = `SELECT route, status, kind, from_url, to_url FROM hops
		WHERE route IN (SELECT value FROM json_each(?)) ORDER BY route, position`
	return belonging(ctx, s, query, redirected, func(r *row) {
		of := routes[r.number()]
		of.hops = append(of.hops, linkwatch.Hop{Status: int(r.number()), Kind: linkwatch.HopKind(r.text()), From: r.text(), To: r.text()})
	})
}

func (s *Store) readResolutions(ctx context.Context, of []visitRow) (map[int64]*linkwatch.Resolution, error) {
	const query = `SELECT resolution, aliases, addresses, address, deaf
		FROM resolutions WHERE resolution IN (SELECT value FROM json_each(?))`
	resolutions, said := shared[linkwatch.Resolution](of, func(r *visitRow) int64 { return r.resolution })
	err := belonging(ctx, s, query, said, func(r *row) {
		*resolutions[r.number()] = linkwatch.Resolution{
			Aliases: words(r.text()), Addresses: r.addresses(), Address: r.address(), Deaf: r.addresses(),
		}
	})
	return resolutions, err
}

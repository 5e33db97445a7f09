package store

import (
	"context"

	"linkwatch"
)

// joinRoutes gives each visit what its route tells.
func (s *Store) joinRoutes(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	routes, gone := shared[linkwatch.Visit](of, func(r visitRow) int64 { return r.route })
	const query = `SELECT route, url, final_url, server, mitigated, content_type, tls_issuer, tls_not_after, tls_error, hops
		FROM routes WHERE route IN (SELECT value FROM json_each(?))`
	var redirected []int64
	err := belonging(ctx, s, query, gone, func(r *row) {
		route := r.number()
		v := routes[route]
		v.URL = r.text()
		v.FinalURL = r.textOr(v.URL)
		v.Header = linkwatch.Header{Server: r.text(), Mitigated: r.text(), ContentType: r.text()}
		v.TLS = linkwatch.TLS{Issuer: r.text(), NotAfter: r.instant(), Error: linkwatch.TLSError(r.text())}
		if r.number() > 0 {
			redirected = append(redirected, route)
		}
	})
	if err != nil {
		return err
	}
	if err := s.readHops(ctx, redirected, routes); err != nil {
		return err
	}
	for i, r := range of {
		if v, route := &visits[i], routes[r.route]; route != nil {
			v.URL, v.FinalURL, v.Hops, v.Header, v.TLS = route.URL, route.FinalURL, route.Hops, route.Header, route.TLS
		}
	}
	return nil
}

func (s *Store) readHops(ctx context.Context, redirected []int64, routes map[int64]*linkwatch.Visit) error {
	const query = `SELECT route, status, kind, from_url, to_url FROM hops
		WHERE route IN (SELECT value FROM json_each(?)) ORDER BY route, position`
	return belonging(ctx, s, query, redirected, func(r *row) {
		v := routes[r.number()]
		v.Hops = append(v.Hops, linkwatch.Hop{Status: int(r.number()), Kind: linkwatch.HopKind(r.text()), From: r.text(), To: r.text()})
	})
}

// joinResolutions gives each visit what the name servers said.
func (s *Store) joinResolutions(ctx context.Context, visits []linkwatch.Visit, of []visitRow) error {
	resolutions, said := shared[linkwatch.Resolution](of, func(r visitRow) int64 { return r.resolution })
	const query = `SELECT resolution, aliases, addresses, address, deaf
		FROM resolutions WHERE resolution IN (SELECT value FROM json_each(?))`
	err := belonging(ctx, s, query, said, func(r *row) {
		n := r.number()
		*resolutions[n] = linkwatch.Resolution{
			Aliases: words(r.text()), Addresses: r.addresses(), Address: r.address(), Deaf: r.addresses(),
		}
	})
	if err != nil {
		return err
	}
	for i, r := range of {
		if r.resolution != 0 {
			visits[i].Resolution = *resolutions[r.resolution]
		}
	}
	return nil
}

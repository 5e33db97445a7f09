package store

import (
	"context"

	"linkwatch"
)

// A zone is what was asked beside the page: of name servers, and of its site's
// sitemap and feed.
type zone struct {
	nameServers []string
	mail        []linkwatch.MailDomain
	told        []linkwatch.DateClaim
}

func (s *Store) readZones(ctx context.Context, of []visitRow) (map[int64]*zone, error) {
	const query = `SELECT zone, name_servers, mail, told FROM zones WHERE zone IN (SELECT value FROM json_each(?))`
	zones, asked := shared[zone](of, func(r *visitRow) int64 { return r.zone })
	err := belonging(ctx, s, query, asked, func(r *row) {
		*zones[r.number()] = zone{words(r.text()), items(r.text(), r.mail), items(r.text(), r.claim)}
	})
	return zones, err
}

// tell gives a visit what was asked; nothing where nothing was.
func (z *zone) tell(v *linkwatch.Visit) {
	if z != nil {
		v.Resolution.NameServers, v.Mail, v.Told = z.nameServers, z.mail, z.told
	}
}

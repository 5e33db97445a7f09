package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"

	"golang.org/x/net/dns/dnsmessage"
)

// names looks names up.
type names struct {
	lookup func(ctx context.Context, host string) (found, error) // of its addresses
	// records asks for what else name servers know of a domain; nil where there
	// is nobody to ask.
	records func(ctx context.Context, domain string, kind dnsmessage.Type) (found, error)
}

// found is what the name servers said of a name: what they did say stands
// beside an error too. Without either, the name exists and has nothing of the
// kind that was asked for.
type found struct {
	aliases []string // the CNAME chain, in order, as far as it is known
	addrs   []netip.Addr
	servers []string // of the domain, with the final dot
	mail    []string // the hosts of its MX records, with the final dot
}

// errUnasked is why nothing is known of a domain: there was nobody to ask.
var errUnasked = errors.New("nobody to ask")

// newNames gives the lookup that the options ask for.
func newNames(o Options) names {
	switch {
	case o.Network.Lookup != nil:
		return names{lookup: func(ctx context.Context, host string) (found, error) {
			addrs, err := o.Network.Lookup(ctx, host)
			return found{addrs: addrs}, err
		}}
	case o.Resolver != "":
		ours := nameClient{servers: []string{o.Resolver}, dial: (&net.Dialer{}).DialContext, silent: new(silences)}
		return names{ours.lookup, ours.records}
	}
	system := newSystemNames()
	return names{system.lookup, system.records}
}

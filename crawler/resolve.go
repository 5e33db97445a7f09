package crawler

import (
	"context"
	"net"
	"net/netip"
)

// names looks host names up.
type names struct {
	lookup func(ctx context.Context, host string) (found, error)
}

// found is what the name servers said of a host: what they did say stands
// beside an error too. Without either, the name exists and has no address.
type found struct {
	aliases []string // the CNAME chain, in order, as far as it is known
	addrs   []netip.Addr
}

// newNames gives the lookup that the options ask for.
func newNames(o Options) names {
	switch {
	case o.Network.Lookup != nil:
		return names{func(ctx context.Context, host string) (found, error) {
			addrs, err := o.Network.Lookup(ctx, host)
			return found{addrs: addrs}, err
		}}
	case o.Resolver != "":
		ours := nameClient{servers: []string{o.Resolver}, dial: (&net.Dialer{}).DialContext}
		return names{ours.lookup}
	}
	return names{newSystemNames().lookup}
}

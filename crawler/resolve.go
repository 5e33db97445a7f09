package crawler

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
)

// names looks host names up.
type names struct {
	lookup func(ctx context.Context, host string) ([]netip.Addr, error)
}

// newNames gives the lookup that the options ask for.
func newNames(o Options) names {
	switch {
	case o.Network.Lookup != nil:
		return names{o.Network.Lookup}
	case o.Resolver != "":
		return names{resolver(o.Resolver).lookup}
	}
	// What the system's resolver calls "no such host" may be a name without an
	// address; it does not say which.
	return names{func(ctx context.Context, host string) ([]netip.Addr, error) {
		return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	}}
}

// A resolver is the HOST:PORT of a DNS server.
type resolver string

// lookup asks the server. A name that exists but has no address gives neither
// address nor error; package net alone would call it "no such host".
func (r resolver) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	var denied atomic.Bool // whether the server said NXDOMAIN
	ask := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		c, err := d.DialContext(ctx, network, string(r))
		if udp, ok := c.(*net.UDPConn); ok {
			return &overheard{udp, &denied}, err
		}
		return c, err
	}}
	addrs, err := ask.LookupNetIP(ctx, "ip", strings.TrimSuffix(host, ".")+".") // the dot: no search list
	if dns, ok := err.(*net.DNSError); ok && dns.IsNotFound && !denied.Load() {
		return nil, nil
	}
	return addrs, err
}

// An overheard connection notes an NXDOMAIN that passes by.
type overheard struct {
	*net.UDPConn
	denied *atomic.Bool
}

// Read notes the response code, the low four bits of the fourth byte: RFC 1035, 4.1.1.
func (c *overheard) Read(p []byte) (int, error) {
	n, err := c.UDPConn.Read(p)
	if n >= 4 && p[3]&0xf == 3 {
		c.denied.Store(true)
	}
	return n, err
}

package crawler

import (
	"context"
	"net"
	"net/netip"
	"slices"

	"linkwatch"
)

// A dialer connects to hosts whose addresses the guard lets pass. It dials
// exactly the addresses it checked: there is no second lookup in between.
type dialer struct {
	names   names
	connect func(ctx context.Context, network, address string) (net.Conn, error)
	guard   guard
	issuers *issuers
}

func newDialer(o Options, n names) *dialer {
	d := &dialer{names: n, connect: connector(o), guard: guard{o.AllowPrivate}}
	d.issuers = newIssuers(o, d)
	return d
}

// connector gives what dials an IP:port.
func connector(o Options) func(ctx context.Context, network, address string) (net.Conn, error) {
	if o.Network.Dial != nil {
		return o.Network.Dial
	}
	return (&net.Dialer{}).DialContext
}

// dial looks a HOST:PORT up and connects to it, for the exchange of ctx.
func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	x := exchangeOf(ctx)
	// A transport lets a dial outlive its request; ours ends with it.
	ctx, stop := x.bind(ctx)
	defer stop()
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	x.enter(inDNS)
	told := func(linkwatch.Resolution) {}
	if !x.proxy.Load() {
		told = func(r linkwatch.Resolution) { x.resolution.Store(&r) }
	}
	f, err := d.resolve(ctx, host)
	resolution := linkwatch.Resolution{Aliases: f.aliases, Addresses: sorted(f.addrs)}
	told(resolution)
	if err == nil {
		f.addrs, err = d.allowed(f.addrs, x.proxy.Load())
	}
	if err != nil {
		return nil, &stageError{inDNS, err}
	}
	x.enter(inConnect)
	r := race{connect: d.connect, network: network, port: port, waiting: interleaved(f.addrs), tell: func(deaf []netip.Addr) {
		resolution.Deaf = sorted(deaf)
		told(resolution)
	}}
	conn, at, err := r.run(ctx)
	if err != nil {
		return nil, &stageError{inConnect, err}
	}
	resolution.Address = at
	told(resolution)
	x.enter(inHeaders)
	return &wire{Conn: conn}, nil
}

// resolve looks a host up; an address needs no looking up.
func (d *dialer) resolve(ctx context.Context, host string) (found, error) {
	if a, is := address(host); is {
		return found{addrs: []netip.Addr{a}}, nil
	}
	return d.names.lookup(ctx, host)
}

// allowed gives those of a host's addresses that may be dialed, or why none may.
// A proxy is where the person who runs us says it is, unguarded.
func (d *dialer) allowed(addrs []netip.Addr, proxy bool) (allowed []netip.Addr, err error) {
	err = errNoAddress
	for _, a := range addrs {
		a = a.Unmap()
		if why := d.guard.refusesAddress(a); why != "" && !proxy {
			err = refusal(why)
			continue
		}
		allowed = append(allowed, a)
	}
	if len(allowed) > 0 {
		return allowed, nil
	}
	return nil, err
}

// sorted gives addresses in an order that does not change from day to day.
func sorted(addrs []netip.Addr) []netip.Addr {
	if len(addrs) == 0 {
		return nil
	}
	s := slices.Clone(addrs)
	for i := range s {
		s[i] = s[i].Unmap()
	}
	slices.SortFunc(s, netip.Addr.Compare)
	return slices.Compact(s)
}

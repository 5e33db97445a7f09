package crawler

import (
	"context"
	"net"
	"net/netip"
	"time"
)

// A dialer connects to hosts whose addresses the guard lets pass. It dials
// exactly the addresses it checked: there is no second lookup in between.
type dialer struct {
	names   names
	connect func(ctx context.Context, network, address string) (net.Conn, error)
	guard   guard
}

// connector gives what dials an IP:port.
func connector(o Options) func(ctx context.Context, network, address string) (net.Conn, error) {
	if o.Network.Dial != nil {
		return o.Network.Dial
	}
	return (&net.Dialer{}).DialContext
}

// nextAddress is how long one address may take before the next is tried beside
// it, within the bounds of RFC 8305, section 5.
const nextAddress = 300 * time.Millisecond

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
	addrs, err := d.addresses(ctx, host, x.proxy.Load())
	if err != nil {
		return nil, &stageError{inDNS, err}
	}
	x.enter(inConnect)
	conn, err := d.first(ctx, network, addrs, port)
	if err != nil {
		return nil, &stageError{inConnect, err}
	}
	x.enter(inHeaders)
	return conn, nil
}

// addresses gives the addresses of a host that may be dialed, both families in
// turn. A proxy is where the person who runs us says it is, unguarded.
func (d *dialer) addresses(ctx context.Context, host string, proxy bool) ([]netip.Addr, error) {
	found, err := d.resolve(ctx, host)
	if err != nil {
		return nil, err
	}
	var allowed []netip.Addr
	var why string
	for _, a := range found {
		a = a.Unmap()
		if reason := d.guard.refusesAddress(a); reason != "" && !proxy {
			why = reason
			continue
		}
		allowed = append(allowed, a)
	}
	switch {
	case len(allowed) > 0:
		return interleaved(allowed), nil
	case why != "":
		return nil, refusal(why)
	}
	return nil, errNoAddress
}

func (d *dialer) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	return d.names.lookup(ctx, host)
}

// interleaved alternates between IPv6 and IPv4, beginning with the first
// address's family, as RFC 8305 wants it.
func interleaved(addrs []netip.Addr) []netip.Addr {
	var same, other []netip.Addr
	for _, a := range addrs {
		if a.Is4() == addrs[0].Is4() {
			same = append(same, a)
		} else {
			other = append(other, a)
		}
	}
	mixed := make([]netip.Addr, 0, len(addrs))
	for i := range max(len(same), len(other)) {
		if i < len(same) {
			mixed = append(mixed, same[i])
		}
		if i < len(other) {
			mixed = append(mixed, other[i])
		}
	}
	return mixed
}

// first connects to the first address that answers. The next is tried when one
// has failed or takes long. The first address's error tells for all.
func (d *dialer) first(ctx context.Context, network string, addrs []netip.Addr, port string) (net.Conn, error) {
	if len(addrs) == 1 {
		return d.connect(ctx, network, net.JoinHostPort(addrs[0].String(), port))
	}
	type dialed struct {
		at   int
		conn net.Conn
		err  error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make(chan dialed)
	try := func(i int) {
		conn, err := d.connect(ctx, network, net.JoinHostPort(addrs[i].String(), port))
		results <- dialed{i, conn, err}
	}
	late := time.NewTimer(nextAddress)
	defer late.Stop()

	var won net.Conn
	var firstErr error
	go try(0)
	for next, trying := 1, 1; trying > 0; {
		failed := false
		select {
		case r := <-results:
			trying--
			switch {
			case r.err != nil:
				failed = true
				if r.at == 0 {
					firstErr = r.err
				}
			case won == nil:
				won = r.conn
				cancel() // the others end, and are waited for
			default:
				r.conn.Close()
			}
		case <-late.C:
			failed = true
		}
		if failed && won == nil && next < len(addrs) && ctx.Err() == nil {
			go try(next)
			next, trying = next+1, trying+1
			late.Reset(nextAddress)
		}
	}
	if won != nil {
		return won, nil
	}
	return nil, firstErr
}

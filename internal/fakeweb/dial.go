package fakeweb

import (
	"context"
	"crypto/tls"
	"net"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"syscall"
)

// Lookup answers as a resolver would: a host's addresses, NXDOMAIN for a name
// that nothing was said about, or what the host's fault makes of it. A name
// without any address gives neither address nor error.
func (w *Web) Lookup(ctx context.Context, name string) ([]netip.Addr, error) {
	if err := ctx.Err(); err != nil {
		return nil, lookupEnded(name, err)
	}
	if a, err := netip.ParseAddr(name); err == nil {
		return []netip.Addr{a}, nil
	}
	h, t := w.known(name)
	switch {
	case h == nil:
		return nil, notFound(name)
	case t.lookup != nil:
		return nil, t.lookup(ctx, name, t.arg)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(h.addrs), nil
}

// Dial connects to the host that has the address, as net.Dialer would: names
// are looked up, and errors are *net.OpError.
func (w *Web) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	to, err := w.resolve(ctx, address)
	failed := func(err error) error {
		return &net.OpError{Op: "dial", Net: network, Addr: net.TCPAddrFromAddrPort(to), Err: err}
	}
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: err}
	}
	w.log.dial(to.String())
	if err := ctx.Err(); err != nil {
		return nil, failed(err)
	}
	h, t := w.at(to.Addr())
	switch {
	case h == nil:
		return nil, failed(os.NewSyscallError("connect", syscall.EHOSTUNREACH))
	case t.dial != nil:
		return nil, failed(t.dial(ctx, w.listen.closed))
	}
	client, err := w.connect(ctx, h, t, to)
	if err != nil {
		return nil, failed(err)
	}
	return client, nil
}

// resolve gives the address and port to dial.
func (w *Web) resolve(ctx context.Context, address string) (netip.AddrPort, error) {
	name, service, err := net.SplitHostPort(address)
	if err != nil {
		return netip.AddrPort{}, err
	}
	port, err := strconv.ParseUint(service, 10, 16)
	if err != nil {
		return netip.AddrPort{}, err
	}
	addrs, err := w.Lookup(ctx, name)
	if err != nil {
		return netip.AddrPort{}, err
	}
	if len(addrs) == 0 {
		return netip.AddrPort{}, notFound(name)
	}
	return netip.AddrPortFrom(addrs[0].Unmap(), uint16(port)), nil
}

// connect hands the server one end of a new connection and gives the other.
func (w *Web) connect(ctx context.Context, h *host, t trouble, to netip.AddrPort) (net.Conn, error) {
	w.mu.Lock()
	w.nextPort++
	from := netip.AddrPortFrom(clientAddr, 1024+w.nextPort%(1<<16-1024))
	client, served := newPipe(from, to)
	served.host, served.trouble, served.forget = h, t, w.forget
	w.conns[served] = false
	w.mu.Unlock()

	if t.mute {
		client.forget = func(*conn) { served.Close() }
		return client, nil
	}
	var c net.Conn = served
	if port := to.Port(); port != 80 && port != 8080 && !t.plain {
		c = tls.Server(served, w.tlsConfig(h, t))
	}
	select {
	case w.listen.accept <- c:
		return client, nil
	case <-ctx.Done():
		served.Close()
		return nil, ctx.Err()
	case <-w.listen.closed:
		served.Close()
		return nil, net.ErrClosed
	}
}

// clientAddr is where every client seems to be: an address for documentation.
var clientAddr = netip.AddrFrom4([4]byte{192, 0, 2, 1})

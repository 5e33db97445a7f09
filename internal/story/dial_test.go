package story

import (
	"context"
	"net"
)

// dialer resolves by the world and dials what it says, as the crawler does.
func dialer(w *World) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		addrs, err := w.Lookup(ctx, host)
		if err != nil {
			return nil, err
		}
		return w.Dial(ctx, network, net.JoinHostPort(addrs[0].String(), port))
	}
}

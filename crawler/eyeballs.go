package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

const (
	// nextAddress is how long one address may take before the next is tried
	// beside it: RFC 8305, section 5.
	nextAddress = 250 * time.Millisecond
	// silence is how long an address that was tried may still answer after
	// another has, before it counts as deaf: two packets' worth.
	silence = time.Second
)

// interleaved alternates between IPv6 and IPv4, IPv6 first: RFC 8305, section 4.
func interleaved(addrs []netip.Addr) []netip.Addr {
	var six, four []netip.Addr
	for _, a := range addrs {
		if a.Is4() {
			four = append(four, a)
		} else {
			six = append(six, a)
		}
	}
	mixed := make([]netip.Addr, 0, len(addrs))
	for i := range max(len(six), len(four)) {
		mixed = append(mixed, six[min(i, len(six)):min(i+1, len(six))]...)
		mixed = append(mixed, four[min(i, len(four)):min(i+1, len(four))]...)
	}
	return mixed
}

// A race connects to the first of a host's addresses that answers. The next is
// tried when one has failed or takes long.
type race struct {
	connect func(ctx context.Context, network, address string) (net.Conn, error)
	network string
	port    string
	waiting []netip.Addr            // not tried yet, in order
	tell    func(deaf []netip.Addr) // after each change, of those tried that have not answered

	trying  []try
	failed  []netip.Addr
	results chan dialed
	won     dialed
	err     error // that tells for all
}

type try struct {
	address netip.Addr
	begun   time.Time
}

type dialed struct {
	address netip.Addr
	conn    net.Conn
	err     error
}

// run gives the connection and whose it is. It ends when all that it tried has.
func (r *race) run(ctx context.Context) (net.Conn, netip.Addr, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r.results = make(chan dialed)
	timer := time.NewTimer(nextAddress)
	defer timer.Stop()
	given := false // whether the others were given up once one had won
	r.next(ctx)
	for len(r.trying) > 0 {
		select {
		case d := <-r.results:
			first := r.won.conn == nil
			r.take(d, given)
			switch {
			case !first || ctx.Err() != nil:
			case r.won.conn != nil && len(r.trying) > 0:
				timer.Reset(time.Until(r.trying[len(r.trying)-1].begun.Add(silence)))
			case r.won.conn == nil:
				r.next(ctx)
				timer.Reset(nextAddress)
			}
		case <-timer.C:
			if r.won.conn != nil {
				given = true
				for _, t := range r.trying {
					r.failed = append(r.failed, t.address)
				}
				cancel()
				continue
			}
			r.next(ctx)
			timer.Reset(nextAddress)
		}
	}
	r.tell(r.failed)
	if r.won.conn == nil {
		return nil, netip.Addr{}, r.err
	}
	return r.won.conn, r.won.address, nil
}

// next tries the next address, if there is one.
func (r *race) next(ctx context.Context) {
	if len(r.waiting) == 0 {
		return
	}
	a := r.waiting[0]
	r.waiting, r.trying = r.waiting[1:], append(r.trying, try{a, time.Now()})
	deaf := slices.Clone(r.failed)
	for _, t := range r.trying {
		deaf = append(deaf, t.address)
	}
	r.tell(deaf)
	go func() {
		conn, err := r.connect(ctx, r.network, net.JoinHostPort(a.String(), r.port))
		r.results <- dialed{a, conn, err}
	}()
}

// take takes in what came of an address.
func (r *race) take(d dialed, given bool) {
	r.trying = slices.DeleteFunc(r.trying, func(t try) bool { return t.address == d.address })
	switch {
	case d.err == nil && r.won.conn == nil:
		r.won = d
	case d.err == nil:
		d.conn.Close()
	case !given:
		if !noWay(d.err) {
			r.failed = append(r.failed, d.address)
		}
		if r.err == nil || noWay(r.err) {
			r.err = d.err
		}
	}
}

// noWay reports whether it is our own network that knows no way to an address,
// as where there is no IPv6: that tells nothing of the host.
func noWay(err error) bool {
	return errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.EADDRNOTAVAIL) || errors.Is(err, syscall.EAFNOSUPPORT)
}

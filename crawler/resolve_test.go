package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
)

// nameServer answers queries on loopback until the test ends: "good." has an
// address, "empty." has none, "broken." fails, anything else does not exist.
func nameServer(t *testing.T) (address string) {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { conn.Close(); <-done })
	go func() {
		defer close(done)
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if reply, err := dnsReply(buf[:n]); err == nil {
				conn.WriteTo(reply, from)
			}
		}
	}()
	return conn.LocalAddr().String()
}

func dnsReply(query []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	q := m.Questions[0]
	switch q.Name.String() {
	case "good.test.":
		if q.Type == dnsmessage.TypeA {
			m.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 60},
				Body:   &dnsmessage.AResource{A: [4]byte{20, 0, 0, 1}},
			}}
		}
	case "empty.test.":
	case "broken.test.":
		m.RCode = dnsmessage.RCodeServerFailure
	default:
		m.RCode = dnsmessage.RCodeNameError
	}
	return m.Pack()
}

func TestAResolverKeepsItsAnswersApart(t *testing.T) {
	c, err := New(Options{Resolver: nameServer(t), Read: read})
	if err != nil {
		t.Fatal(err)
	}
	d := &dialer{names: c.names}
	for host, want := range map[string]string{
		"good.test": "", "good.test.": "", "empty.test": linkwatch.NoAddress, "broken.test": linkwatch.ServFail, "missing.test": linkwatch.NXDomain,
	} {
		addrs, err := d.addresses(t.Context(), host, false)
		got := ""
		if err != nil {
			got = dnsDetail(err)
		}
		if got != want || (err == nil) != (len(addrs) == 1) {
			t.Errorf("%s: got %v, %q (%v), want %q", host, addrs, got, err, want)
		}
		if resolves := c.Resolves(t.Context(), host); resolves != (want == "") {
			t.Errorf("Resolves(%s): got %v, want %v", host, resolves, want == "")
		}
	}
}

// connections dials by a script: what each address does.
func connections(script map[string]func(ctx context.Context) error) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, _, address string) (net.Conn, error) {
		if err := script[address](ctx); err != nil {
			return nil, err
		}
		client, served := net.Pipe()
		served.Close()
		return client, nil
	}
}

func TestAddressesAreTriedInTurn(t *testing.T) {
	good := func(context.Context) error { return nil }
	refused := func(context.Context) error { return syscall.ECONNREFUSED }
	hangs := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	slow := func(ctx context.Context) error {
		select {
		case <-time.After(time.Second):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	cases := []struct {
		name          string
		first, second func(context.Context) error
		took          time.Duration
		err           error
	}{
		{"the first answers", good, refused, 0, nil},
		{"the first refuses", refused, good, 0, nil},
		{"the first hangs", hangs, good, nextAddress, nil},
		{"the first is slow, the second hangs", slow, hangs, time.Second, nil},
		{"both refuse", refused, refused, 0, syscall.ECONNREFUSED},
		{"both hang", hangs, hangs, 10 * time.Second, context.DeadlineExceeded},
	}
	for _, c := range cases {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			d := &dialer{connect: connections(map[string]func(context.Context) error{"20.0.0.1:80": c.first, "20.0.0.2:80": c.second})}
			start := time.Now()
			conn, err := d.first(ctx, "tcp", []netip.Addr{netip.MustParseAddr("20.0.0.1"), netip.MustParseAddr("20.0.0.2")}, "80")
			if took := time.Since(start); took != c.took || !errors.Is(err, c.err) {
				t.Errorf("%s: got error %v after %s, want %v after %s", c.name, err, took, c.err, c.took)
			}
			if conn != nil {
				conn.Close()
			}
		})
	}
}

func TestFamiliesTakeTurns(t *testing.T) {
	var addrs []netip.Addr
	for _, a := range []string{"2606::1", "2606::2", "20.0.0.1", "2606::3"} {
		addrs = append(addrs, netip.MustParseAddr(a))
	}
	equal(t, "order", interleaved(addrs), []netip.Addr{addrs[0], addrs[2], addrs[1], addrs[3]})
}

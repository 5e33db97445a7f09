package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

type connecting func(ctx context.Context) error

func good(context.Context) error      { return nil }
func refused(context.Context) error   { return syscall.ECONNREFUSED }
func noRoute(context.Context) error   { return syscall.ENETUNREACH }
func hangs(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func after(d time.Duration, then connecting) connecting {
	return func(ctx context.Context) error {
		select {
		case <-time.After(d):
			return then(ctx)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// connections dials by a script: what each address does.
func connections(script map[string]connecting) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, _, address string) (net.Conn, error) {
		if err := script[address](ctx); err != nil {
			return nil, err
		}
		client, served := net.Pipe()
		served.Close()
		return client, nil
	}
}

var v6, v4 = netip.MustParseAddr("2606:4700::1"), netip.MustParseAddr("20.0.0.1")

func TestTheFirstAddressThatAnswersIsTaken(t *testing.T) {
	cases := []struct {
		name      string
		six, four connecting
		took      time.Duration
		won       netip.Addr
		deaf      []netip.Addr
		err       error
	}{
		{"both answer", good, good, 0, v6, nil, nil},
		{"IPv6 refuses", refused, good, 0, v4, []netip.Addr{v6}, nil},
		{"we have no IPv6", noRoute, good, 0, v4, nil, nil},
		{"IPv6 is silent", hangs, good, silence, v4, []netip.Addr{v6}, nil},
		{"IPv6 is slow, then answers", after(600*time.Millisecond, good), good, 600 * time.Millisecond, v4, nil, nil},
		{"IPv6 is slow, then refuses", after(600*time.Millisecond, refused), good, 600 * time.Millisecond, v4, []netip.Addr{v6}, nil},
		{"IPv6 is slow, IPv4 silent", after(2*time.Second, good), hangs, 2 * time.Second, v6, []netip.Addr{v4}, nil},
		{"both refuse", refused, refused, 0, netip.Addr{}, []netip.Addr{v6, v4}, syscall.ECONNREFUSED},
		{"we have no IPv6, IPv4 refuses", noRoute, refused, 0, netip.Addr{}, []netip.Addr{v4}, syscall.ECONNREFUSED},
		{"we have no network", noRoute, noRoute, 0, netip.Addr{}, nil, syscall.ENETUNREACH},
		{"both are silent", hangs, hangs, 10 * time.Second, netip.Addr{}, []netip.Addr{v6, v4}, context.DeadlineExceeded},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				var deaf []netip.Addr
				r := race{
					connect: connections(map[string]connecting{"[2606:4700::1]:80": c.six, "20.0.0.1:80": c.four}),
					network: "tcp", port: "80", waiting: []netip.Addr{v6, v4}, tell: func(d []netip.Addr) { deaf = d },
				}
				start := time.Now()
				conn, won, err := r.run(ctx)
				if took := time.Since(start); took != c.took || won != c.won || !errors.Is(err, c.err) {
					t.Errorf("got %s, error %v after %s, want %s, %v after %s", won, err, took, c.won, c.err, c.took)
				}
				equal(t, "deaf", sorted(deaf), sorted(c.deaf))
				if conn != nil {
					conn.Close()
				}
			})
		})
	}
}

func TestTheSecondAddressIsTriedAfterAQuarterOfASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		second := func(context.Context) error {
			if waited := time.Since(start); waited != 250*time.Millisecond {
				t.Errorf("the second address was tried after %s, want 250ms", waited)
			}
			return nil
		}
		r := race{
			connect: connections(map[string]connecting{"[2606:4700::1]:80": after(time.Hour, good), "20.0.0.1:80": second}),
			network: "tcp", port: "80", waiting: []netip.Addr{v6, v4}, tell: func([]netip.Addr) {},
		}
		conn, _, err := r.run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		conn.Close()
	})
}

func TestFamiliesTakeTurns(t *testing.T) {
	var addrs []netip.Addr
	for _, a := range []string{"20.0.0.1", "2606::1", "2606::2", "2606::3", "20.0.0.2"} {
		addrs = append(addrs, netip.MustParseAddr(a))
	}
	equal(t, "order", interleaved(addrs), []netip.Addr{addrs[1], addrs[0], addrs[2], addrs[4], addrs[3]})
}

func TestHowAHostIsReachedIsRecorded(t *testing.T) {
	cases := []struct {
		name string
		six  connecting
		four connecting
		want linkwatch.Resolution
	}{
		{"both families answer", good, good, linkwatch.Resolution{Address: v6}},
		{"IPv6 does not", hangs, good, linkwatch.Resolution{Address: v4, Deaf: []netip.Addr{v6}}},
		{"none does", hangs, hangs, linkwatch.Resolution{Deaf: []netip.Addr{v4, v6}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", say("h"))
				web.Addr("h.test", v4, v6)
				o := options(web)
				o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
					family := c.four
					if strings.HasPrefix(address, "[") {
						family = c.six
					}
					if err := family(ctx); err != nil {
						return nil, err
					}
					return web.Dial(ctx, network, address)
				}
				for url, v := range visitsOf(t, o, dues("https://h.test/1", "https://h.test/2")) { // the second over a kept connection
					equal(t, url+": addresses", v.Resolution.Addresses, []netip.Addr{v4, v6})
					equal(t, url+": deaf", v.Resolution.Deaf, c.want.Deaf)
					if v.Resolution.Address != c.want.Address || (v.Status == 200) != c.want.Address.IsValid() {
						t.Errorf("%s: got address %s, status %d, want %s", url, v.Resolution.Address, v.Status, c.want.Address)
					}
				}
			})
		})
	}
}

func TestWhatANameHoldsIsRecordedThoughItIsRefused(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		inner := netip.MustParseAddr("10.0.0.1")
		web.Addr("h.test", inner)
		v := visitOf(t, options(web), "https://h.test/")
		equal(t, "addresses", v.Resolution.Addresses, []netip.Addr{inner})
		if v.Failure.Kind != linkwatch.Refused || v.Resolution.Address.IsValid() || len(v.Resolution.Deaf) > 0 {
			t.Errorf("got failure %+v, resolution %+v, want refused and nobody spoken to", v.Failure, v.Resolution)
		}
	})
}

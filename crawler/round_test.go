package crawler

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch/internal/fakeweb"
)

func TestARoundSleepsWhileAllItsLanesAreBusy(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) { // whose time stands still for who does not sleep
		web.Handle("fast.test", say("fast"))
		web.Handle("slow.test", http.HandlerFunc(slowly))
		o := options(web)
		o.Parallel, o.IgnoreRobots = 1, true
		start := time.Now()
		visitsOf(t, o, dues("http://fast.test/1", "http://fast.test/2", "http://slow.test/1"))
		if took := time.Since(start); took != 1500*time.Millisecond {
			t.Errorf("took %s, want 1.5s", took)
		}
	})
}

func TestARoundDoesNotRunAwayFromWhoTakesItsVisits(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		var due Dues
		for i := range 50 {
			due = append(due, dues(fmt.Sprintf("https://h.test/%d", i))...)
		}
		o := options(web)
		o.Parallel, o.HostDelay = 1, 0
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for range c.Visits(t.Context(), due) {
			if n++; n == 1 {
				time.Sleep(time.Hour)
				if got := len(web.Requests()); got > 10 {
					t.Errorf("%d requests while nobody took a visit, want a few", got)
				}
			}
		}
		if n != 50 {
			t.Errorf("%d visits, want 50", n)
		}
	})
}

func TestEndingARoundEndsAllOfIt(t *testing.T) {
	for _, how := range []string{"break", "cancel"} {
		synctest.Test(t, func(t *testing.T) {
			web := fakeweb.New(fakeweb.Options{})
			ctx, cancel := context.WithCancel(t.Context())
			due := dues("https://well.test/")
			web.Handle("well.test", say("well"))
			for i, fault := range []string{"blackhole", "mute", "slow 1h", "drip 1h", "dns-timeout 1h"} {
				name := fmt.Sprintf("h%d.test", i)
				web.Handle(name, say("never"))
				web.Fault(name, fault)
				for page := range 5 {
					due = append(due, dues(fmt.Sprintf("https://%s/%d", name, page))...)
				}
			}
			o := options(web)
			var open openConns
			o.Network.Dial = open.count(web.Dial)
			c, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			start, got := time.Now(), 0
			var ended time.Time
			for v := range c.Visits(ctx, due) {
				got++
				if v.Entry != "https://well.test/" {
					t.Errorf("%s: got a visit of an entry that was not finished: %+v", how, v)
				}
				ended = time.Now()
				if how == "break" {
					break
				}
				cancel()
			}
			if got != 1 || time.Since(ended) > time.Second || time.Since(start) > 10*time.Second {
				t.Errorf("%s: %d visits, ended %s later, want one and within a second", how, got, time.Since(ended))
			}
			synctest.Wait()
			if n := open.n.Load(); n != 0 {
				t.Errorf("%s: %d connections or dials are left, want none", how, n)
			}
			web.Close()
			cancel()
		}) // which fails if a goroutine is left
	}
}

func TestADialEndsWithItsRequest(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Fault("h.test", "blackhole")
		web.Handle("long.test", http.HandlerFunc(slowly))
		due := dues("https://h.test/")
		for i := range 60 {
			due = append(due, dues(fmt.Sprintf("https://long.test/%d", i))...)
		}
		o := options(web)
		var longest atomic.Int64
		o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			start := time.Now()
			conn, err := web.Dial(ctx, network, address)
			longest.Store(max(longest.Load(), int64(time.Since(start))))
			return conn, err
		}
		visitsOf(t, o, due)
		if got := time.Duration(longest.Load()); got != DefaultTimeout {
			t.Errorf("a dial went on for %s in a round that did, want %s", got, DefaultTimeout)
		}
	})
}

type openConns struct{ n atomic.Int64 }

func (o *openConns) count(dial func(context.Context, string, string) (net.Conn, error)) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		o.n.Add(1)
		conn, err := dial(ctx, network, address)
		if err != nil {
			o.n.Add(-1)
			return nil, err
		}
		return &countedConn{Conn: conn, open: o}, nil
	}
}

type countedConn struct {
	net.Conn
	open *openConns
	once sync.Once
}

func (c *countedConn) Close() error {
	c.once.Do(func() { c.open.n.Add(-1) })
	return c.Conn.Close()
}

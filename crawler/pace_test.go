package crawler

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"linkwatch/internal/fakeweb"
)

func TestThePauseIsCountedFromWhenARequestIsSent(t *testing.T) {
	for _, parallel := range []int{1, 3} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", http.HandlerFunc(slowly))
			o := options(web)
			o.IgnoreRobots, o.HostParallel = true, parallel
			dials := 0
			o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
				if dials++; dials == 1 {
					time.Sleep(900 * time.Millisecond)
				}
				return web.Dial(ctx, network, address)
			}
			visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
			startsApart(t, web, "h.test", time.Second)
			if got := inFlight(web, "h.test"); got != min(parallel, 2) {
				t.Errorf("%d at once: %d requests of 1.5s were in flight a second apart, want %d", parallel, got, min(parallel, 2))
			}
		})
	}
}

func TestHTTPAndHTTPSOfAHostAreOneServer(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(slowly))
		visitsOf(t, options(web), dues("http://h.test/1", "https://h.test/1", "http://h.test/2", "https://h.test:443/2"))
		startsApart(t, web, "h.test", time.Second)
		if got := inFlight(web, "h.test"); got != 1 || len(asked(web, "h.test")) != 6 {
			t.Errorf("%d requests at once, %v, want 1, and two robots.txt", got, asked(web, "h.test"))
		}
	})
}

func TestAFinalDotMakesNoOtherServer(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.IgnoreRobots, o.Hosts = true, hosts{"h.test": {Delay: 7 * time.Second}}
		o.Network.Lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return web.Lookup(ctx, strings.TrimSuffix(host, "."))
		}
		visitsOf(t, o, dues("http://h.test/1", "http://h.test./2", "http://h.test/3"))
		requests := web.Requests()
		for i := range requests[1:] {
			if gap := requests[i+1].At.Sub(requests[i].At); gap < 7*time.Second {
				t.Errorf("%s%s was asked %s after %s%s, want 7s", requests[i+1].Host, requests[i+1].Path, gap, requests[i].Host, requests[i].Path)
			}
		}
		if len(requests) != 3 {
			t.Errorf("%d requests, want 3", len(requests))
		}
	})
}

func TestAPortThatIsNamedIsAServerOfItsOwn(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(slowly))
		o := options(web)
		o.IgnoreRobots = true
		start := time.Now()
		visitsOf(t, o, dues("https://h.test/", "https://h.test:8443/", "http://h.test:8080/"))
		if took := time.Since(start); took != 1500*time.Millisecond {
			t.Errorf("three servers took %s, want 1.5s: none waits for another", took)
		}
	})
}

func TestARedirectToHTTPSOfTheSameHostNeedsNoPause(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.TLS == nil {
				http.Redirect(w, r, "https://h.test"+r.URL.Path, http.StatusMovedPermanently)
			}
		}))
		start := time.Now()
		visitsOf(t, options(web), dues("http://h.test/1", "http://h.test/2"))
		equal(t, "requests: a hop goes on at once", asked(web, "h.test"),
			[]string{"/robots.txt", "/robots.txt", "/1", "/robots.txt", "/1", "/2", "/2"})
		if took := time.Since(start); took != 4*time.Second {
			t.Errorf("took %s, want 4s: a turn for each robots.txt, each page, and the way to the first", took)
		}
	})
}

func TestWhoAsksForAPauseGetsItAtAllOfItsQueue(t *testing.T) {
	for _, wait := range []string{"20", "600"} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", http.HandlerFunc(inTurn(status(429, "Retry-After", wait), text("well"))))
			web.Handle("cdn.test", say("cdn"))
			o := options(web)
			o.IgnoreRobots = true
			o.Hosts = hosts{"h.test": {Queue: "cdn"}, "cdn.test": {Queue: "cdn"}}
			visits := visitsOf(t, o, dues("http://h.test/1", "http://h.test/2", "https://h.test/3", "https://cdn.test/"))
			requests := web.Requests()
			if wait == "600" {
				for url, v := range visits {
					if len(requests) != 1 || v.Status != 429 || v.RetryAfter != 10*time.Minute {
						t.Errorf("%s: got status %d, retry after %s, %d requests, want 429, 10m, one", url, v.Status, v.RetryAfter, len(requests))
					}
				}
				return
			}
			if gap := requests[1].At.Sub(requests[0].At); gap < 20*time.Second {
				t.Errorf("%s was asked %s after the 429, want 20s", requests[1].Host, gap)
			}
		})
	}
}

// A request may reach its host only some time after it was sent: long on its way,
// or because the host had no processor for it.
func TestThePauseIsKeptAsTheHostSeesIt(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		late := map[string]time.Duration{"/2": 8 * time.Millisecond, "/5": 3 * time.Millisecond}
		var seen []time.Time
		web.Handle("h.test", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			time.Sleep(late[r.URL.Path])
			seen = append(seen, time.Now())
			time.Sleep(20 * time.Millisecond)
		}))
		o := options(web)
		o.IgnoreRobots, o.HostDelay = true, 100*time.Millisecond
		var urls []string
		for i := range 8 {
			urls = append(urls, fmt.Sprintf("http://h.test/%d", i))
		}
		start := time.Now()
		visitsOf(t, o, dues(urls...))
		for i := 1; i < len(seen); i++ {
			if gap := seen[i].Sub(seen[i-1]); gap < o.HostDelay {
				t.Errorf("request %d came %s after the one before, as the host saw it, want %s or more", i, gap, o.HostDelay)
			}
		}
		if took, most := time.Since(start), 7*o.HostDelay+20*time.Millisecond+11*time.Millisecond; took > most {
			t.Errorf("took %s, want %s at most: what was not late costs nothing", took, most)
		}
	})
}

func TestAHostWhosePagesTakeTheirTimeIsNotLeftAloneForIt(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/0" {
				time.Sleep(700 * time.Millisecond)
			}
		}))
		o := options(web)
		o.IgnoreRobots = true
		start := time.Now()
		visitsOf(t, o, dues("http://h.test/0", "http://h.test/1", "http://h.test/2", "http://h.test/3"))
		if took := time.Since(start); took > 3900*time.Millisecond {
			t.Errorf("took %s, want 3.7s, and a tenth of a pause beside each at most", took)
		}
	})
}

// heldUp is a connection that sends the first that is written to it only some
// time later.
type heldUp struct {
	net.Conn
	first sync.Once
}

func (c *heldUp) Write(p []byte) (int, error) {
	c.first.Do(func() { time.Sleep(30 * time.Millisecond) })
	return c.Conn.Write(p)
}

func TestThePauseIsCountedFromWhenTheRequestHasLeft(t *testing.T) {
	for _, parallel := range []int{1, 2} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", http.HandlerFunc(slowly))
			o := options(web)
			o.IgnoreRobots, o.HostParallel, o.HostDelay = true, parallel, 1600*time.Millisecond
			dials := 0
			o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
				conn, err := web.Dial(ctx, network, address)
				if dials++; dials == 1 {
					return &heldUp{Conn: conn}, err
				}
				return conn, err
			}
			visitsOf(t, o, dues("http://h.test/1", "http://h.test/2"))
			startsApart(t, web, "h.test", o.HostDelay)
		})
	}
}

package crawler

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// ponder makes the reader of pages take its time over each, and counts how many are
// read at once at most.
func ponder(o Options, takes time.Duration) (slow Options, most *atomic.Int64) {
	inner, at := o.Read, new(atomic.Int64)
	most = new(atomic.Int64)
	o.Read = func(body io.Reader, h http.Header, u *url.URL, want []linkwatch.Fact) linkwatch.Page {
		most.Store(max(most.Load(), at.Add(1)))
		defer at.Add(-1)
		time.Sleep(takes)
		return inner(body, h, u, want)
	}
	return o, most
}

// slowPages gives the URLs of so many pages of h.test, which takes 20 ms for each.
func slowPages(web *fakeweb.Web, n, bytes int) (urls []string) {
	web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(20 * time.Millisecond)
		io.WriteString(w, strings.Repeat(".", bytes))
	}))
	for i := range n {
		urls = append(urls, fmt.Sprintf("http://h.test/%d", i))
	}
	return urls
}

func TestAHostHasItsNextTurnWhileItsPageIsRead(t *testing.T) {
	for _, c := range []struct {
		bytes int
		want  time.Duration
	}{
		{10, 4*20*time.Millisecond + time.Second},
		{maxAhead, 4*20*time.Millisecond + time.Second},
		{maxAhead + 1<<10, 4*20*time.Millisecond + 4*time.Second}, // more than is held unread
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			urls := slowPages(web, 4, c.bytes)
			o, _ := ponder(options(web), time.Second)
			o.IgnoreRobots, o.HostDelay = true, 0
			start := time.Now()
			for _, v := range visitsOf(t, o, dues(urls...)) {
				if v.Page.Bytes != int64(c.bytes) || v.Failure.Kind != "" {
					t.Errorf("%s: %d bytes, failure %v, want %d and none", v.URL, v.Page.Bytes, v.Failure, c.bytes)
				}
			}
			if took := time.Since(start); took != c.want {
				t.Errorf("four pages of %d bytes took %s, want %s", c.bytes, took, c.want)
			}
			oneAtATime(t, web)
		})
	}
}

func TestThePauseHoldsWhileAPageIsRead(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		urls := slowPages(web, 4, 10)
		o, _ := ponder(options(web), 5*time.Second)
		visitsOf(t, o, dues(urls...))
		startsApart(t, web, "h.test", time.Second)
	})
}

func TestAPageThatIsReadLateCameInTime(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for name, c := range map[string]struct {
			body http.HandlerFunc
			want linkwatch.FailureKind
		}{
			"whole":      {text("<title>page</title>"), ""},
			"broken off": {beginning(broken), linkwatch.Protocol},
		} {
			web.Handle("h.test", late(time.Second, c.body))
			o, _ := ponder(options(web), time.Minute)
			o.IgnoreRobots, o.Timeout = true, 2*time.Second
			if v := visitOf(t, o, "http://h.test/"); v.Failure.Kind != c.want || v.Took != time.Second {
				t.Errorf("%s: got %v after %s, want %q after a second", name, v.Failure, v.Took, c.want)
			}
		}
	})
}

func TestFewPagesAreReadBesideTheRequests(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		urls := slowPages(web, 100, 10)
		o, most := ponder(options(web), time.Second)
		o.IgnoreRobots, o.HostDelay, o.Parallel = true, 0, 5
		visitsOf(t, o, dues(urls...))
		if got, want := int(most.Load()), 2*runtime.GOMAXPROCS(0); got != want {
			t.Errorf("%d pages were read at once, want %d", got, want)
		}
	})
}

// A page that leads on has had its turn: where it leads is asked when its host has
// one again, before all else but not before the pause that another visit began.
func TestWhereAReadPageLeadsWaitsForATurn(t *testing.T) {
	for _, c := range []struct {
		name  string
		delay time.Duration
		want  []string
	}{
		{"another visit has begun meanwhile", 0, []string{"/lead", "/other", "/end", "/last"}},
		{"nobody has asked meanwhile", 10 * time.Second, []string{"/lead", "/end", "/other", "/last"}},
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			second := func(say string) http.HandlerFunc {
				return func(w http.ResponseWriter, _ *http.Request) {
					time.Sleep(time.Second)
					io.WriteString(w, say)
				}
			}
			web.Handle("h.test", site(map[string]http.HandlerFunc{
				"/lead": second("<refresh /end 0s>"), "/end": second("<title>end</title>"), "/other": second("other"), "/last": second("last"),
			}))
			o, _ := ponder(withLeads(options(web)), 500*time.Millisecond)
			o.IgnoreRobots, o.HostDelay = true, c.delay
			visits := visitsOf(t, o, dues("http://h.test/lead", "http://h.test/other", "http://h.test/last"))
			if v := visits["http://h.test/lead"]; v.Page.Title != "end" || len(v.Hops) != 1 || len(v.Attempts) != 1 {
				t.Errorf("%s: got %q over %v", c.name, v.Page.Title, v.Hops)
			}
			if got := asked(web, "h.test"); !slices.Equal(got, c.want) {
				t.Errorf("%s: asked %v, want %v", c.name, got, c.want)
			}
			oneAtATime(t, web)
		})
	}
}

func TestABodyThatBreaksOffIsReadAsFarAsItCame(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for _, bytes := range []int{100, maxAhead, 3 * maxAhead} {
			web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				io.WriteString(w, strings.Repeat(".", bytes))
				http.NewResponseController(w).Flush()
				panic(http.ErrAbortHandler)
			}))
			o := options(web)
			o.IgnoreRobots = true
			v := visitOf(t, o, "http://h.test/")
			if v.Page.Bytes != int64(bytes) || v.Failure.Kind != linkwatch.Protocol || len(v.Attempts) != 2 {
				t.Errorf("got %d bytes, %v in %d attempts, want %d, protocol, 2", v.Page.Bytes, v.Failure, len(v.Attempts), bytes)
			}
		}
	})
}

func TestTheLastByteOfALongFileDoesNotEndItsTurn(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", late(100*time.Millisecond, serveFile("ETag", `"1"`)))
		o := options(web)
		o.MaxBody, o.IgnoreRobots, o.HostDelay, o.Read = int64(len(longFileBytes))-1, true, 0, readEnd
		for url, v := range visitsOf(t, o, dues("http://h.test/1", "http://h.test/2", "http://h.test/3")) {
			if v.Page.Title != "given" {
				t.Errorf("%s: %s, want given", url, v.Page.Title)
			}
		}
		oneAtATime(t, web)
	})
}

// A page that is read while another visit finds its host elsewhere was reached where
// it was asked.
func TestAPageWasReachedWhereItWasAsked(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/1": text("first"), "/2": status(200, "Connection", "close"), "/3": text("elsewhere"),
		}))
		o, _ := ponder(options(web), 5*time.Second)
		o.IgnoreRobots = true
		lookups := 0
		real, err := web.Lookup(t.Context(), "h.test")
		if err != nil {
			t.Fatal(err)
		}
		at := []netip.Addr{netip.MustParseAddr("93.184.0.1"), netip.MustParseAddr("93.184.0.2")}
		o.Network.Lookup = func(context.Context, string) ([]netip.Addr, error) {
			lookups++
			return at[min(lookups, 2)-1:][:1], nil
		}
		o.Network.Dial = func(ctx context.Context, network, address string) (c net.Conn, err error) {
			to := netip.MustParseAddrPort(address)
			return web.Dial(ctx, network, netip.AddrPortFrom(real[0], to.Port()).String())
		}
		visits := visitsOf(t, o, dues("http://h.test/1", "http://h.test/2", "http://h.test/3"))
		for url, want := range map[string]netip.Addr{"http://h.test/1": at[0], "http://h.test/2": at[0], "http://h.test/3": at[1]} {
			if got := visits[url].Resolution.Address; got != want {
				t.Errorf("%s: reached at %s, want %s", url, got, want)
			}
		}
	})
}

// Package story simulates the web that a catalog lists, over eight weeks in
// which its sites live: pages are edited, move, die and come back; a wall goes
// up, a certificate runs out, a domain falls to somebody else, and once our own
// network is down.
//
// It serves every address of the catalog with a made-up page through
// internal/fakeweb, so that the real crawler, store and checks see it as they
// would see the real web. Which site has which fate depends on the catalog
// alone: the same catalog always tells the same story.
//
// Start with World; the fates are in plot.go, the pages in page.go.
package story

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/idna"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// Length is how long the story lasts.
const Length = 8 * week

const (
	day  = 24 * time.Hour
	week = 7 * day
)

// A World is the simulated web of one catalog.
type World struct {
	web   *fakeweb.Web
	now   func() time.Time
	pages map[string]*page // by host and request URI

	mu     sync.RWMutex
	turns  []turn // that are still to come, in order
	outage bool   // whether our own network is down
}

// New makes the world of a catalog's entries as it is at start. Its clock is
// now; the story moves on when Advance is called. Close ends it.
func New(entries []linkwatch.Entry, start time.Time, now func() time.Time) *World {
	w := &World{
		web: fakeweb.New(fakeweb.Options{Now: now, Forget: true}),
		now: now, pages: map[string]*page{},
	}
	hosts := map[string]bool{}
	for _, e := range entries {
		u, err := url.Parse(e.URL)
		if err != nil || u.Host == "" {
			continue
		}
		u = u.ResolveReference(&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}) // without dot segments
		hosts[hostName(u.Host)] = true
		if e.SamePageAs == "" {
			w.pages[key(u.Host, u.RequestURI())] = newPage(e, u, start)
		}
	}
	for host := range hosts {
		w.web.Handle(host, w)
	}
	w.turns = plot(w.pages, start)
	w.Advance(start)
	return w
}

// Close ends the world.
func (w *World) Close() { w.web.Close() }

// Web is the simulated web; its Roots are what a client must trust.
func (w *World) Web() *fakeweb.Web { return w.web }

// Lookup asks the simulated name servers, unless our own network is down.
func (w *World) Lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if w.down() {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return w.web.Lookup(ctx, host)
}

// Dial connects to a simulated host, unless our own network is down.
func (w *World) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	if w.down() {
		return nil, &net.OpError{Op: "dial", Net: network, Err: &net.AddrError{Err: "network is unreachable", Addr: address}}
	}
	return w.web.Dial(ctx, network, address)
}

func (w *World) down() bool {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.outage
}

// Advance lets everything happen that happens up to a moment.
func (w *World) Advance(to time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.turns) > 0 && !w.turns[0].at.After(to) {
		w.turns[0].happen(w)
		w.turns = w.turns[1:]
	}
}

// key names a page by its host, as it is sent, and its request URI.
func key(host, uri string) string { return hostName(host) + uri }

// hostName is a host as requests name it: punycode, lower case, no port.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if name, err := idna.Lookup.ToASCII(host); err == nil {
		return name
	}
	return strings.ToLower(host)
}

// ServeHTTP answers for every host of the world.
func (w *World) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.RLock()
	p, ok := w.pages[key(r.Host, r.RequestURI)]
	var told page
	if ok {
		told = *p
	}
	w.mu.RUnlock()
	switch {
	case r.URL.Path == "/robots.txt":
		rw.Write([]byte("User-agent: *\nDisallow: /private/\n"))
	case !ok:
		missing(rw, http.StatusNotFound)
	case told.url.Scheme == "https" && r.TLS == nil:
		http.Redirect(rw, r, "https://"+r.Host+r.RequestURI, http.StatusMovedPermanently)
	default:
		told.serve(rw, r, w.now())
	}
}

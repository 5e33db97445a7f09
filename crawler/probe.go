package crawler

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"linkwatch"
)

// Probes are few: in a round one request for so many visits, and a handful for a
// small catalog.
const (
	visitsPerProbe = 20
	probesAtLeast  = 3
)

// showsPage reports whether a visit shows a whole HTML page that the host takes
// for a good one.
func showsPage(v *linkwatch.Visit) bool {
	if v.Failure.Kind != "" || v.Status != http.StatusNotModified && (v.Status < 200 || v.Status > 299) {
		return false
	}
	kind, _, _ := strings.Cut(v.Page.ContentType, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "text/html", "application/xhtml+xml":
		return true
	}
	return false
}

// probe lets a doubtful visit wait for a probe of its page's directory, unless
// one was made this week, or none may be made now.
func (r *round) probe(e *errand) {
	u, err := parseURL(nil, e.visit.FinalURL)
	if err != nil { // colly has sent it, by a parser of its own
		r.finished = append(r.finished, e)
		return
	}
	directory := directoryOf(u)
	if known, ok := r.crawler.probes.of(directory); ok {
		e.visit.Probe = known
		r.finished = append(r.finished, e)
		return
	}
	if waiting := r.awaiting[directory]; waiting != nil {
		r.awaiting[directory] = append(waiting, e)
		return
	}
	h := r.host(u)
	if h.state != open || r.probeRequests >= probesAtLeast+r.visited/visitsPerProbe {
		r.finished = append(r.finished, e)
		return
	}
	r.probeRequests++
	r.awaiting[directory] = []*errand{e}
	r.send(newProbe(e, u, directory), h)
}

// newProbe gives the errand of asking for a page beside the one that a visit
// came to. It obeys robots.txt even where the entry need not.
func newProbe(e *errand, u *url.URL, directory string) *errand {
	p := &errand{entry: linkwatch.Entry{ID: e.entry.ID}, knows: true, directory: directory}
	to := beside(u)
	p.visit.URL = to.String()
	p.chain = newChain(to, maxHops)
	p.chain.origin, p.chain.user, p.chain.leads = e.chain.origin, e.chain.user, true
	return p
}

// probed gives what a probe came to, to the visits that wait for it. One that was
// not sent is none.
func (r *round) probed(p *errand) {
	c, made := &p.chain, linkwatch.Probe{}
	r.probeRequests += c.requests - 1 // one was counted when it began
	if c.requests > 0 || c.sent {
		made = linkwatch.Probe{At: p.begun, URL: p.visit.URL, FinalURL: c.answer.url}
		if c.over && c.ended.Kind == "" && c.answer.failure.Kind == "" {
			page := c.answer.page
			made.Status, made.Page = c.answer.status, &page
		}
		r.crawler.probes.keep(made)
	}
	for _, e := range r.awaiting[p.directory] {
		e.visit.Probe = made
		r.finished = append(r.finished, e)
	}
	delete(r.awaiting, p.directory)
}

// beside gives the address of a page that cannot exist, in the directory of
// another and as that is written.
func beside(u *url.URL) *url.URL {
	path := u.EscapedPath()
	name := make([]byte, 25)
	for i := range name {
		name[i] = 'a' + byte(rand.IntN(26))
	}
	escaped := parent(path) + string(name)
	if path != "/" && strings.HasSuffix(path, "/") {
		escaped += "/"
	}
	plain, _ := url.PathUnescape(escaped) // what EscapedPath gives can be unescaped
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: plain, RawPath: escaped}
}

// parent gives the directory that a path is in; of the root that is itself.
func parent(path string) string {
	path = strings.TrimSuffix(path, "/")
	return "/" + strings.TrimPrefix(path[:strings.LastIndexByte(path, '/')+1], "/")
}

// directoryOf names a host and the directory of a page there.
func directoryOf(u *url.URL) string { return hostPort(u) + parent(u.EscapedPath()) }

// A probeCache remembers probes for a week, by host and directory.
type probeCache struct {
	now   func() time.Time
	mu    sync.Mutex
	in    map[string]linkwatch.Probe
	sweep sweep
}

// of gives the probe that was made in a directory this week.
func (c *probeCache) of(directory string) (linkwatch.Probe, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.in[directory]
	if ok && c.now().Sub(p.At) >= week {
		delete(c.in, directory)
		return linkwatch.Probe{}, false
	}
	return p, ok
}

// keep remembers a probe, unless a newer one is known. Zero is none.
func (c *probeCache) keep(p linkwatch.Probe) {
	u, err := url.Parse(p.URL)
	if err != nil || p.At.IsZero() || c.now().Sub(p.At) >= week {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.in == nil {
		c.in = map[string]linkwatch.Probe{}
	}
	now := c.now()
	sweepOver(&c.sweep, c.in, func(p linkwatch.Probe) bool { return now.Sub(p.At) >= week })
	if directory := directoryOf(u); !p.At.Before(c.in[directory].At) {
		c.in[directory] = p
	}
}

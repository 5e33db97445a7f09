package crawler

import (
	"net/url"
	"sync"
	"time"

	"linkwatch"
)

// A pause is what a host is left alone for from one round to the next, by the
// clock that pauses are measured with.
type pause struct {
	lastStart time.Time // of a request in its queue; by the name of its pace
	until     time.Time // to when it wants no request; by the name of the host
	status    int       // of the answer that said so
}

// pauses remembers them while they last.
type pauses struct {
	mu sync.Mutex
	of map[string]pause
}

// keep notes a pause beside what is known. Of two the longer holds.
func (p *pauses) keep(name string, added pause) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == nil {
		p.of = map[string]pause{}
	}
	known := p.of[name]
	if added.until.After(known.until) {
		known.until, known.status = added.until, added.status
	}
	known.lastStart = later(known.lastStart, added.lastStart)
	p.of[name] = known
}

// get gives what is known under a name.
func (p *pauses) get(name string) pause {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.of[name]
}

// forget drops what is over: a pause between two turns is never longer than
// the longest.
func (p *pauses) forget(now time.Time, longest time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for name, known := range p.of {
		if !known.until.After(now) && now.Sub(known.lastStart) >= longest {
			delete(p.of, name)
		}
	}
}

// Remember tells the crawler of an earlier visit, as of another process: the
// pause of every host that was asked counts from its end, and what the last one
// said of when to come again holds. Call it between rounds.
func (c *Crawler) Remember(v linkwatch.Visit) {
	ended := time.Now().Add(v.At.Add(v.Took).Sub(c.options.Now()))
	asked := []string{v.FinalURL}
	for _, hop := range v.Hops {
		asked = append(asked, hop.From)
	}
	for i, text := range asked {
		u, err := url.Parse(text)
		if err != nil || u.Hostname() == "" {
			continue
		}
		if policy := c.options.policy(u.Hostname()); time.Since(ended) < max(policy.Delay, maxCrawlDelay) {
			c.pauses.keep(paceName(u, policy), pause{lastStart: ended})
		}
		if until := ended.Add(min(v.RetryAfter, longestWait)); i == 0 && v.RetryAfter > 0 && until.After(time.Now()) {
			c.pauses.keep(hostPort(u), pause{until: until, status: v.Status})
		}
	}
}

// paceName names the queue in which a URL's host waits. No host:port begins so.
func paceName(u *url.URL, p linkwatch.HostPolicy) string {
	if p.Queue != "" {
		return "queue " + p.Queue
	}
	return hostPort(u)
}

// recall begins a host's queue with what is remembered of it.
func (r *round) recall(h *hostQueue) {
	now := time.Now()
	h.pace.lastStart = later(h.pace.lastStart, r.crawler.pauses.get(h.pace.name).lastStart)
	if known := r.crawler.pauses.get(h.name); known.until.After(now) {
		h.asksToWait(known.status, known.until.Sub(now), r.now())
	}
}

// remember keeps the pauses that outlast the round.
func (r *round) remember() {
	now, longest := time.Now(), maxCrawlDelay
	for _, h := range r.frontier.hosts {
		longest = max(longest, h.delay)
		if now.Sub(h.pace.lastStart) < h.delay {
			r.crawler.pauses.keep(h.pace.name, pause{lastStart: h.pace.lastStart})
		}
		if h.asked != 0 && h.notBefore.After(now) {
			r.crawler.pauses.keep(h.name, pause{until: h.notBefore, status: h.asked})
		}
		if h.closure.status != 0 && h.closure.until.After(now) {
			r.crawler.pauses.keep(h.name, pause{until: h.closure.until, status: h.closure.status})
		}
	}
	r.crawler.pauses.forget(now, longest)
}

package crawler

import (
	"cmp"
	"net/url"
	"strings"
	"sync"
	"time"

	"linkwatch"
)

// A pause is what a host, by the name of its pace, is left alone for from one
// round to the next, by the clock that pauses are measured with.
type pause struct {
	lastStart time.Time // of a request
	until     time.Time // to when it wants no request
	status    int       // of the answer that said so
}

// pauses remembers them while they last.
type pauses struct {
	mu   sync.Mutex
	of   map[string]pause
	gone time.Time // until then nobody knows whom another process has asked
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
	known := p.of[name]
	known.lastStart = later(known.lastStart, p.gone)
	return known
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
// said of when to come again holds; so does for its week what is asked for once
// in one. Call it between rounds, and with an entry's newer visit last.
func (c *Crawler) Remember(v linkwatch.Visit) {
	c.recollect(v)
	ended := c.past(v.At.Add(v.Took))
	asked := []string{v.FinalURL}
	for _, hop := range v.Hops {
		asked = append(asked, hop.From)
	}
	for _, text := range asked {
		name, policy := c.paceOf(text)
		if name != "" && time.Since(ended) < max(policy.Delay, maxCrawlDelay) {
			c.pauses.keep(name, pause{lastStart: ended})
		}
	}
	name, _ := c.paceOf(lastOf(v))
	if until := ended.Add(min(v.RetryAfter, longestWait)); name != "" && v.RetryAfter > 0 && until.After(time.Now()) {
		c.pauses.keep(name, pause{until: until, status: v.Status})
	}
}

// AskedUntil tells the crawler that another process was asking hosts until then
// that ended in the midst of it: of whom no visit tells, so each of them counts its
// pause from that moment. Call it between rounds.
func (c *Crawler) AskedUntil(end time.Time) {
	c.pauses.mu.Lock()
	defer c.pauses.mu.Unlock()
	c.pauses.gone = c.past(end)
}

// past gives a moment by the clock that pauses are measured with. One that has not
// come yet, because a clock has been set back since, is now: no pause is longer for it.
func (c *Crawler) past(at time.Time) time.Time {
	return time.Now().Add(min(0, at.Sub(c.options.Now())))
}

// lastOf gives where a visit was to ask last. It did not, if that host had been
// put aside: then no answer tells it.
func lastOf(v linkwatch.Visit) string {
	if len(v.Hops) > 0 {
		return v.Hops[len(v.Hops)-1].To
	}
	return cmp.Or(v.FinalURL, v.URL)
}

// paceOf names the pace of a URL's host, and says how that is visited; "" if the
// URL has none.
func (c *Crawler) paceOf(text string) (string, linkwatch.HostPolicy) {
	u, err := parseURL(nil, text)
	if err != nil || u.Hostname() == "" {
		return "", linkwatch.HostPolicy{}
	}
	policy := c.options.policy(u.Hostname())
	return paceName(u, policy), policy
}

// paceName names what a URL's host shares its pace with. http and https of one
// host are one server, to which we are one visitor; a port that a URL names is
// a server of its own. No host is named as a queue is.
func paceName(u *url.URL, p linkwatch.HostPolicy) string {
	switch port := u.Port(); {
	case p.Queue != "":
		return "queue " + p.Queue
	case port != "" && port != defaultPort(u.Scheme):
		return u.Host
	}
	return strings.TrimSuffix(u.Hostname(), ".") // which makes no other server of it
}

// recall begins a host's queue with what is remembered of it.
func (r *round) recall(h *hostQueue) {
	known := r.crawler.pauses.get(h.pace.name)
	h.pace.lastStart = later(h.pace.lastStart, known.lastStart)
	if wait := time.Until(known.until); wait > 0 {
		h.pace.asksToWait(known.status, wait, r.now())
	}
}

// leave remembers a host whose answer is not waited for any more. It may be busy
// with that for as long as its answers take, and is not asked beside it.
func (r *round) leave(e *errand) {
	h, a := e.at, &e.chain.answer
	if !e.chain.sent || a.status != 0 {
		return
	}
	usual := h.usual
	orDefault(&usual, strange)
	r.crawler.pauses.keep(h.pace.name, pause{until: a.written.Add(min(usual, maxWait))})
}

// remember keeps the pauses that outlast the round.
func (r *round) remember() {
	now, longest := time.Now(), maxCrawlDelay
	for _, h := range r.frontier.hosts {
		longest = max(longest, h.delay)
		if now.Sub(h.pace.lastStart) < h.delay {
			r.crawler.pauses.keep(h.pace.name, pause{lastStart: h.pace.lastStart})
		}
		if h.pace.notBefore.After(now) {
			r.crawler.pauses.keep(h.pace.name, pause{until: h.pace.notBefore, status: h.pace.asked})
		}
		if h.closure.status != 0 && h.closure.until.After(now) {
			r.crawler.pauses.keep(h.pace.name, pause{until: h.closure.until, status: h.closure.status})
		}
	}
	r.crawler.pauses.forget(now, longest)
}

package crawler

import (
	"net/http"
	"time"
)

// A pace is what the queues of one host share, and hosts that are visited as one:
// how many are asked at once, when the last was, and until when none is.
type pace struct {
	name      string
	hosts     []*hostQueue
	parallel  int // turns at once
	inFlight  int
	lastStart time.Time
	notBefore time.Time // no turn until then: one of them asked for a pause
	asked     int       // the status of the answer that asked so
	latest    *errand   // that had a turn
	opening   int       // turns whose request is not on its way yet, where there may be more than one at once
}

// begin counts a turn in. Another may not begin before its request is on its
// way: until then nobody knows from when the pause between them counts.
func (p *pace) begin(e *errand, now time.Time) {
	e.turn, e.before, e.follows, e.chain.gone, e.opening = now, p.lastStart, false, false, nil
	p.lastStart, p.latest = now, e
	p.inFlight++
	if p.parallel > 1 && e.at.delay > 0 {
		e.opening = &opening{host: e.at}
		p.opening++
	}
}

// An opening is the beginning of a turn that others wait for.
type opening struct {
	host *hostQueue
	over bool
}

// An opened tells when the request of a turn went out.
type opened struct {
	*opening
	at time.Time
}

// opened notes when the request of a turn went out.
func (p *pace) opened(o *opening, at time.Time) {
	if o != nil && !o.over {
		o.over = true
		p.opening--
		p.lastStart = later(p.lastStart, at)
	}
}

// end counts a turn out.
func (p *pace) end(e *errand) {
	p.inFlight--
	p.opened(e.opening, time.Time{})
}

// latest bounds how much later than it was sent a request counts as having
// reached its host, as a part of the pause.
const latest = 10

// reached gives when a request was at its host at the latest. It may be long on
// its way, or lie there unread: then its answer begins as much later than others.
func (h *hostQueue) reached(a outcome) time.Time {
	whole := a.status >= 200 && a.status <= 299 || a.status == http.StatusNotModified
	if !whole || !a.answered.After(a.written) { // an error or a redirect may come sooner than any page
		return a.written
	}
	took := a.answered.Sub(a.written)
	if h.prompt == 0 {
		h.prompt = took
	}
	late := took - h.prompt
	h.prompt += min(late, late/32) // falls at once, and rises slowly
	return a.written.Add(max(0, min(late, h.delay/latest)))
}

// join gives the pace of a host queue by its name, and makes the host part of it.
func (f *frontier) join(name string, parallel int, h *hostQueue) *pace {
	p := f.paces[name]
	if p == nil {
		p = &pace{name: name, parallel: parallel}
		f.paces[name] = p
	}
	p.parallel = min(p.parallel, parallel)
	p.hosts = append(p.hosts, h)
	return p
}

// place puts the host where it belongs after anything about it has changed, and
// with it those whose turn depends on its own.
func (f *frontier) place(h *hostQueue, now time.Time) {
	var left time.Duration
	for _, h := range h.pace.hosts {
		left += h.atWorst(f.retryPause)
	}
	for _, h := range h.pace.hosts {
		f.put(h, now, left)
	}
}

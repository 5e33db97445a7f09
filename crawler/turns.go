package crawler

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"linkwatch"
)

// fill puts every due entry into its host's queue.
func (r *round) fill() {
	now := time.Now()
	for i := range r.due {
		d := &r.due[i]
		u, refused := r.first(d)
		if refused != "" {
			e := &errand{due: d, begun: r.now()}
			e.chain.end(linkwatch.Failure{Kind: linkwatch.Refused, Detail: refused})
			r.finish(e)
			continue
		}
		h := r.host(u)
		h.entries = append(h.entries, int32(i))
	}
	for _, h := range r.frontier.hosts {
		r.frontier.place(h, now)
	}
}

// first gives the URL that an entry's visit begins with, or why there is none.
func (r *round) first(d *Due) (u *url.URL, refused string) {
	u, err := parseURL(nil, d.Entry.URL)
	if err != nil {
		return nil, err.Error()
	}
	return u, r.crawler.guard.refusesURL(u)
}

// start begins an attempt at an entry.
func (r *round) start(e *errand) *errand {
	u, _ := r.first(e.due) // fill has seen that it may be visited
	e.chain = newChain(u, maxHops)
	e.chain.known, e.chain.leads = e.due.known(), true
	e.begun = time.Time{}
	return e
}

// take gives the errand whose turn it is and counts the turn, or gives nil.
func (r *round) take(now time.Time) *errand {
	h := r.frontier.next(now)
	if h == nil {
		return nil
	}
	e := r.askRobots(h)
	if e == nil {
		e = r.pop(h)
	}
	if e.begun.IsZero() {
		e.begun = r.now()
	}
	e.at, e.turn, e.before = h, now, h.pace.lastStart
	h.pace.lastStart = now
	h.pace.inFlight++
	r.frontier.place(h, now)
	return e
}

// pop takes what waits first at a host. Another host's robots.txt is first: a
// whole queue waits for it. It gives nil if nothing waits.
func (r *round) pop(h *hostQueue) *errand {
	if len(h.robotsHops) > 0 {
		return shift(&h.robotsHops)
	}
	return r.popVisit(h)
}

// popVisit takes the visit that waits first: one under way, then a new one, then
// one that is tried again.
func (r *round) popVisit(h *hostQueue) *errand {
	switch {
	case len(h.hops) > 0:
		return shift(&h.hops)
	case len(h.entries) > 0:
		return r.start(&errand{due: &r.due[shift(&h.entries)]})
	case len(h.retries) > 0:
		return r.start(shift(&h.retries).errand)
	}
	return nil
}

func shift[T any](queue *[]T) T {
	var zero T
	first := (*queue)[0]
	(*queue)[0] = zero
	*queue = (*queue)[1:]
	return first
}

// peek tells of what popVisit would take whether robots.txt concerns it.
func (r *round) peek(h *hostQueue) (d *Due, u *url.URL) {
	switch {
	case len(h.hops) > 0:
		return h.hops[0].due, h.hops[0].chain.next
	case len(h.entries) > 0:
		d = &r.due[h.entries[0]]
	default:
		d = h.retries[0].errand.due
	}
	u, _ = r.first(d)
	return d, u
}

// askRobots gives the errand of fetching the host's robots.txt if what waits
// first must know it, or nil.
func (r *round) askRobots(h *hostQueue) *errand {
	if h.rules != nil || len(h.robotsHops) > 0 {
		return nil
	}
	d, u := r.peek(h)
	if !r.obeys(d, h) {
		return nil
	}
	h.asking = true
	return &errand{chain: newChain(robotsURL(u), robotsHops), robotsOf: h}
}

// reader gives what reads pages for an entry.
func (r *round) reader(want []linkwatch.Fact) func(io.Reader, http.Header, *url.URL) linkwatch.Page {
	return func(body io.Reader, header http.Header, at *url.URL) linkwatch.Page {
		return r.crawler.options.Read(body, header, at, want)
	}
}

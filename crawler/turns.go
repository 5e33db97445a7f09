package crawler

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"linkwatch"
)

// fill puts every due entry into its host's queue.
func (r *round) fill() {
	now := time.Now()
	for i := range r.due.Len() {
		entry := r.due.Entry(i)
		if entry.URL == "" {
			panic(fmt.Sprintf("crawler: entry %q has no URL to visit", entry.ID))
		}
		u, refused := r.first(entry.URL)
		if refused != "" {
			e := &errand{entry: entry, begun: r.now()}
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
func (r *round) first(address string) (u *url.URL, refused string) {
	u, err := parseURL(nil, address)
	if err != nil {
		return nil, err.Error()
	}
	return u, r.crawler.guard.refusesURL(u)
}

// start begins an attempt at an entry.
func (r *round) start(e *errand) *errand {
	u, _ := r.first(e.entry.URL) // fill has seen that it may be visited
	e.chain = newChain(u, maxHops)
	e.chain.known, e.chain.leads = e.known, true
	e.begun = time.Time{}
	return e
}

// take gives the errand whose turn it is and counts the turn, or gives nil.
func (r *round) take(now time.Time) *errand {
	h := r.frontier.next(now)
	if h == nil || r.heldUp() && !h.waits.owed {
		return nil
	}
	e := r.askRobots(h)
	if e == nil {
		e = r.pop(h)
	}
	if e.begun.IsZero() {
		e.begun = r.now()
	}
	e.at = h
	h.pace.begin(e, now)
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
		i := int(shift(&h.entries))
		e := r.spent.Get().(*errand)
		e.entry, e.i = r.due.Entry(i), i
		return r.start(e)
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

// peek tells of what popVisit would take whether robots.txt concerns it, and which
// origin may be told what is private.
func (r *round) peek(h *hostQueue) (policy *linkwatch.Policy, u *url.URL, trusted origin) {
	var entry *linkwatch.Entry
	switch {
	case len(h.hops) > 0:
		c := &h.hops[0].chain
		return &h.hops[0].entry.Policy, c.next, c.origin
	case len(h.entries) > 0:
		next := r.due.Entry(int(h.entries[0]))
		entry = &next
	default:
		entry = &h.retries[0].errand.entry
	}
	u, _ = r.first(entry.URL)
	return &entry.Policy, u, origin{u.Scheme, hostPort(u)}
}

// askRobots gives the errand of fetching the host's robots.txt if what waits
// first must know it, or nil. A robots.txt that gives no answer does not make a dead
// host: once in a round, what waits first is then asked whether it gives one.
func (r *round) askRobots(h *hostQueue) *errand {
	if h.rules != nil || len(h.robotsHops) > 0 || r.crawler.options.IgnoreRobots || h.policy.Robots == linkwatch.IgnoreRobots {
		return nil
	}
	policy, u, trusted := r.peek(h)
	if !r.obeys(policy, h) {
		return nil
	}
	h.asking = true
	e := &errand{chain: newChain(robotsURL(u), robotsHops), robotsOf: h}
	if h.door == silent {
		e = &errand{chain: newChain(u, 0), robotsOf: h, knocks: true}
	}
	e.chain.origin = trusted
	return e
}

// reader gives what reads pages for an entry.
func (r *round) reader(want []linkwatch.Fact) func(io.Reader, http.Header, *url.URL) linkwatch.Page {
	return func(body io.Reader, header http.Header, at *url.URL) linkwatch.Page {
		return r.crawler.options.Read(body, header, at, want)
	}
}

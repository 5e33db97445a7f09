package crawler

import (
	"time"

	"linkwatch"
)

// A hostQueue is what waits for one host, its turns, and how the host has fared
// in this round. The frontier alone touches it.
type hostQueue struct {
	name   string // host:port, the port by the scheme where the URL has none
	policy linkwatch.HostPolicy
	pace   *pace

	robotsHops []*errand // robots.txt of other hosts that are redirected here
	hops       []*errand // visits that are redirected here, probes and listings
	entries    []int32   // of the round's due entries
	retries    []retry

	delay     time.Duration // between two turns' starts
	notBefore time.Time     // no turn until then, for it awaits its probe
	usual     time.Duration // how long a visit's turn takes, as the last ones did; 0 until there was one
	prompt    time.Duration // in what time a page's answer begins that nothing holds up; 0 until there was one
	shown     bool          // whether a visit here got an answer in this round

	resolution linkwatch.Resolution // by which it was last reached in this round

	rules  *rules // nil until its robots.txt was read
	asking bool   // whether its robots.txt is on its way, or a knock
	door   door

	failures int // in a row, before any word of HTTP
	closure  closure
	state    state

	in    *hostHeap // the heap it stands in; nil for none
	i     int       // its place there
	waits waits
}

// A retry is a visit that is tried again.
type retry struct {
	errand    *errand
	notBefore time.Time
}

// state is how a host stands in this round.
type state int

const (
	open    state = iota
	aside         // not asked until the round's end
	probing       // asked once more, one request at a time
	closed        // not asked any more
)

// door is what is known in this round of a host whose robots.txt gave no answer.
type door int

const (
	untried  door = iota
	silent        // robots.txt gave none: a page is to be asked for one
	deaf          // no page answers either
	answered      // a page does: it is robots.txt alone
)

// left is how much waits for the host.
func (h *hostQueue) left() int {
	return len(h.robotsHops) + len(h.hops) + len(h.entries) + len(h.retries)
}

// turn gives when the host may be asked next; false if not before something
// under way has ended, or if nothing waits.
func (h *hostQueue) turn() (time.Time, bool) {
	parallel := h.pace.parallel
	if h.state == probing {
		parallel = 1
	}
	if h.state == aside || h.state == closed || h.pace.inFlight >= parallel || h.pace.opening > 0 || h.left() == 0 {
		return time.Time{}, false
	}
	if h.asking && len(h.robotsHops) == 0 {
		return time.Time{}, false
	}
	at := later(h.notBefore, h.pace.notBefore)
	if !h.pace.lastStart.IsZero() && !h.follows() {
		at = later(at, h.pace.lastStart.Add(h.delay))
	}
	if len(h.retries) == h.left() {
		at = later(at, h.retries[0].notBefore)
	}
	return at, true
}

// follows reports whether what comes next goes on with a visit at this server, where
// nobody has had a turn since.
func (h *hostQueue) follows() bool {
	next := h.hops
	if len(h.robotsHops) > 0 {
		next = h.robotsHops
	}
	return len(next) > 0 && next[0].follows && h.pace.latest == next[0]
}

// owes reports whether what comes next is waited for by visits that are made, or
// may be.
func (h *hostQueue) owes() bool {
	return len(h.robotsHops) > 0 || h.follows() || len(h.hops) > 0 && h.hops[0].listing != nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// sent notes what came of a turn at the host: an answer mends what failures broke.
func (h *hostQueue) sent(a outcome) {
	h.pace.lastStart = later(h.pace.lastStart, a.written)
	if a.resolution.Address.IsValid() {
		h.resolution = a.resolution
	}
	if a.wordless() {
		h.failures++
		return
	}
	h.failures = 0
	if h.state == probing {
		h.state = open
	}
}

// unsent gives a turn back that nothing was sent in.
func (h *hostQueue) unsent(e *errand) {
	if h.pace.lastStart.Equal(e.turn) {
		h.pace.lastStart = e.before
	}
}

// fails puts a host aside that has failed too often, or closes it if that was
// the probe.
func (h *hostQueue) fails(why linkwatch.Failure, now, until time.Time) {
	switch {
	case h.state == probing:
		h.state, h.closure.failure, h.closure.confirmed = closed, why, now
		if h.closure.status != 0 {
			h.closure = closure{failure: why, at: now}
		}
	case h.state == open && h.failures >= maxFailures:
		h.state, h.closure = aside, closure{failure: why, at: now, until: until}
	}
}

// asksToWait puts off the next turn of all that share the pace, or puts them
// aside for a long wait.
func (p *pace) asksToWait(status int, wait time.Duration, now time.Time) {
	until := time.Now().Add(wait)
	if wait <= maxWait {
		p.notBefore, p.asked = later(p.notBefore, until), status
		return
	}
	for _, h := range p.hosts {
		if h.state != closed {
			h.state, h.closure = aside, closure{status: status, at: now, until: until, wait: wait}
		}
	}
}

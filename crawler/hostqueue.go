package crawler

import (
	"time"

	"linkwatch"
)

// A hostQueue is what waits for one host, its turns, and how the host has fared
// in this round. The frontier alone touches it.
type hostQueue struct {
	name   string // host:port
	policy linkwatch.HostPolicy
	pace   *pace

	robotsHops []*errand // robots.txt of other hosts that are redirected here
	hops       []*errand // visits that are redirected here
	entries    []int32   // of the round's due entries
	retries    []retry

	delay     time.Duration // between two turns' starts
	notBefore time.Time     // no turn until then: the host asked for a pause, or awaits its probe
	asked     int           // the status of the answer that asked so; 0 for a probe

	resolution linkwatch.Resolution // by which it was last reached in this round

	rules  *rules // nil until its robots.txt was read
	asking bool   // whether its robots.txt is on its way

	failures int // in a row, before any word of HTTP
	closure  closure
	state    state

	in *hostHeap // the heap it stands in; nil for none
	i  int       // its place there
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
	if h.state == aside || h.state == closed || h.pace.inFlight >= parallel || h.left() == 0 {
		return time.Time{}, false
	}
	if h.asking && len(h.robotsHops) == 0 {
		return time.Time{}, false
	}
	at := h.notBefore
	if !h.pace.lastStart.IsZero() {
		at = later(at, h.pace.lastStart.Add(h.delay))
	}
	if len(h.retries) == h.left() {
		at = later(at, h.retries[0].notBefore)
	}
	return at, true
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// sent notes what came of a turn at the host: an answer mends what failures broke.
func (h *hostQueue) sent(a answer) {
	h.pace.lastStart = later(h.pace.lastStart, a.started)
	if a.resolution.Address.IsValid() {
		h.resolution = a.resolution
	}
	if a.failure.BeforeHTTP() {
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

const (
	maxFailures = 3 // in a row, after which a host is put aside
	maxWait     = 30 * time.Second
)

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

// asksToWait puts off the host's next turn, or puts it aside for a long wait.
func (h *hostQueue) asksToWait(status int, wait time.Duration, now time.Time) {
	if h.state == closed {
		return
	}
	clock := time.Now()
	if wait <= maxWait {
		h.notBefore, h.asked = later(h.notBefore, clock.Add(wait)), status
		return
	}
	h.state, h.closure = aside, closure{status: status, at: now, until: clock.Add(wait), wait: wait}
}

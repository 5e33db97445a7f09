package crawler

import "time"

// strange is how long a turn is taken to last at a host of which no visit has
// told it yet: so it is the longest queue of the strange ones that begins.
const strange = 300 * time.Millisecond

// expected gives how long what waits for a host will take, as far as its last
// turns tell.
func (h *hostQueue) expected() time.Duration {
	if h.state == aside || h.state == closed {
		return 0
	}
	usual := h.usual
	orDefault(&usual, strange)
	return time.Duration(h.left()) * max(h.delay, usual/time.Duration(h.pace.parallel))
}

// atWorst gives how long it may take. What ends last decides when a round ends,
// and has to begin first: a host that has shown no page yet may be a dead one,
// which takes long to find out.
func (h *hostQueue) atWorst(retryPause time.Duration) time.Duration {
	left := h.left()
	if left == 0 || h.shown || h.state == aside || h.state == closed {
		return h.expected()
	}
	tries := 1 + min(left, max(1, maxFailures-h.failures))
	return h.expected() + retryPause + time.Duration(tries)*h.policy.Timeout
}

// took notes how long a turn at the host took. That a robots.txt or a listing came
// quickly tells nothing of pages.
func (h *hostQueue) took(e *errand, came outcome, now time.Time) {
	failed := came.wordless()
	if (e.robotsOf != nil || e.listing != nil) && !failed {
		return
	}
	h.shown = h.shown || !failed
	h.pace.lastStart = later(h.pace.lastStart, h.reached(came))
	took := now.Sub(e.turn)
	if h.usual == 0 {
		h.usual = took
	}
	h.usual += (took - h.usual) / 4
}

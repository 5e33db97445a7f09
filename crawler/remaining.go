package crawler

import "time"

// expected gives how long what waits for a host will take, as far as its last
// turns tell.
func (h *hostQueue) expected() time.Duration {
	if h.state == aside || h.state == closed {
		return 0
	}
	return time.Duration(h.left()) * max(h.delay, h.usual/time.Duration(h.pace.parallel))
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

// took notes how long a turn at the host took. That a robots.txt came quickly
// tells nothing of pages.
func (h *hostQueue) took(e *errand, now time.Time) {
	failed := e.chain.answer.failure.BeforeHTTP()
	if e.robotsOf != nil && !failed {
		return
	}
	h.shown = h.shown || !failed
	took := now.Sub(e.turn)
	if h.usual == 0 {
		h.usual = took
	}
	h.usual += (took - h.usual) / 4
}

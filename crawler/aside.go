package crawler

import (
	"slices"
	"strings"
	"time"
)

const (
	maxFailures = 3                // in a row, after which a host is put aside
	maxWait     = 30 * time.Second // that a host may ask for without being put aside

	// Between two looks at the hosts that were put aside: how long a round takes
	// is better known the later it is.
	soonestLook, latestLook = 100 * time.Millisecond, 5 * time.Second
)

// joins puts a host that joins a pace aside if the others there are, for a long wait.
func (h *hostQueue) joins() {
	for _, other := range h.pace.hosts {
		if other.closure.status != 0 && (other.state == aside || other.state == closed) {
			h.state, h.closure = other.state, other.closure
		}
	}
}

// reopen probes the hosts that were put aside, once each: as late in the round as
// it can be without making that longer. What wants to be left alone for longer is
// closed.
func (r *round) reopen(now time.Time) {
	idle := r.running+r.reading == 0 && r.frontier.ready.Len()+r.frontier.waiting.Len() == 0
	if !idle && (r.look.IsZero() || now.Before(r.look)) {
		return
	}
	hosts, probes, rest := r.asides(now)
	r.look = time.Time{}
	for _, h := range hosts {
		waits := max(0, h.closure.until.Sub(now))
		early := rest - waits - h.usual - probes
		switch {
		case idle && waits > 0 && h.closure.status != 0:
			h.state = closed
			r.clear(h)
		case idle || early <= 0 && (waits == 0 || h.closure.status == 0) && h.pace.inFlight == 0:
			h.state = probing
			h.notBefore = later(h.notBefore, h.closure.until)
			r.frontier.place(h, now)
		default:
			if at := now.Add(min(max(early/2, soonestLook), latestLook)); r.look.IsZero() || at.Before(r.look) {
				r.look = at
			}
		}
	}
}

// asides gives the hosts that were put aside while something waits for them, how
// long it takes to probe all, and how long the rest of the round may take.
func (r *round) asides(now time.Time) (hosts []*hostQueue, probes, rest time.Duration) {
	var all time.Duration
	for _, p := range r.frontier.paces {
		var left, wait time.Duration
		for _, h := range p.hosts {
			if h.state == aside && h.left() > 0 {
				hosts = append(hosts, h)
				probes += h.usual
			}
			left += h.expected()
			if turn, ok := h.turn(); ok {
				wait = max(wait, turn.Sub(now))
			}
		}
		all += left
		rest = max(rest, wait+left)
	}
	slices.SortFunc(hosts, func(a, b *hostQueue) int { return strings.Compare(a.name, b.name) })
	lanes := time.Duration(r.crawler.options.Parallel)
	return hosts, probes / lanes, max(rest, all/lanes)
}

package main

import (
	"math"
	"time"
)

// A bound is what no client can go below while it keeps to the limits: one of
// two times, whichever is longer.
type bound struct {
	work    time.Duration // all that the hosts take together, shared among what may be in flight
	longest time.Duration // what the host takes that takes longest
}

func (b bound) time() time.Duration { return max(b.work, b.longest) }

// bound gives the work set's bound for a client that leaves a host alone after
// so many requests without an answer; 0 for one that asks it for every URL. A
// page takes its latency, redirects and robots.txt take nothing.
func (w workSet) bound(strikes int) bound {
	type total struct {
		requests      int
		work          time.Duration
		least, longer time.Duration
	}
	of := map[host]*total{}
	for _, l := range w.links {
		h := of[l.host]
		if h == nil {
			h = &total{least: math.MaxInt64}
			of[l.host] = h
		}
		takes := l.page.latency
		if l.page.hangs {
			if strikes > 0 && h.requests >= strikes {
				continue
			}
			takes = w.timeout
		}
		h.requests++
		h.work += takes
		h.least, h.longer = min(h.least, takes), max(h.longer, takes)
	}
	var b bound
	for _, h := range of {
		b.work += h.work
		paced := time.Duration(h.requests-1)*w.hostDelay + h.least
		b.longest = max(b.longest, h.work/time.Duration(w.hostParallel), h.longer, paced)
	}
	b.work /= time.Duration(w.parallel)
	return b
}

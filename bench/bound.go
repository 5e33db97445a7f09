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
	robots  time.Duration // the same if each is asked for its robots.txt first, which has a turn of its own
}

// time is the bound of whoever asks for nothing but the pages.
func (b bound) time() time.Duration { return max(b.work, b.longest) }

// obedient is the bound of whoever asks for robots.txt too.
func (b bound) obedient() time.Duration { return max(b.work, b.robots) }

// served is the bound by what the load server took in fact, which is late where
// a processor or a timer was, and answers redirects and robots.txt as well.
func (b bound) served(s seen, w workSet) time.Duration {
	return max(b.obedient(), s.Served/time.Duration(w.parallel), s.LongestServed/time.Duration(w.hostParallel))
}

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
		longest := max(h.work/time.Duration(w.hostParallel), h.longer)
		b.longest = max(b.longest, longest, paced)
		b.robots = max(b.robots, longest, paced+w.hostDelay)
	}
	b.work /= time.Duration(w.parallel)
	return b
}

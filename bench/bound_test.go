package main

import (
	"testing"
	"time"
)

func TestBound(t *testing.T) {
	answers := func(h host, latency time.Duration) link { return link{h, page{latency: latency}} }
	dead := func(h host) link { return link{h, page{hangs: true}} }
	const s = time.Second
	for _, c := range []struct {
		name    string
		set     workSet
		strikes int
		want    bound
	}{
		{
			"the longest host decides when one has most of the work",
			workSet{links: []link{answers(1, s), answers(1, s), answers(1, s), answers(2, s)}, parallel: 4, hostParallel: 1}, 0,
			bound{work: s, longest: 3 * s, robots: 3 * s},
		},
		{
			"all hosts together decide when little may be in flight",
			workSet{links: []link{answers(1, s), answers(2, s), answers(3, s), answers(4, s)}, parallel: 2, hostParallel: 1}, 0,
			bound{work: 2 * s, longest: s, robots: s},
		},
		{
			"a host that takes two at once needs half the time, but no less than its slowest page",
			workSet{links: []link{answers(1, 2*s), answers(1, s), answers(2, 5*s)}, parallel: 8, hostParallel: 2}, 0,
			bound{work: s, longest: 5 * s, robots: 5 * s},
		},
		{
			"pauses are counted from start to start, and the quickest page may come last",
			workSet{links: []link{answers(1, s), answers(1, 2*s), answers(1, s)}, parallel: 1, hostParallel: 1, hostDelay: 10 * s}, 0,
			bound{work: 4 * s, longest: 21 * s, robots: 31 * s},
		},
		{
			"a dead host takes every URL's timeout from who asks it for all",
			workSet{links: []link{dead(1), dead(1), dead(1), answers(2, s)}, parallel: 1, hostParallel: 1, timeout: 5 * s}, 0,
			bound{work: 16 * s, longest: 15 * s, robots: 15 * s},
		},
		{
			"a dead host takes only as many timeouts as a client has patience",
			workSet{links: []link{dead(1), dead(1), dead(1), answers(2, s)}, parallel: 1, hostParallel: 1, timeout: 5 * s}, 2,
			bound{work: 11 * s, longest: 10 * s, robots: 10 * s},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.set.bound(c.strikes); got != c.want {
				t.Errorf("%d strikes: got %+v, want %+v", c.strikes, got, c.want)
			}
		})
	}
}

func TestWhatTheServerTookBoundsAClientToo(t *testing.T) {
	w := workSet{parallel: 4, hostParallel: 2}
	b := bound{work: 3 * time.Second, longest: 5 * time.Second, robots: 6 * time.Second}
	for _, c := range []struct {
		name string
		seen seen
		want time.Duration
	}{
		{"the plan, where the server was in time", seen{Served: 12 * time.Second, LongestServed: 6 * time.Second}, 6 * time.Second},
		{"all hosts together", seen{Served: 28 * time.Second, LongestServed: 6 * time.Second}, 7 * time.Second},
		{"the longest host", seen{Served: 28 * time.Second, LongestServed: 16 * time.Second}, 8 * time.Second},
	} {
		if got := b.served(c.seen, w); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

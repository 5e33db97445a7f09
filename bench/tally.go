package main

import (
	"sync"
	"time"
)

// A tally is what the load server sees of one run. Politeness is measured here
// and not believed of a client.
type tally struct {
	mu       sync.Mutex
	seen     seen
	asked    map[int]bool // pages, by id
	hosts    map[string]*hostTally
	inFlight int
	first    time.Time
	last     time.Time
}

// seen is the tally's sum.
type seen struct {
	Requests        int           // all
	Heads           int           // of them
	Robots          int           // of them, for robots.txt
	Asked           int           // different pages
	Connections     int           // opened
	MaxInFlight     int           // over all hosts
	MaxHostInFlight int           // at one host; see start
	MinHostGap      time.Duration // between two requests' arrivals at one host; see start. 0: no host was asked twice
	Span            time.Duration // from the first request's arrival to the last one's end
	Served          time.Duration // from each request's arrival to when its answer was sent, all together
	LongestServed   time.Duration // the same of the host that took longest
	ServerCPU       time.Duration // spent since the server began
}

type hostTally struct {
	inFlight int
	last     time.Time // when a request arrived
	served   time.Duration
}

func newTally() *tally {
	return &tally{asked: map[int]bool{}, hosts: map[string]*hostTally{}}
}

func (t *tally) connected() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seen.Connections++
}

// A request is one that has reached the load server.
type request struct {
	host    string
	arrived time.Time // at this machine, whenever it was read
	head    bool
	robots  bool
	page    *page // nil for another
}

// start counts a request in; the function it gives counts it out. The hop that
// a redirect asks for belongs to its visit and opens no gap. A page that hangs is
// left out of what is in flight at its host: whoever gives up on it has gone on
// before we can know.
func (t *tally) start(r request) (end func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	h := t.hosts[r.host]
	if h == nil {
		h = &hostTally{}
		t.hosts[r.host] = h
	}
	t.count(r)
	if t.first.IsZero() {
		t.first = r.arrived
	}
	t.inFlight++
	t.seen.MaxInFlight = max(t.seen.MaxInFlight, t.inFlight)
	if r.page == nil || !r.page.hop {
		if gap := r.arrived.Sub(h.last); !h.last.IsZero() && (t.seen.MinHostGap == 0 || gap < t.seen.MinHostGap) {
			t.seen.MinHostGap = max(gap, 1)
		}
		h.last = r.arrived
	}
	held := r.page == nil || !r.page.hangs
	if held {
		h.inFlight++
		t.seen.MaxHostInFlight = max(t.seen.MaxHostInFlight, h.inFlight)
	}
	return func() {
		now := time.Now()
		t.mu.Lock()
		defer t.mu.Unlock()
		t.last = now
		took := now.Sub(r.arrived)
		h.served += took
		t.seen.Served += took
		t.seen.LongestServed = max(t.seen.LongestServed, h.served)
		t.inFlight--
		if held {
			h.inFlight--
		}
	}
}

func (t *tally) count(r request) {
	t.seen.Requests++
	if r.head {
		t.seen.Heads++
	}
	if r.robots {
		t.seen.Robots++
	}
	if r.page != nil {
		t.asked[r.page.id] = true
	}
}

// sum gives what was seen so far.
func (t *tally) sum() seen {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.seen
	s.Asked = len(t.asked)
	if t.last.After(t.first) {
		s.Span = t.last.Sub(t.first)
	}
	return s
}

package crawler

import (
	"container/heap"
	"time"
)

// A frontier holds every host queue of a round and says whose turn it is: of the
// hosts that may be asked now one that visits wait for which are made, and else the
// one that may take longest, since that decides when a round ends.
type frontier struct {
	hosts      map[string]*hostQueue
	paces      map[string]*pace
	ready      hostHeap // may be asked now
	waiting    hostHeap // may be asked later
	retryPause time.Duration
}

func newFrontier(retryPause time.Duration) *frontier {
	return &frontier{
		hosts: map[string]*hostQueue{}, paces: map[string]*pace{}, retryPause: retryPause,
		ready: hostHeap{before: func(a, b *waits) bool {
			if a.owed != b.owed {
				return a.owed
			}
			return a.left > b.left || a.left == b.left && a.underWay > b.underWay // of one pace: a visit under way goes first
		}},
		waiting: hostHeap{before: func(a, b *waits) bool { return a.turn.Before(b.turn) }},
	}
}

// put puts the host into the heap where it belongs, if into any, by how long what
// waits at its pace may take.
func (f *frontier) put(h *hostQueue, now time.Time, left time.Duration) {
	turn, ok := h.turn()
	if !ok {
		if h.in != nil {
			heap.Remove(h.in, h.i)
		}
		return
	}
	into := &f.ready
	if turn.After(now) {
		into = &f.waiting
	}
	h.waits = waits{turn, left, len(h.hops), h.owes()}
	if h.in == into {
		heap.Fix(into, h.i)
		return
	}
	if h.in != nil {
		heap.Remove(h.in, h.i)
	}
	heap.Push(into, h)
}

// next gives the host whose turn it is, or nil.
func (f *frontier) next(now time.Time) *hostQueue {
	for f.waiting.Len() > 0 && !f.waiting.hosts[0].waits.turn.After(now) {
		first := f.waiting.hosts[0]
		f.put(first, now, first.waits.left)
	}
	if f.ready.Len() == 0 {
		return nil
	}
	return f.ready.hosts[0]
}

// wake gives when the next waiting host may be asked; false if none waits.
func (f *frontier) wake() (time.Time, bool) {
	if f.waiting.Len() == 0 {
		return time.Time{}, false
	}
	return f.waiting.hosts[0].waits.turn, true
}

// waits is what a host is ordered by in a heap.
type waits struct {
	turn     time.Time
	left     time.Duration
	underWay int
	owed     bool // whether what comes next is waited for by visits that are made
}

// A hostHeap is a heap.Interface over hosts, each of which knows its place.
type hostHeap struct {
	hosts  []*hostQueue
	before func(a, b *waits) bool
}

func (h *hostHeap) Len() int           { return len(h.hosts) }
func (h *hostHeap) Less(i, j int) bool { return h.before(&h.hosts[i].waits, &h.hosts[j].waits) }

func (h *hostHeap) Swap(i, j int) {
	h.hosts[i], h.hosts[j] = h.hosts[j], h.hosts[i]
	h.hosts[i].i, h.hosts[j].i = i, j
}

// Push is for package heap.
func (h *hostHeap) Push(x any) {
	host := x.(*hostQueue)
	host.in, host.i = h, len(h.hosts)
	h.hosts = append(h.hosts, host)
}

// Pop is for package heap.
func (h *hostHeap) Pop() any {
	last := h.hosts[len(h.hosts)-1]
	h.hosts[len(h.hosts)-1] = nil
	h.hosts = h.hosts[:len(h.hosts)-1]
	last.in = nil
	return last
}

package crawler

import (
	"container/heap"
	"time"
)

// A frontier holds every host queue of a round and says whose turn it is: of the
// hosts that may be asked now the one that may take longest, since that decides
// when a round ends.
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
		ready: hostHeap{before: func(a, b waitingHost) bool {
			return a.left > b.left || a.left == b.left && a.underWay > b.underWay // of one pace: a visit under way goes first
		}},
		waiting: hostHeap{before: func(a, b waitingHost) bool { return a.turn.Before(b.turn) }},
	}
}

// put puts the host into the heap where it belongs, if into any, by how long what
// waits at its pace may take.
func (f *frontier) put(h *hostQueue, now time.Time, left time.Duration) {
	if h.in != nil {
		heap.Remove(h.in, h.i)
	}
	turn, ok := h.turn()
	if !ok {
		return
	}
	into := &f.ready
	if turn.After(now) {
		into = &f.waiting
	}
	heap.Push(into, waitingHost{h, turn, left, len(h.hops)})
}

// next gives the host whose turn it is, or nil.
func (f *frontier) next(now time.Time) *hostQueue {
	for f.waiting.Len() > 0 && !f.waiting.hosts[0].turn.After(now) {
		first := f.waiting.hosts[0]
		f.put(first.hostQueue, now, first.left)
	}
	if f.ready.Len() == 0 {
		return nil
	}
	return f.ready.hosts[0].hostQueue
}

// wake gives when the next waiting host may be asked; false if none waits.
func (f *frontier) wake() (time.Time, bool) {
	if f.waiting.Len() == 0 {
		return time.Time{}, false
	}
	return f.waiting.hosts[0].turn, true
}

// A waitingHost is a host in a heap, with what it is ordered by.
type waitingHost struct {
	*hostQueue
	turn     time.Time
	left     time.Duration
	underWay int
}

// A hostHeap is a heap.Interface over hosts, each of which knows its place.
type hostHeap struct {
	hosts  []waitingHost
	before func(a, b waitingHost) bool
}

func (h *hostHeap) Len() int           { return len(h.hosts) }
func (h *hostHeap) Less(i, j int) bool { return h.before(h.hosts[i], h.hosts[j]) }

func (h *hostHeap) Swap(i, j int) {
	h.hosts[i], h.hosts[j] = h.hosts[j], h.hosts[i]
	h.hosts[i].i, h.hosts[j].i = i, j
}

// Push is for package heap.
func (h *hostHeap) Push(x any) {
	host := x.(waitingHost)
	host.in, host.i = h, len(h.hosts)
	h.hosts = append(h.hosts, host)
}

// Pop is for package heap.
func (h *hostHeap) Pop() any {
	last := h.hosts[len(h.hosts)-1]
	h.hosts[len(h.hosts)-1] = waitingHost{}
	h.hosts = h.hosts[:len(h.hosts)-1]
	last.in = nil
	return last
}

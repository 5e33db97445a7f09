package crawler

import "time"

// A pace is what the hosts of one queue share: how many of them are asked at
// once, and when the last was. As a rule a host has its own.
type pace struct {
	name      string
	hosts     []*hostQueue
	parallel  int // turns at once
	inFlight  int
	lastStart time.Time
}

// join gives the pace of a host queue by its name, and makes the host part of it.
func (f *frontier) join(name string, parallel int, h *hostQueue) *pace {
	p := f.paces[name]
	if p == nil {
		p = &pace{name: name, parallel: parallel}
		f.paces[name] = p
	}
	p.parallel = min(p.parallel, parallel)
	p.hosts = append(p.hosts, h)
	return p
}

// place puts the host where it belongs after anything about it has changed, and
// with it those whose turn depends on its own.
func (f *frontier) place(h *hostQueue, now time.Time) {
	for _, h := range h.pace.hosts {
		f.put(h, now)
	}
}

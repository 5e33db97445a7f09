package crawler

import (
	"slices"
	"time"
)

// listingPatience is how long a visit waits for the sitemaps of its host, and then
// once more for its page's feed. It is in memory only meanwhile, and would be lost
// with the process.
const listingPatience = time.Minute

// heldUp reports whether so many visits wait for listings, or to be told, that
// nothing new is begun.
func (r *round) heldUp() bool {
	return r.held+len(r.finished)+len(r.lacking) >= 4*r.crawler.options.Parallel
}

// giveUp tells the visits that have waited long enough. What is under way is not
// broken off: it is remembered for those that come later.
func (r *round) giveUp(now time.Time) {
	for len(r.asked) > 0 {
		if q := r.asked[0]; len(q.waiting) > 0 && now.Before(q.until) {
			return
		}
		r.answer(shift(&r.asked))
	}
}

// wake gives when there is something to do even if nothing comes back; false for
// never.
func (r *round) wake() (time.Time, bool) {
	at, ok := r.frontier.wake()
	sooner := func(other time.Time) {
		if !ok || other.Before(at) {
			at, ok = other, true
		}
	}
	if !r.look.IsZero() {
		sooner(r.look)
	}
	if r.held > 0 {
		sooner(r.asked[0].until)
	}
	return at, ok
}

// release lets the visits go that wait for a probe or a listing of a host that was
// put aside, or of one that shares its pace.
func (r *round) release(h *hostQueue) {
	var awaited []*errand
	for _, h := range h.pace.hosts {
		if h.state != aside {
			continue
		}
		h.hops = slices.DeleteFunc(h.hops, func(e *errand) bool {
			if e.awaited() {
				awaited = append(awaited, e)
			}
			return e.awaited()
		})
	}
	for _, e := range awaited {
		r.finish(e)
	}
}

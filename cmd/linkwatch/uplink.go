package main

import (
	"context"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"time"

	"linkwatch"
	"linkwatch/catalog"
)

const (
	// uplinkHosts is how many hosts must fail before HTTP one after another,
	// while none answers, for our own network to be looked at in mid-round.
	uplinkHosts = 10
	// uplinkWait is how long a round waits for the network to come back, and
	// uplinkPause how long between two looks.
	uplinkWait  = 5 * time.Minute
	uplinkPause = 10 * time.Second
	// uplinkWitnesses is how many entries that answered are asked again.
	uplinkWitnesses = 3
)

// An uplink is our own network as the visits of a round tell of it. Failures
// before HTTP are held back until somebody answers again: nobody knows yet whose
// they are.
type uplink struct {
	answered []linkwatch.EntryID // the last few that did
	held     []linkwatch.Visit   // since then
	hosts    map[string]struct{} // of those
	heard    time.Time           // when the newest visit began that was answered
	enough   int                 // hosts, for it to be doubted
	longest  time.Duration       // that an attempt takes
	catalog  *catalog.Catalog
}

func newUplink(list *catalog.Catalog, longest time.Duration) *uplink {
	return &uplink{hosts: map[string]struct{}{}, enough: uplinkHosts, longest: longest, catalog: list}
}

// doubted reports whether so many hosts failed since one answered that our own
// network wants a look.
func (u *uplink) doubted() bool { return len(u.hosts) >= u.enough }

// through lets visits through, those held back first. It holds nothing back
// before the first answer. Once the uplink is in doubt it stops the making of
// more, and lets through what was answered till then.
func (u *uplink) through(visits iter.Seq[linkwatch.Visit], stop func()) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		if !u.release(yield) {
			return
		}
		for v := range visits {
			answered := v.Status != 0 || len(v.Hops) > 0
			if answered && v.At.After(u.heard) {
				u.heard = v.At
			}
			if v.Failure.BeforeHTTP() && !answered && len(u.answered) > 0 && !u.failsAlone(v) {
				if u.hold(v); u.doubted() {
					stop()
				}
				continue
			}
			if answered && !u.doubted() && u.since(v) {
				if u.hears(v.Entry); !u.release(yield) {
					return
				}
			}
			if !yield(v) {
				return
			}
		}
		if !u.doubted() {
			u.release(yield)
		}
	}
}

// since reports whether a visit was made after all that is held back: one that
// was answered before and is told only now says nothing of them.
func (u *uplink) since(v linkwatch.Visit) bool {
	return !slices.ContainsFunc(u.held, func(h linkwatch.Visit) bool { return !v.At.After(h.At) })
}

// failsAlone reports whether a visit's first attempt had failed already when
// others were answered: that its host fails again says nothing of us. All hosts
// that were put aside are tried again at a round's end, one after another.
func (u *uplink) failsAlone(v linkwatch.Visit) bool {
	return len(v.Attempts) > 1 && v.Attempts[0].At.Add(u.longest).Before(u.heard)
}

// hold keeps a visit back.
func (u *uplink) hold(v linkwatch.Visit) {
	u.held = append(u.held, v)
	if at, err := url.Parse(v.URL); err == nil {
		u.hosts[at.Host] = struct{}{}
	}
}

// hears notes whose host has answered.
func (u *uplink) hears(id linkwatch.EntryID) {
	if len(u.answered) == uplinkWitnesses {
		u.answered = slices.Delete(u.answered, 0, 1)
	}
	u.answered = append(u.answered, id)
}

// witnesses gives the entries that answered.
func (u *uplink) witnesses() []linkwatch.Entry {
	var entries []linkwatch.Entry
	for _, id := range u.answered {
		if i, ok := u.catalog.Find(id); ok {
			entries = append(entries, u.catalog.Entry(i))
		}
	}
	return entries
}

// release lets through what was held back: it was the others' fault.
func (u *uplink) release(yield func(linkwatch.Visit) bool) bool {
	held := u.held
	u.forget()
	for _, v := range held {
		if !yield(v) {
			return false
		}
	}
	return true
}

// forget drops what was held back: it was ours.
func (u *uplink) forget() {
	u.held = nil
	clear(u.hosts)
}

// returned waits until our network is there again, while it is in doubt; false
// if it did not come back in time. What failed meanwhile is believed only if the
// network was there all along.
func (w *watch) returned(ctx context.Context, u *uplink) bool {
	end := w.now().Add(uplinkWait)
	for first := true; ctx.Err() == nil; first = false {
		if w.anyAnswers(ctx, u.witnesses()) {
			if first {
				u.enough *= 2 // so many hosts are dead indeed, and what they failed in goes through
			} else {
				u.forget()
				w.log.Info("our own network is back: the round goes on")
			}
			return true
		}
		if first {
			w.log.Warn("no site answers any more: the round waits for our own network", "at most", uplinkWait)
		}
		if !w.now().Before(end) {
			return false
		}
		select {
		case <-ctx.Done():
		case <-time.After(uplinkPause):
		}
	}
	return false
}

// uplinkLost says that our own network ended a round.
func uplinkLost(r linkwatch.Round) string {
	return fmt.Sprintf("our own network went down after %d of %s and did not come back within %v",
		r.Visited, plural(r.Visited+r.Skipped, "visit"), uplinkWait)
}

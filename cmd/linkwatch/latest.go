package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"linkwatch/metrics"
	"linkwatch/web"
)

// judged is how all entries stood at one moment, made ready for who looks.
type judged struct {
	board    *web.Board
	entries  metrics.Entries
	suspects suspects
	plan     *rhythms
	at       time.Time // by the clock on the wall
	took     time.Duration
}

// latestVerdicts remembers how all entries stand for the web page and the
// metrics, so that it is worked out once for all who look. Who makes visits
// never waits for it, and who looks waits only if that is not for long.
type latestVerdicts struct {
	outdated atomic.Bool // whether something was seen since they were worked out
	known    atomic.Pointer[judged]
	judging  sync.Mutex    // held while they are worked out
	wanted   chan struct{} // asks keep for newer ones
}

const (
	// verdictsKeep is how long verdicts are shown again while nothing new is seen:
	// only dates can change them then, and those are counted in days.
	verdictsKeep = time.Minute
	// verdictsShare is how much of the time may go into working verdicts out
	// while a round is made: one part in so many.
	verdictsShare = 10
	// verdictsWait is how long who looks is kept waiting for newer ones.
	verdictsWait = 100 * time.Millisecond
)

// old reports whether verdicts should be worked out anew.
func (l *latestVerdicts) old(known *judged) bool {
	age := time.Since(known.at)
	return age >= verdictsKeep || l.outdated.Load() && age >= verdictsShare*known.took
}

// get gives the remembered verdicts, or those that judge works out if that is
// worth the wait.
func (l *latestVerdicts) get(judge func() (*judged, error)) (*judged, error) {
	known := l.known.Load()
	switch {
	case known == nil, l.old(known) && known.took < verdictsWait:
		return l.renew(judge)
	case l.old(known):
		l.want()
	}
	return known, nil
}

// renew works verdicts out, unless another did so meanwhile.
func (l *latestVerdicts) renew(judge func() (*judged, error)) (*judged, error) {
	l.judging.Lock()
	defer l.judging.Unlock()
	if known := l.known.Load(); known != nil && !l.old(known) {
		return known, nil
	}
	l.outdated.Store(false)
	start := time.Now()
	fresh, err := judge()
	if err != nil {
		l.outdated.Store(true)
		return nil, err
	}
	fresh.at = time.Now()
	fresh.took = fresh.at.Sub(start)
	l.known.Store(fresh)
	return fresh, nil
}

// keep works verdicts out whenever newer ones are wanted, until ctx ends.
func (l *latestVerdicts) keep(ctx context.Context, judge func() (*judged, error), complain func(error)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wanted:
		}
		if _, err := l.renew(judge); err != nil {
			complain(err)
		}
	}
}

// suspects gives the entries that want a look soon; none while it is not known
// which, until that is worked out.
func (l *latestVerdicts) suspects() suspects {
	known := l.known.Load()
	if known == nil || l.outdated.Load() {
		l.want()
		return nil
	}
	return known.suspects
}

// plan gives the rhythms last worked out; nil if none were yet.
func (l *latestVerdicts) plan() *rhythms {
	if known := l.known.Load(); known != nil {
		return known.plan
	}
	return nil
}

// outdate says that something new was seen.
func (l *latestVerdicts) outdate() { l.outdated.Store(true) }

// prepare asks for newer verdicts where who looks could not wait for them.
func (l *latestVerdicts) prepare() {
	if known := l.known.Load(); known == nil || known.took >= verdictsWait {
		l.want()
	}
}

// want asks for newer verdicts, without waiting for them.
func (l *latestVerdicts) want() {
	select {
	case l.wanted <- struct{}{}:
	default: // they are wanted already
	}
}

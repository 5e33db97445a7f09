package main

import (
	"sync"
	"sync/atomic"
	"time"

	"linkwatch"
)

// latestVerdicts remembers the verdicts for the web page and the metrics, so
// that they are worked out once for all who look. Who makes visits never waits
// for it.
type latestVerdicts struct {
	outdated atomic.Bool // whether something was seen since they were worked out

	judging  sync.Mutex // held while they are worked out
	judged   time.Time  // when that was done, and how long it took
	took     time.Duration
	verdicts []linkwatch.Verdict
}

// verdictsKeep is how long verdicts are shown again while nothing new is seen:
// only dates can change them then, and those are counted in days.
const verdictsKeep = time.Minute

// verdictsShare is how much of the time may go into working verdicts out while
// a round is made: one part in so many.
const verdictsShare = 10

// get gives the remembered verdicts, or those that judge works out.
func (l *latestVerdicts) get(judge func() ([]linkwatch.Verdict, error)) ([]linkwatch.Verdict, error) {
	l.judging.Lock()
	defer l.judging.Unlock()
	age := time.Since(l.judged)
	if l.verdicts != nil && age < verdictsKeep && (!l.outdated.Load() || age < verdictsShare*l.took) {
		return l.verdicts, nil
	}
	l.outdated.Store(false)
	start := time.Now()
	verdicts, err := judge()
	if err != nil {
		l.outdated.Store(true)
		return nil, err
	}
	l.judged, l.took, l.verdicts = time.Now(), time.Since(start), verdicts
	return verdicts, nil
}

// outdate says that something new was seen.
func (l *latestVerdicts) outdate() { l.outdated.Store(true) }

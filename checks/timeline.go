package checks

import (
	"time"

	"linkwatch"
)

// Timeline tells how an entry stood at each of its visits, newest first. A
// visit that does not count leaves the health as it was before.
func Timeline(e linkwatch.Entry, visits []linkwatch.Visit) []linkwatch.Moment {
	counted := counting(e, visits)
	moments := make([]linkwatch.Moment, len(visits))
	for i, v := range visits {
		moments[i] = linkwatch.Moment{Visit: v, Health: Case{e, counted, v.At}.verdict().Health}
		if len(counted) > 0 && counted[0].At.Equal(v.At) {
			counted = counted[1:]
		}
	}
	return moments
}

// history looks back from a health that holds now: since when it has held
// without a break, and when the entry was last healthy.
func (c Case) history(now linkwatch.Health) (since, lastWell time.Time) {
	since = c.Now
	unbroken := true
	for i, v := range c.Visits {
		then := Case{c.Entry, c.Visits[i:], v.At}.verdict().Health
		if unbroken = unbroken && then == now; unbroken {
			since = v.At
		}
		if then == linkwatch.Healthy && lastWell.IsZero() {
			lastWell = v.At
		}
		if !unbroken && !lastWell.IsZero() {
			break
		}
	}
	return since, lastWell
}

package checks

import (
	"slices"
	"time"

	"linkwatch"
)

// Timeline tells how an entry stood at each of its visits, newest first. A
// visit that does not count leaves the health as it was before.
func Timeline(e linkwatch.Entry, past Past) []linkwatch.Moment {
	visits := newestFirst(past.Visits)
	counted := counting(e, visits)
	moments := make([]linkwatch.Moment, len(visits))
	for i, v := range visits {
		moments[i] = linkwatch.Moment{Visit: v, Health: Case{e, past.with(counted), v.At}.verdict().Health}
		if len(counted) > 0 && counted[0].At.Equal(v.At) {
			counted = counted[1:]
		}
	}
	return moments
}

// history looks back from a verdict that holds now: since when its health has
// held without a break, when the entry was last healthy, and how many of the
// newest looks in a row speak of a trouble not yet confirmed.
func (c Case) history(now linkwatch.Verdict) (since, lastWell time.Time, suspect int) {
	since = c.Now
	unbroken, doubted := true, c.doubtful(now)
	calm, dead := c.calm(now), false
	old := c.old(now)
	for i := range c.Visits {
		v := &c.Visits[i]
		then, before := linkwatch.Verdict{Health: linkwatch.Healthy}, Case{c.Entry, c.with(c.Visits[i:]), v.At}
		switch {
		case calm && (i == 0 || alike(v, &c.Visits[i-1])) && !before.outOfDate():
		case dead && alike(v, &c.Visits[i-1]) && surelyGone(v):
			then.Health = linkwatch.Broken
		case old && (i == 0 || alike(v, &c.Visits[i-1])):
			then.Health = linkwatch.Stale
		default:
			then = before.verdict()
			old = c.old(then)
		}
		calm = c.calm(then)
		dead = then.Health == linkwatch.Broken && len(c.Entry.Waivers) == 0 && surelyGone(v)
		if unbroken = unbroken && then.Health == now.Health; unbroken {
			since = v.At
		}
		if then.Health == linkwatch.Healthy && lastWell.IsZero() {
			lastWell = v.At
		}
		if doubted = doubted && (i == 0 || neutral(v) || before.doubtful(then)); doubted && !neutral(v) {
			suspect++
		}
		if !unbroken && !lastWell.IsZero() && !doubted {
			break
		}
	}
	return since, lastWell, suspect
}

// calm reports whether an entry stands well by its own page alone, so that a visit
// that saw the same found the same.
func (c Case) calm(v linkwatch.Verdict) bool {
	return v.Health == linkwatch.Healthy && len(c.Series) == 0 && len(c.Entry.Waivers) == 0
}

// alike reports whether two visits, one after the other, saw the same, so that
// where the newer one was judged healthy, or gone for good, the older one was so too.
func alike(a, b *linkwatch.Visit) bool {
	return a.Page.Hash != "" && a.Page.Hash == b.Page.Hash && a.Page.Reader == b.Page.Reader && a.Page.Title == b.Page.Title &&
		a.Status == b.Status && a.FinalURL == b.FinalURL && a.Failure == b.Failure && a.RetryAfter == b.RetryAfter &&
		a.TLS.Error == "" && b.TLS.Error == "" &&
		a.Header.Server == b.Header.Server && a.Header.Mitigated == b.Header.Mitigated && a.Header.ContentType == b.Header.ContentType &&
		slices.Equal(a.Header.Marks, b.Header.Marks) && slices.Equal(a.Hops, b.Hops) && slices.Equal(a.Mail, b.Mail) &&
		slices.Equal(a.Resolution.NameServers, b.Resolution.NameServers) && slices.Equal(a.Resolution.Aliases, b.Resolution.Aliases) &&
		a.Probe.Status == b.Probe.Status && a.Probe.FinalURL == b.Probe.FinalURL && (a.Probe.Status == 0 || a.Probe.Page.Hash == b.Probe.Page.Hash)
}

// surelyGone reports whether a visit by itself agreed that the page is gone.
func surelyGone(v *linkwatch.Visit) bool {
	n := len(v.Attempts)
	return n > 1 && gone(v.Attempts[n-1]) && gone(v.Attempts[n-2]) && !neutral(v)
}

// outOfDate reports whether the case is stale by its dates: those tell another
// story at each moment, and so does which of them is believed.
func (c Case) outOfDate() bool {
	policy := c.Entry.Policy
	return policy.MaxAge > 0 && len(stale(c)) > 0 || policy.RequireDate && !c.dated()
}

// doubtful reports whether a verdict has a finding that another look is to
// confirm or to take back; walls and refusals wait for people.
func (c Case) doubtful(v linkwatch.Verdict) bool {
	return slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool {
		if f.Health != linkwatch.Unsure {
			return false
		}
		switch f.Check {
		case "blocked", "robots":
			return false
		case "status":
			return c.Visits[0].Status != 451
		case "failure":
			kind := c.Visits[0].Failure.Kind
			return kind != linkwatch.Refused && kind != linkwatch.VisitPanicked
		}
		return true
	})
}

// with is the past as other visits tell it.
func (p Past) with(visits []linkwatch.Visit) Past {
	p.Visits = visits
	return p
}

// newestFirst sorts visits, unless they are sorted.
func newestFirst(visits []linkwatch.Visit) []linkwatch.Visit {
	for i := 1; i < len(visits); i++ {
		if visits[i].At.After(visits[i-1].At) {
			sorted := slices.Clone(visits)
			slices.SortStableFunc(sorted, func(a, b linkwatch.Visit) int { return b.At.Compare(a.At) })
			return sorted
		}
	}
	return visits
}

package checks

import (
	"slices"

	"linkwatch"
)

// known is the visit whose page another one is to be compared with: the accepted
// one, or, if that was read by another reader or saw something else in place of
// the page, the oldest that this one read and that saw it; nil if there is none
// before the visit.
func (c Case) known(v *linkwatch.Visit) *linkwatch.Visit {
	a := c.accepted()
	if a != nil && (a.Page.Reader != v.Page.Reader || c.replaced(a)) {
		a = nil
		for i := len(c.Visits) - 1; i >= 0; i-- {
			if w := &c.Visits[i]; w.Page.Reader == v.Page.Reader && saw(w) && !c.replaced(w) {
				a = w
				break
			}
		}
	}
	if a == nil || !a.At.Before(v.At) {
		return nil
	}
	return a
}

// replaced reports whether a visit saw something else where the page should be:
// the first visit may come to a site that is down, and must not be what the page
// is measured by once it is back.
func (c Case) replaced(v *linkwatch.Visit) bool {
	if _, unclaimed := hostedBy(v); unclaimed {
		return true
	}
	return parkedSight(v).votes >= enoughVotes || c.sentTo(v) != "" || c.weigh(v).total() >= softEnough ||
		spamOf(v, nil).isDoor(v.Page, c.Entry.Title) && !c.vouched(v)
}

// ofPage is the case as its verdict was before something came to stand in place of
// the page, or somebody took it over: what is there now is no news of the page.
func (c Case) ofPage(v linkwatch.Verdict) Case {
	taken := takenOver(v.Findings) // since the look that was first suspected
	for displaced(v) || taken && slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == "hijacked" }) {
		there := &c.Visits[0]
		other := func(v linkwatch.Visit) bool { return saw(&v) && !alike(there, &v) }
		i := slices.IndexFunc(c.Visits[1:], other)
		if i < 0 {
			c.Visits = nil
			break
		}
		c.Visits = c.Visits[1+i:]
		v = Case{c.Entry, c.Past, c.Visits[0].At}.verdict()
	}
	return c
}

// previous is the newest visit before the last one that read the page; nil if
// none did.
func (c Case) previous() *linkwatch.Visit {
	for i := 1; i < len(c.Visits); i++ {
		if saw(&c.Visits[i]) {
			return &c.Visits[i]
		}
	}
	return nil
}

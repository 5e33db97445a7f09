package checks

import "linkwatch"

// known is the visit whose page another one is to be compared with: the accepted
// one, or, if that was read by another reader, the oldest that this one read;
// nil if there is none before the visit.
func (c Case) known(v *linkwatch.Visit) *linkwatch.Visit {
	a := c.accepted()
	if a != nil && a.Page.Reader != v.Page.Reader {
		a = nil
		for i := len(c.Visits) - 1; i >= 0; i-- {
			if w := &c.Visits[i]; w.Page.Reader == v.Page.Reader && good(*w) {
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

// previous is the newest visit before the last one that read the page; nil if
// none did.
func (c Case) previous() *linkwatch.Visit {
	for i := 1; i < len(c.Visits); i++ {
		if good(c.Visits[i]) {
			return &c.Visits[i]
		}
	}
	return nil
}

package checks

import "linkwatch"

// accepted is the visit whose page is the right one, as far as is known: the one
// that Past names, or else the oldest that read the page; nil if none did.
func (c Case) accepted() *linkwatch.Visit {
	if c.Accepted != nil {
		return c.Accepted
	}
	for i := len(c.Visits) - 1; i >= 0; i-- {
		if v := &c.Visits[i]; saw(v) {
			return v
		}
	}
	return nil
}

// saidBefore reports whether the newest earlier visit that says anything of the page
// said this too.
func (c Case) saidBefore(says func(*linkwatch.Visit) bool) bool {
	for i := 1; i < len(c.Visits); i++ {
		if v := &c.Visits[i]; v.Failure.Kind == "" && !neutral(v) {
			return says(v)
		}
	}
	return false
}

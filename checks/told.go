package checks

import (
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"linkwatch"
)

const (
	// toldAge is how old what a sitemap or feed said may be, so that it still counts
	// beside what the page says now.
	toldAge = 60 * dayOff
	// caughtUp is how long a sitemap may take to tell of a change: it is often made
	// once a day, and asked for no more often.
	caughtUp = 3 * dayOff
	// daysCompared bounds how many different days are compared with what was seen.
	daysCompared = 10
)

// Undated reports whether a visit's page and what its site was heard to say of it
// leave open when the page was modified: what a sitemap or feed may still tell.
// Of pictures and the like none does.
func Undated(v linkwatch.Visit) bool {
	return !neutral(&v) && isReading(&v.Page) && leavesOpen(bestClaim(worthwhile(&v), v.At))
}

// isReading reports whether a page is of a type that people read.
func isReading(p *linkwatch.Page) bool {
	switch p.ContentType {
	case "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint":
		return true
	}
	return isHTML(p) || strings.HasPrefix(p.ContentType, "application/vnd.openxmlformats-officedocument.") ||
		strings.HasPrefix(p.ContentType, "application/vnd.oasis.opendocument.")
}

// leavesOpen reports whether a page's own best claim does not settle when it was
// modified, so that its site may be heard.
func leavesOpen(best linkwatch.DateClaim) bool {
	return best.Date.IsZero() || boundsOnly(best) || best.Channel == linkwatch.HTTPHeader
}

// worthwhile is what a page says of its date and what its site says of it, as far
// as that can be true by itself: a sitemap or feed with a record of sameness has
// too little confidence, and no page was modified before it was published.
func worthwhile(v *linkwatch.Visit) []linkwatch.DateClaim {
	published := time.Time{}
	for _, claim := range v.Page.Claims {
		if claim.Kind == linkwatch.Published && claim.Confidence >= surely && claim.Date.After(published) && !claim.Date.After(v.At) {
			published = claim.Date
		}
	}
	claims := slices.Clip(v.Page.Claims)
	for _, claim := range v.Told {
		if claim.Confidence >= surely && (claim.Kind != linkwatch.Modified || !claim.Latest().Before(published.Add(-dayOff))) {
			claims = append(claims, claim)
		}
	}
	return claims
}

// withTold is the best claim where a page's own leaves its date open: its site is
// heard too, as it was when it was asked last, as far as it has kept true to what
// we saw.
func (c Case) withTold(own []linkwatch.DateClaim, v *linkwatch.Visit) linkwatch.DateClaim {
	best := bestClaim(own, v.At)
	if !leavesOpen(best) {
		return best
	}
	heard := c.heard(v)
	if heard == nil {
		return best
	}
	trust := c.trust()
	both := *v
	both.Told = nil
	for _, claim := range heard.Told {
		if claim.Channel == linkwatch.Sitemap {
			claim.Confidence = math.Round(claim.Confidence*trust*1000) / 1000
		}
		belied := claim.Kind == linkwatch.Modified && c.stoodBefore(v, claim)
		if !belied && !claim.Date.After(heard.At.Add(dayOff)) {
			both.Told = append(both.Told, claim)
		}
	}
	both.Page.Claims = own
	return bestClaim(worthwhile(&both), v.At)
}

// missed reports whether a site that was to tell of a change we saw did not, though
// it had the time: what it says of the page is from before.
func (c Case) missed(told, seen linkwatch.DateClaim) bool {
	heard := c.heard(c.read())
	return heard != nil && seen.Date.Sub(told.Latest()) > caughtUp && heard.At.Sub(seen.Date) > caughtUp
}

// heard is the newest visit at which a page's site said something of it, if that
// is not too long before the visit that read it; nil if there is none.
func (c Case) heard(read *linkwatch.Visit) *linkwatch.Visit {
	for i := range c.Visits {
		if v := &c.Visits[i]; len(v.Told) > 0 {
			if read.At.Sub(v.At) > toldAge {
				return nil
			}
			return v
		}
	}
	return nil
}

// stoodBefore reports whether the text that a visit saw was seen before the day on
// which it is claimed to have changed.
func (c Case) stoodBefore(v *linkwatch.Visit, claim linkwatch.DateClaim) bool {
	before := c.before(claim)
	for i := range before {
		if v.SameText(&before[i]) {
			return true
		}
	}
	return false
}

// readBefore reports whether a visit read the page before that day, and as another
// one read it: what another reader knew is not compared.
func (c Case) readBefore(v *linkwatch.Visit, claim linkwatch.DateClaim) bool {
	before := c.before(claim)
	for i := range before {
		if before[i].Page.Reader == v.Page.Reader && saw(&before[i]) {
			return true
		}
	}
	return false
}

// before gives the visits that were surely made before the day of a claim.
func (c Case) before(claim linkwatch.DateClaim) []linkwatch.Visit {
	day := claim.Date.Add(-dayOff)
	return c.Visits[sort.Search(len(c.Visits), func(i int) bool { return c.Visits[i].At.Before(day) }):]
}

// trust is how far what the sitemap says of a page is to be believed, from 0 to
// 1, by how often it said that the page had changed since we saw it, and whether the
// text was then another.
func (c Case) trust() float64 {
	right, wrong := 0, 0
	days := make([]time.Time, 0, daysCompared)
	for i := 0; i < len(c.Visits) && len(days) < daysCompared; i++ {
		v := &c.Visits[i]
		for _, claim := range v.Told {
			if claim.Channel != linkwatch.Sitemap || slices.ContainsFunc(days, claim.Date.Equal) || !saw(v) {
				continue
			}
			days = append(days, claim.Date)
			switch {
			case c.stoodBefore(v, claim):
				wrong++
			case c.readBefore(v, claim):
				right++
			}
		}
	}
	return float64(1+right) / float64(1+right+2*wrong)
}

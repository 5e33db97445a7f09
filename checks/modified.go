package checks

import (
	"net/http"
	"slices"
	"time"

	"linkwatch"
)

// read is the newest visit that read the page; nil if none did.
func (c Case) read() *linkwatch.Visit {
	for i := range c.Visits {
		if v := &c.Visits[i]; (v.Status/100 == 2 || v.Status == http.StatusNotModified) && saw(v) {
			return v
		}
	}
	return nil
}

// unread reports whether the newest visit did not read what answered as the page.
func (c Case) unread() bool { return len(c.Visits) > 0 && !saw(&c.Visits[0]) }

// stated is the best date claim of the newest visit that read the page: a
// later visit that fails does not destroy what was known.
func (c Case) stated() linkwatch.DateClaim {
	v := c.read()
	if v == nil {
		return linkwatch.DateClaim{}
	}
	claims := v.Page.Claims
	if best := bestClaim(claims, v.At); best.Channel == linkwatch.HTTPHeader && c.deployed(v) {
		claims = withoutHeader(claims)
	}
	return c.withTold(claims, v)
}

// modified is the date that is shown of the page: as it is stated, or, where it
// states no better, as we saw the page change ourselves.
func (c Case) modified() linkwatch.DateClaim {
	stated := c.stated()
	ofSite := stated.Channel == linkwatch.Sitemap || stated.Channel == linkwatch.Feed
	if !leavesOpen(stated) && !ofSite {
		return stated
	}
	seen := c.changed() // which takes its time on a page that is another at each visit
	better := true
	switch {
	case boundsOnly(stated):
		better = seen.Date.After(stated.Latest())
	case ofSite:
		better = c.missed(stated, seen)
	}
	if seen.Date.IsZero() || !better {
		return stated
	}
	return seen
}

// dayOff is how far two statements of one day may lie apart: they were made in
// different time zones.
const dayOff = 24 * time.Hour

// bestClaim chooses among the claims of one page, read at a moment: the most
// trusted one that says when it was modified, or a review if that is later.
// A date after the moment is refused, and so is a Last-Modified of that very
// day, which is when the page was put together and not when it changed.
// Where nothing says so it is when the page took effect or was published, a lower
// bound, if that is said with some confidence. The zero claim means that none is
// left.
func bestClaim(claims []linkwatch.DateClaim, at time.Time) linkwatch.DateClaim {
	var modified, reviewed, least linkwatch.DateClaim
	for _, claim := range claims {
		if claim.Date.After(at.Add(dayOff)) || claim.Channel == linkwatch.HTTPHeader && at.Sub(claim.Date) < 2*dayOff {
			continue
		}
		switch claim.Kind {
		case linkwatch.Modified:
			if preferred(claim, modified) {
				modified = claim
			}
		case linkwatch.Reviewed:
			if preferred(claim, reviewed) {
				reviewed = claim
			}
		default:
			if claim.Confidence >= surely && preferred(claim, least) {
				least = claim
			}
		}
	}
	if modified.Date.IsZero() && reviewed.Date.IsZero() {
		return least
	}
	if modified.Date.IsZero() || reviewed.Latest().After(modified.Latest()) {
		return reviewed
	}
	return modified
}

// surely is the confidence that a lower bound needs to stand alone. A list of other
// pages with their days has less, and so has the day on which a file was made.
const surely = 0.3

// boundsOnly reports whether a claim says only how old the page is at most: when it
// took effect or was published.
func boundsOnly(claim linkwatch.DateClaim) bool {
	return claim.Kind == linkwatch.Effective || claim.Kind == linkwatch.Published
}

// dated reports whether the page says enough of its date: when it was modified or
// reviewed, or that it was published within the policy's max_age.
func (c Case) dated() bool {
	claim := c.stated()
	if claim.Date.IsZero() || !boundsOnly(claim) {
		return !claim.Date.IsZero()
	}
	maxAge := c.Entry.Policy.MaxAge
	return maxAge > 0 && c.Now.Sub(claim.Latest()) <= maxAge
}

// preferred reports whether a claim of the same kind is to replace another: by
// its confidence, which weighs channel and wording, then by its channel alone,
// then by the later date.
func preferred(claim, other linkwatch.DateClaim) bool {
	if other.Date.IsZero() {
		return true
	}
	if claim.Confidence != other.Confidence {
		return claim.Confidence > other.Confidence
	}
	rank := func(c linkwatch.DateClaim) int { return slices.Index(linkwatch.Channels, c.Channel) }
	if rank(claim) != rank(other) {
		return rank(claim) < rank(other)
	}
	return claim.Date.After(other.Date)
}

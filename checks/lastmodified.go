package checks

import (
	"slices"

	"linkwatch"
)

// deployed reports whether a visit's Last-Modified tells when the page was put
// together, and not when it changed: of two visits that saw the same text one was
// told another one. What another reader read is compared among itself.
func (c Case) deployed(v *linkwatch.Visit) bool {
	for i := range c.Visits {
		other := &c.Visits[i]
		if !saw(other) || other.Page.LastModified == "" {
			continue
		}
		if other.Page.LastModified != v.Page.LastModified && v.SameText(other) {
			return true
		}
		if other.Page.Reader != v.Page.Reader {
			v = other
		}
	}
	return false
}

// withoutHeader is the claims but for the Last-Modified header's.
func withoutHeader(claims []linkwatch.DateClaim) []linkwatch.DateClaim {
	return slices.DeleteFunc(slices.Clone(claims), func(claim linkwatch.DateClaim) bool { return claim.Channel == linkwatch.HTTPHeader })
}

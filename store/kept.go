package store

import (
	"time"

	"linkwatch"
)

// asKept gives the visit as it will be read back: to the millisecond, in UTC,
// with nil for empty lists, and with the one attempt that every visit has.
func asKept(v linkwatch.Visit) linkwatch.Visit {
	v.At = rounded(v.At)
	v.Took = v.Took.Truncate(time.Millisecond)
	v.RetryAfter = v.RetryAfter.Truncate(time.Millisecond)
	v.TLS.NotAfter = rounded(v.TLS.NotAfter)
	v.Hops = each(v.Hops, func(h linkwatch.Hop) linkwatch.Hop { return h })
	v.Attempts = each(v.Attempts, func(a linkwatch.Attempt) linkwatch.Attempt {
		a.At = rounded(a.At)
		return a
	})
	if v.Attempts == nil {
		v.Attempts = onlyAttempt(v)
	}
	v.Page.Facts = each(v.Page.Facts, func(f linkwatch.Fact) linkwatch.Fact { return f })
	v.Page.Claims = each(v.Page.Claims, func(c linkwatch.DateClaim) linkwatch.DateClaim {
		c.Date = rounded(c.Date)
		return c
	})
	return v
}

// onlyAttempt is the attempt of a visit that made but one and tells all of it.
func onlyAttempt(v linkwatch.Visit) []linkwatch.Attempt {
	return []linkwatch.Attempt{{At: v.At, Status: v.Status, Failure: v.Failure}}
}

// each gives a changed copy of the list, nil for an empty one.
func each[T any](list []T, change func(T) T) []T {
	var changed []T
	for _, item := range list {
		changed = append(changed, change(item))
	}
	return changed
}

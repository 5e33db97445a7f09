package store

import (
	"time"

	"linkwatch"
)

// asKept gives the visit as it will be read back: to the millisecond, in UTC,
// with nil for empty lists, without line breaks in the words of lists, and with
// the one attempt that every visit has.
func asKept(v linkwatch.Visit) linkwatch.Visit {
	v.At = rounded(v.At)
	v.Took = v.Took.Truncate(time.Millisecond)
	v.RetryAfter = v.RetryAfter.Truncate(time.Millisecond)
	v.TLS.NotAfter = rounded(v.TLS.NotAfter)
	v.Hops = each(v.Hops, same)
	v.Attempts = each(v.Attempts, func(a linkwatch.Attempt) linkwatch.Attempt {
		a.At = rounded(a.At)
		return a
	})
	if v.Attempts == nil {
		v.Attempts = onlyAttempt(v)
	}
	v.Resolution.Aliases = each(v.Resolution.Aliases, aWord)
	v.Resolution.Addresses = each(v.Resolution.Addresses, same)
	v.Resolution.Deaf = each(v.Resolution.Deaf, same)
	v.Page = pageAsKept(v.Page)
	return v
}

func pageAsKept(p linkwatch.Page) linkwatch.Page {
	p.Headings = each(p.Headings, aWord)
	p.Hosts = each(p.Hosts, aWord)
	p.Lead.After = p.Lead.After.Truncate(time.Millisecond)
	p.Facts = each(p.Facts, same)
	p.Claims = each(p.Claims, func(c linkwatch.DateClaim) linkwatch.DateClaim {
		c.Date = rounded(c.Date)
		return c
	})
	return p
}

// onlyAttempt is the attempt of a visit that made but one and tells all of it.
func onlyAttempt(v linkwatch.Visit) []linkwatch.Attempt {
	return []linkwatch.Attempt{{At: v.At, Status: v.Status, Failure: v.Failure}}
}

// each gives what becomes of each item of the list, nil for an empty one.
func each[From, To any](list []From, become func(From) To) []To {
	if len(list) == 0 {
		return nil
	}
	became := make([]To, len(list))
	for i, item := range list {
		became[i] = become(item)
	}
	return became
}

func same[T any](item T) T { return item }

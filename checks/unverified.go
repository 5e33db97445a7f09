package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// unverified finds entries at which a person must look again: nobody ever has, or
// longer ago than the policy's verify_every. That clock is its own: visits and
// the page's dates do not move it. A day that has not come yet proves nothing.
func unverified(c Case) []linkwatch.Finding {
	every := c.Entry.Policy.VerifyEvery
	if every == 0 || c.Entry.URL == "" {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "No person has looked at this entry yet.",
		Hint:   fmt.Sprintf("Look at the page: is it still what the catalog says, and good for people? Then run: linkwatch verify %s --by NAME", c.Entry.ID),
	}
	last := c.Entry.LastVerified
	switch {
	case last.On.IsZero():
	case last.On.After(c.Now.Add(dayOff)):
		f.Detail = fmt.Sprintf("last_verified says %s, a day that has not come yet.", last.On.Format(time.DateOnly))
	case c.Now.Sub(last.On) <= every:
		return nil
	default:
		f.Detail = fmt.Sprintf("A person last looked on %s (%s); somebody is to look every %s.", last.On.Format(time.DateOnly), last.By, inDays(every))
	}
	return []linkwatch.Finding{f}
}

// verifiedWithin reports whether a person has looked at the page no longer ago.
func (c Case) verifiedWithin(age time.Duration) bool {
	on := c.Entry.LastVerified.On
	return !on.IsZero() && !on.After(c.Now.Add(dayOff)) && c.Now.Sub(on) <= age
}

package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// stale finds pages whose best date claim is older than the policy's max_age,
// with the claim's precision given the benefit of the doubt: "2024" may mean
// the last day of 2024. A day of publication is no proof: see undated; nor is
// Last-Modified, where we saw the page change since. A page that states nothing is
// stale if it has not changed for so long. A person who has verified the page
// within max_age answers for it.
func stale(c Case) []linkwatch.Finding {
	maxAge := c.Entry.Policy.MaxAge
	if maxAge == 0 || c.verifiedWithin(maxAge) {
		return nil // a person has read it since
	}
	claim := c.stated()
	if claim.Date.IsZero() || boundsOnly(claim) {
		return c.unchanged()
	}
	if c.Now.Sub(claim.Latest()) > maxAge {
		claim = c.modified() // by others than the page itself: we may have seen it change since
	}
	if c.Now.Sub(claim.Latest()) <= maxAge {
		return nil
	}
	verb := "modified"
	if claim.Kind == linkwatch.Reviewed {
		verb = "reviewed"
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Stale,
		Detail: fmt.Sprintf("The page was last %s %s (%s); this entry's limit is %s.", verb, claim, claim.Words(), inDays(maxAge)),
		Hint:   staleHint,
	}}
}

// inDays tells how long a policy asks for, in hours where days are too long.
func inDays(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return d.String()
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours", d/time.Hour)
	}
	return fmt.Sprintf("%d days", d/(24*time.Hour))
}

const staleHint = "Read the page and compare it with what you know. If it still holds, write last_verified into the catalog; if not, ask its owner for an update or find a newer source."

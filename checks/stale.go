package checks

import (
	"fmt"

	"linkwatch"
)

// stale finds pages whose best date claim is older than the policy's max_age,
// with the claim's precision given the benefit of the doubt: "2024" may mean
// the last day of 2024. A day of publication is no proof: see undated. A person who has verified the page within max_age
// answers for it.
func stale(c Case) []linkwatch.Finding {
	maxAge := c.Entry.Policy.MaxAge
	claim := c.modified()
	if maxAge == 0 || claim.Date.IsZero() || boundsOnly(claim) || c.Now.Sub(claim.Latest()) <= maxAge {
		return nil
	}
	if verified := c.Entry.LastVerified.On; !verified.IsZero() && c.Now.Sub(verified) <= maxAge {
		return nil // a person has read it since
	}
	verb := "modified"
	if claim.Kind == linkwatch.Reviewed {
		verb = "reviewed"
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Stale,
		Detail:   fmt.Sprintf("The page was last %s %s; this entry's limit is %d days.", verb, claim, days(maxAge)),
		Hint:     "Read the page and compare it with what you know. If it still holds, write last_verified into the catalog; if not, ask its owner for an update or find a newer source.",
		Evidence: stating(claim),
	}}
}

// stating is the evidence of a date: where it is stated, and in which words.
func stating(claim linkwatch.DateClaim) []string {
	return []string{fmt.Sprintf("%s: %q", claim.Channel, claim.Quote)}
}

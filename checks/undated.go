package checks

import (
	"fmt"

	"linkwatch"
)

// undated finds pages that must be fresh but do not say when they changed. One that
// says when it was published needs no more while that day lies within max_age.
// It makes them stale only where the policy requires a date.
func undated(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || !saw(v) || c.Entry.Policy.MaxAge == 0 && !c.Entry.Policy.RequireDate || c.dated() {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "The page does not say when it was last modified.",
		Hint:   "Read the page now and then, and write last_verified into the catalog.",
	}
	switch claim := c.stated(); claim.Kind {
	case linkwatch.Published:
		f.Detail = fmt.Sprintf("The page was published %s (%s) and does not say when it was last modified.", claim, claim.Words())
	case linkwatch.Effective:
		f.Detail = fmt.Sprintf("The page took effect %s (%s) and does not say when it was last modified.", claim, claim.Words())
	}
	if c.Entry.Policy.RequireDate {
		f.Severity, f.Health = linkwatch.Warning, linkwatch.Stale
	}
	return []linkwatch.Finding{f}
}

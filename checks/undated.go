package checks

import (
	"time"

	"linkwatch"
)

// undated finds pages that must be fresh but do not say when they changed.
// It makes them stale only where the policy requires a date.
func undated(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || !good(v) || c.Entry.Policy.MaxAge == 0 && !c.Entry.Policy.RequireDate || !c.modified().Date.IsZero() {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "The page does not say when it was last modified.",
		Hint:   "Read the page now and then, and write last_verified into the catalog.",
	}
	if c.Entry.Policy.RequireDate {
		f.Severity, f.Health = linkwatch.Warning, linkwatch.Stale
	}
	return []linkwatch.Finding{f}
}

func days(d time.Duration) int { return int(d.Hours() / 24) }

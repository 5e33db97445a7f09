package checks

import (
	"fmt"
	"slices"
	"time"

	"linkwatch"
)

// waived reports whether a waiver of the entry silences a check at a moment.
func waived(e linkwatch.Entry, check string, now time.Time) bool {
	return slices.ContainsFunc(e.Waivers, func(w linkwatch.Waiver) bool {
		return w.Check == check && now.Before(w.Until)
	})
}

// waivers finds waivers that have ended, and those that hide nothing any more.
// What a waiver hid is given: the findings that were silenced.
func waivers(c Case, hidden []linkwatch.Finding) []linkwatch.Finding {
	var findings []linkwatch.Finding
	for _, w := range c.Entry.Waivers {
		f := linkwatch.Finding{
			Check: "waiver", Severity: linkwatch.Note, Health: linkwatch.Healthy,
			Evidence: []string{fmt.Sprintf("%s, by %s", w.Why, w.Who)},
		}
		hides := slices.ContainsFunc(hidden, func(f linkwatch.Finding) bool { return f.Check == w.Check })
		switch {
		case !c.Now.Before(w.Until):
			f.Severity = linkwatch.Warning
			f.Detail = fmt.Sprintf("The waiver of %q ended on %s.", w.Check, w.Until.Format(time.DateOnly))
			f.Hint = "Look at the page again: renew the waiver with a new date, or remove it."
		case !hides && len(c.Visits) > 0:
			f.Detail = fmt.Sprintf("The waiver of %q hides nothing any more.", w.Check)
			f.Hint = "Remove it from the catalog."
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

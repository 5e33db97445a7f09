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

// noticed is how long before its end a waiver is told of.
const noticed = 14 * 24 * time.Hour

// waivers finds waivers that have ended or soon will, those that hide a death,
// and those that hide nothing any more. What a waiver hid is given: the findings
// that were silenced.
func waivers(c Case, hidden []linkwatch.Finding) []linkwatch.Finding {
	var findings []linkwatch.Finding
	for _, w := range c.Entry.Waivers {
		f := linkwatch.Finding{
			Check: "waiver", Severity: linkwatch.Note, Health: linkwatch.Healthy,
			Evidence: []string{fmt.Sprintf("%s, by %s", w.Why, w.Who)},
		}
		hides := slices.IndexFunc(hidden, func(f linkwatch.Finding) bool { return f.Check == w.Check })
		ends := w.Until.Format(time.DateOnly)
		switch {
		case !c.Now.Before(w.Until):
			f.Severity = linkwatch.Warning
			f.Detail = fmt.Sprintf("The waiver of %q ended on %s.", w.Check, ends)
			f.Hint = "Look at the page again: renew the waiver with a new date, or remove it."
		case hides < 0 && len(c.Visits) > 0 && w.Check != "waiver":
			f.Detail = fmt.Sprintf("The waiver of %q hides nothing any more.", w.Check)
			f.Hint = "Remove it from the catalog."
		case hides >= 0 && hidden[hides].Health >= linkwatch.Broken:
			f.Severity = linkwatch.Warning
			f.Detail = fmt.Sprintf("The waiver of %q hides that the entry is %s: %s", w.Check, hidden[hides].Health, hidden[hides].Detail)
			f.Hint = fmt.Sprintf("Look at the page now; if it is as the finding says, remove the waiver (it ends on %s).", ends)
			f.Evidence = append(f.Evidence, hidden[hides].Evidence...)
		case w.Until.Sub(c.Now) <= noticed:
			f.Detail = fmt.Sprintf("The waiver of %q ends on %s; then what it hides counts again.", w.Check, ends)
			f.Hint = "Look at the page before that day: renew the waiver with a new date, or let it end."
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

package checks

import (
	"fmt"
	"slices"
	"strings"

	"linkwatch"
)

// fact finds pages that no longer show what the entry says they must: a phone
// number, a code, an address. Where another one of its kind, never seen before,
// stands in its place, the old one is wrong and the page tells people so. Until
// a second visit agrees we are unsure; so we are if the page never showed it,
// for many pages show such things by a script that we do not run.
func fact(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || !good(v) {
		return nil
	}
	var findings []linkwatch.Finding
	for _, f := range c.Entry.Facts {
		if !v.Page.Shows(f) {
			findings = append(findings, c.lost(f))
		}
	}
	return findings
}

// lost tells of a fact that the newest visit did not see.
func (c Case) lost(f linkwatch.Fact) linkwatch.Finding {
	without, before := c.since(f)
	finding := linkwatch.Finding{
		Health: linkwatch.Unsure, Severity: linkwatch.Warning,
		Detail:   fmt.Sprintf("The page does not show the %s %s.", kinds[f.Kind], f.Value),
		Hint:     "Look at the page. If it shows it all the same, waive \"fact\" until a date; if not, correct the catalog.",
		Evidence: []string{seen(c.Visits[0], fmt.Sprintf("%s %s not on the page", f.Kind, f.Value))},
	}
	if before == nil {
		return finding
	}
	finding.Evidence = append(finding.Evidence, seen(*before, fmt.Sprintf("%s %s on the page", f.Kind, f.Value)))
	finding.Detail = fmt.Sprintf("The page no longer shows the %s %s.", kinds[f.Kind], f.Value)
	if without < 2 {
		finding.Hint = "Look at the page: people rely on this. The next visit decides."
		return finding
	}
	finding.Health = linkwatch.Stale
	if others := newOnes(f.Kind, c.Visits[0].Page, before.Page); len(others) > 0 {
		finding.Health, finding.Severity = linkwatch.Broken, linkwatch.Error
		finding.Detail = fmt.Sprintf("The page now shows another %s: %s in place of %s.", kinds[f.Kind], strings.Join(others, ", "), f.Value)
	}
	finding.Hint = "Find out which is right, correct the catalog today, and tell those who print the old one."
	return finding
}

var kinds = map[linkwatch.FactKind]string{
	linkwatch.Phone: "phone number", linkwatch.SMS: "text number", linkwatch.Email: "e-mail address", linkwatch.Text: "words",
}

// since counts the newest good visits that did not see a fact, and gives the
// newest one that did; nil if none did.
func (c Case) since(f linkwatch.Fact) (without int, before *linkwatch.Visit) {
	for i, v := range c.Visits {
		switch {
		case !good(v):
		case v.Page.Shows(f):
			return without, &c.Visits[i]
		default:
			without++
		}
	}
	return without, nil
}

// newOnes lists the facts of a kind that one page shows and an earlier one did not.
func newOnes(kind linkwatch.FactKind, now, before linkwatch.Page) []string {
	var others []string
	for _, f := range now.Facts {
		if f.Kind == kind && !before.Shows(f) && !slices.Contains(others, f.Value) {
			others = append(others, f.Value)
		}
	}
	return others
}

package checks

import (
	"fmt"
	"slices"
	"strings"

	"linkwatch"
)

// fact finds pages that no longer show what the entry says they must: a phone
// number, a code, an address, words. Where another one of its kind, never seen
// before, stands in its place, the old one is wrong and the page tells people
// so. Until a second visit agrees we are unsure; so we are if the page never
// showed it, for many pages show such things by a script that we do not run, or
// if it goes on further than we read.
// It also finds addresses at which nobody can receive mail.
func fact(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || len(c.Entry.Facts) == 0 || !saw(v) {
		return nil
	}
	var findings []linkwatch.Finding
	for _, f := range c.Entry.Facts {
		if !shows(v.Page, f) {
			findings = append(findings, c.lost(f))
		}
	}
	return append(findings, c.undeliverable()...)
}

// lost tells of a fact that the newest visit did not see.
func (c Case) lost(f linkwatch.Fact) linkwatch.Finding {
	without, before := c.since(f)
	finding := linkwatch.Finding{
		Health: linkwatch.Unsure, Severity: linkwatch.Warning,
		Detail:   fmt.Sprintf("The page does not show the %s %s.", kinds[f.Kind], f.Value),
		Hint:     "Look at the page. If it shows it all the same, waive \"fact\" until a date; if not, correct the catalog.",
		Evidence: []string{seen(&c.Visits[0], fmt.Sprintf("%s %s not on the page", f.Kind, f.Value))},
	}
	if instead := ofKind(f.Kind, c.Visits[0].Page); len(instead) > 0 {
		finding.Evidence = append(finding.Evidence, seen(&c.Visits[0], fmt.Sprintf("%s on the page: %s", f.Kind, strings.Join(instead, ", "))))
	}
	now := c.Visits[0].Page
	if now.Truncated {
		finding.Detail = fmt.Sprintf("The page does not show the %s %s as far as we read it; it is longer.", kinds[f.Kind], f.Value)
		finding.Hint = "Look at the page. If it shows it further down, read more of it with --max-body or waive \"fact\" until a date; if not, correct the catalog."
		return finding
	}
	if before == nil || before.Page.Hash == now.Hash && before.Page.Reader != now.Reader {
		return finding // nor if the same bytes are only read otherwise
	}
	finding.Evidence = append(finding.Evidence, seen(before, fmt.Sprintf("%s %s on the page", f.Kind, f.Value)))
	finding.Detail = fmt.Sprintf("The page no longer shows the %s %s.", kinds[f.Kind], f.Value)
	if without < 2 {
		finding.Hint = "Look at the page: people rely on this. The next visit decides."
		return finding
	}
	finding.Health = linkwatch.Stale
	if others := newOnes(f.Kind, now, before.Page); len(others) > 0 && before.Page.Reader == now.Reader {
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
	for i := range c.Visits {
		v := &c.Visits[i]
		switch {
		case !saw(v):
		case shows(v.Page, f):
			return without, v
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
		if f.Kind == kind && !shows(before, f) && !slices.Contains(others, f.Value) {
			others = append(others, f.Value)
		}
	}
	return others
}

// mostShown is how many facts are told in one line.
const mostShown = 5

// ofKind lists the first few facts of a kind that a page shows.
func ofKind(kind linkwatch.FactKind, p linkwatch.Page) []string {
	var values []string
	for _, f := range p.Facts {
		if f.Kind == kind && !slices.Contains(values, f.Value) && len(values) < mostShown {
			values = append(values, f.Value)
		}
	}
	return values
}

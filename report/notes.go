package report

import (
	"cmp"
	"fmt"
	"slices"

	"linkwatch"
)

// noteItems gives what deserves a line though it costs an entry no health: a
// certificate that ends soon, a page that has moved. The entries that are told
// of in full carry their notes with them. Warnings come first, then notes,
// each in the order of linkwatch.CheckNames.
func noteItems(catalog string, verdicts []linkwatch.Verdict) []item {
	type note struct {
		verdict linkwatch.Verdict
		finding linkwatch.Finding
	}
	var notes []note
	for v, f := range findings(verdicts) {
		if v.Health <= linkwatch.Healthy && f.Check != "unlinked" && f.Check != lookAgain { // these have their own places
			notes = append(notes, note{v, f})
		}
	}
	slices.SortStableFunc(notes, func(a, b note) int {
		return cmp.Or(
			cmp.Compare(gravity(b.finding.Severity), gravity(a.finding.Severity)),
			cmp.Compare(slices.Index(linkwatch.CheckNames, a.finding.Check), slices.Index(linkwatch.CheckNames, b.finding.Check)))
	})
	items := make([]item, len(notes))
	for i, n := range notes {
		items[i] = briefItem(catalog, n.verdict, reasonOf(n.finding))
	}
	return items
}

func gravity(s linkwatch.Severity) int {
	return slices.Index([]linkwatch.Severity{linkwatch.Note, linkwatch.Warning, linkwatch.Error}, s)
}

// waivedItems gives every finding that a waiver silences.
func waivedItems(catalog string, verdicts []linkwatch.Verdict) []item {
	var items []item
	for _, v := range verdicts {
		for _, f := range v.Waived {
			items = append(items, briefItem(catalog, v, reason{Detail: waiverWords(v, f)}))
		}
	}
	return items
}

// waiverWords says what is silenced, until when and why.
func waiverWords(v linkwatch.Verdict, f linkwatch.Finding) string {
	silenced := fmt.Sprintf("%s is waived", f.Check)
	for _, w := range v.Entry.Waivers {
		if w.Check == f.Check && v.At.Before(w.Until) {
			silenced = fmt.Sprintf("%s is waived until %s by %s (%s)", w.Check, day(w.Until), w.Who, short(w.Why))
		}
	}
	return sentence(silenced + ": " + short(f.Detail))
}

// uncheckedItems gives the entries that could not be visited, each with the reason.
func uncheckedItems(catalog string, verdicts []linkwatch.Verdict) []item {
	var items []item
	for _, v := range verdicts {
		why := reason{Detail: "No visit counts yet."}
		switch v.Health {
		case linkwatch.Unlinked:
			why = reason{Detail: "Nobody knows its address yet."}
		case linkwatch.Unvisited:
		default:
			continue
		}
		for _, f := range v.Findings {
			if f.Check == "unlinked" {
				why = reasonOf(f)
			}
		}
		items = append(items, briefItem(catalog, v, why))
	}
	return items
}

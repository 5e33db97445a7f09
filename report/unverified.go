package report

import (
	"slices"

	"linkwatch"
)

// lookAgain is the check that asks for a person. What it says has a section of
// its own, for it is about whoever keeps the catalog and not about the page.
const lookAgain = "unverified"

// wantsLook reports whether a person must look at the entry again.
func wantsLook(v linkwatch.Verdict) bool {
	return slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == lookAgain })
}

// lookItems gives the entries at which a person must look again: those at which
// nobody ever did first, then those that have waited the longest.
func lookItems(catalog string, verdicts []linkwatch.Verdict) []item {
	waiting := with(verdicts, wantsLook)
	slices.SortStableFunc(waiting, func(a, b linkwatch.Verdict) int {
		return a.Entry.LastVerified.On.Compare(b.Entry.LastVerified.On)
	})
	items := make([]item, len(waiting))
	for i, v := range waiting {
		for _, f := range v.Findings {
			if f.Check == lookAgain {
				items[i] = briefItem(catalog, v, reasonOf(f))
			}
		}
	}
	return items
}

// proseItem tells of an entry in full, but for what has a section of its own.
func proseItem(catalog string, v linkwatch.Verdict) item {
	v.Findings = slices.DeleteFunc(slices.Clone(v.Findings), func(f linkwatch.Finding) bool { return f.Check == lookAgain })
	return fullItem(catalog, v)
}

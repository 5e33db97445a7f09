package report

import (
	"cmp"
	"iter"
	"slices"

	"linkwatch"
)

// needy reports whether an entry of this health needs somebody.
func needy(h linkwatch.Health) bool { return h >= linkwatch.Stale }

// worstFirst gives the verdicts sorted by health; equals keep their order.
func worstFirst(verdicts []linkwatch.Verdict) []linkwatch.Verdict {
	return slices.SortedStableFunc(slices.Values(verdicts), func(a, b linkwatch.Verdict) int {
		return cmp.Compare(b.Health, a.Health)
	})
}

// with gives the verdicts of which a claim holds, in their order.
func with(verdicts []linkwatch.Verdict, claim func(linkwatch.Verdict) bool) []linkwatch.Verdict {
	return slices.DeleteFunc(slices.Clone(verdicts), func(v linkwatch.Verdict) bool { return !claim(v) })
}

// findings gives every finding with its verdict, the worst entries first.
func findings(verdicts []linkwatch.Verdict) iter.Seq2[linkwatch.Verdict, linkwatch.Finding] {
	return func(yield func(linkwatch.Verdict, linkwatch.Finding) bool) {
		for _, v := range worstFirst(verdicts) {
			for _, f := range v.Findings {
				if !yield(v, f) {
					return
				}
			}
		}
	}
}

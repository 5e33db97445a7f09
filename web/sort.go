package web

import (
	"cmp"
	"slices"
	"strings"

	"linkwatch"
)

// columns are what the overview can be sorted by, each in its usual direction.
var columns = map[string]func(a, b linkwatch.Verdict) int{
	"health": func(a, b linkwatch.Verdict) int {
		return cmp.Compare(slices.Index(worstFirst, a.Health), slices.Index(worstFirst, b.Health))
	},
	"title": func(a, b linkwatch.Verdict) int { return compareFold(a.Entry.Title, b.Entry.Title) },
	"group": func(a, b linkwatch.Verdict) int { return compareFold(a.Entry.Group, b.Entry.Group) },
	"owner": func(a, b linkwatch.Verdict) int { return compareFold(a.Entry.Owner, b.Entry.Owner) },
	"since": func(a, b linkwatch.Verdict) int { return b.Since.Compare(a.Since) },
	"visit": func(a, b linkwatch.Verdict) int { return lastVisit(b).Compare(lastVisit(a)) },
}

// downward names the columns whose usual direction is downward.
var downward = []string{"health", "since", "visit"}

func compareFold(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }

// by gives this filter sorted by a column, the other way round if it is already.
func (f filter) by(column string) filter {
	f.Page = 0
	f.Upward = f.sorted() == column && !f.Upward
	f.Sort = column
	return f
}

// sorted names the column that sorts.
func (f filter) sorted() string { return cmp.Or(f.Sort, "health") }

// direction says how a column is sorted, in the words of aria-sort; "" if it is not.
func (f filter) direction(column string) string {
	switch {
	case f.sorted() != column:
		return ""
	case slices.Contains(downward, column) != f.Upward:
		return "descending"
	}
	return "ascending"
}

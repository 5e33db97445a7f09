package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"linkwatch"
)

// A key is what a column sorts an entry by: a text in lower case, or a time, of
// which the latest comes first.
type key struct {
	text string
	time time.Time
}

func (k key) compare(other key) int {
	return cmp.Or(cmp.Compare(k.text, other.text), other.time.Compare(k.time))
}

// columns are what the overview can be sorted by besides health, each in its
// usual direction.
var columns = map[string]func(v linkwatch.Verdict) key{
	"title": func(v linkwatch.Verdict) key { return key{text: strings.ToLower(v.Entry.Title)} },
	"group": func(v linkwatch.Verdict) key { return key{text: strings.ToLower(v.Entry.Group)} },
	"owner": func(v linkwatch.Verdict) key { return key{text: strings.ToLower(v.Entry.Owner)} },
	"since": func(v linkwatch.Verdict) key { return key{time: v.Since} },
	"visit": func(v linkwatch.Verdict) key { return key{time: lastVisit(v)} },
}

// downward names the columns whose usual direction is downward.
var downward = []string{"health", "since", "visit"}

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

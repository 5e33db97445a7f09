package web

import (
	"slices"
	"time"

	"linkwatch"
)

// A Board is how all entries stand at one moment, made ready to be shown: it is
// made once and looked at often, so that no request has to look at a million
// verdicts. The zero Board holds none.
type Board struct {
	verdict  func(i int) linkwatch.Verdict
	standing standing
	groups   []string // in the order in which the catalog's entries name them
	byHealth [linkwatch.Hijacked + 1][]int32
}

// NewBoard makes the board of n verdicts at a moment. verdict gives the ith in
// the catalog's order, whenever it is to be shown.
func NewBoard(n int, verdict func(i int) linkwatch.Verdict, now time.Time) *Board {
	b := &Board{verdict: verdict}
	named := map[string]bool{"": true}
	for i := range n {
		v := verdict(i)
		b.standing.add(v, now)
		b.byHealth[v.Health] = append(b.byHealth[v.Health], int32(i))
		if !named[v.Entry.Group] {
			named[v.Entry.Group] = true
			b.groups = append(b.groups, v.Entry.Group)
		}
	}
	return b
}

// find gives the numbers of the entries that a filter lets through, sorted; those
// that the column does not tell apart stay in the catalog's order.
func (b *Board) find(f filter) []int32 {
	if f.sorted() != "health" {
		return b.sort(f, b.among(f, b.inOrder(f)))
	}
	order := slices.Clone(worstFirst)
	if f.Upward {
		slices.Reverse(order)
	}
	var all []int32
	for _, h := range order {
		if f.Health == "" || f.Health == h.String() {
			all = append(all, b.byHealth[h]...)
		}
	}
	return b.among(f, all)
}

// inOrder gives the numbers of the entries of the filter's health, in the
// catalog's order.
func (b *Board) inOrder(f filter) []int32 {
	for h, numbers := range b.byHealth {
		if f.Health == linkwatch.Health(h).String() {
			return slices.Clone(numbers)
		}
	}
	all := make([]int32, b.standing.total)
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// among leaves of the numbers those that the filter lets through.
func (b *Board) among(f filter, numbers []int32) []int32 {
	if f.Group == "" && f.Text == "" {
		return numbers
	}
	return slices.DeleteFunc(numbers, func(i int32) bool { return !f.matches(b.verdict(int(i))) })
}

// sort sorts numbers by the filter's column.
func (b *Board) sort(f filter, numbers []int32) []int32 {
	type row struct {
		number int32
		key    key
	}
	rows := make([]row, len(numbers))
	for at, i := range numbers {
		rows[at] = row{i, columns[f.sorted()](b.verdict(int(i)))}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if f.Upward {
			a, b = b, a
		}
		return a.key.compare(b.key)
	})
	for at := range rows {
		numbers[at] = rows[at].number
	}
	return numbers
}

// page gives a part of the verdicts.
func (b *Board) page(numbers []int32) []linkwatch.Verdict {
	verdicts := make([]linkwatch.Verdict, len(numbers))
	for at, i := range numbers {
		verdicts[at] = b.verdict(int(i))
	}
	return verdicts
}

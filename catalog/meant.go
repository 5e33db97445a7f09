package catalog

import (
	"fmt"
	"iter"
	"slices"
)

// Near gives the id of the entry whose id is closest to what was written; "" if
// none is close.
func (c *Catalog) Near(written string) string {
	return closest(written, func(yield func(string) bool) {
		for i := range c.Len() {
			if !yield(string(c.ID(i))) {
				return
			}
		}
	})
}

// didYouMean proposes the word that is closest to what was written; "" if none is close.
func didYouMean(written string, words []string) string {
	if best := closest(written, slices.Values(words)); best != "" {
		return fmt.Sprintf("did you mean %s?", best)
	}
	return ""
}

// closest gives the word that is closest to what was written; "" if none is
// close, or if there are so many words that looking would take long.
func closest(written string, words iter.Seq[string]) string {
	if len(written) > 60 {
		return ""
	}
	best, least, looked := "", min(3, 1+len(written)/3), 0
	for word := range words {
		if looked++; looked > 1000 {
			return ""
		}
		if n := distance(written, word, least); n < least {
			best, least = word, n
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to turn a into b; at least bound if the lengths alone say so.
func distance(a, b string, bound int) int {
	if max(len(a), len(b))-min(len(a), len(b)) >= bound {
		return bound
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows = [3][]int{last, row, before}
	}
	return rows[1][len(b)]
}

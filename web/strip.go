package web

import (
	"fmt"
	"slices"
	"strings"

	"linkwatch"
)

// A strip draws an entry's moments as a row of cells, the oldest first, and
// says the same in words.
type strip struct {
	Cells []linkwatch.Moment
	Words string
}

// stripOf takes moments, newest first.
func stripOf(moments []linkwatch.Moment) strip {
	if len(moments) == 0 {
		return strip{}
	}
	s := strip{Cells: slices.Clone(moments)}
	slices.Reverse(s.Cells)
	var runs []string
	for i := 0; i < len(s.Cells); {
		h, n := s.Cells[i].Health, 0
		for ; i < len(s.Cells) && s.Cells[i].Health == h; i++ {
			n++
		}
		runs = append(runs, fmt.Sprintf("%d %s", n, h))
	}
	first, last := s.Cells[0].Visit.At, s.Cells[len(s.Cells)-1].Visit.At
	s.Words = fmt.Sprintf("%s from %s to %s, the oldest first: %s.", plural(len(s.Cells), "visit"), day(first), day(last), strings.Join(runs, ", then "))
	return s
}

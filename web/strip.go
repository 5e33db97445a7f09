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
	Cells     []cell
	Words     string
	Uncounted bool // whether any cell does not count
}

// A cell is one moment. Class and Words are its health, unless its round was
// inconclusive: then it says nothing of health and does not count.
type cell struct {
	linkwatch.Moment
	Class, Words string
}

func cellOf(m linkwatch.Moment) cell {
	if m.Visit.Inconclusive {
		return cell{m, "inconclusive", "does not count"}
	}
	return cell{m, m.Health.String(), m.Health.String()}
}

// stripOf takes moments, newest first.
func stripOf(moments []linkwatch.Moment) strip {
	if len(moments) == 0 {
		return strip{}
	}
	var s strip
	for _, m := range slices.Backward(moments) {
		s.Cells = append(s.Cells, cellOf(m))
		s.Uncounted = s.Uncounted || m.Visit.Inconclusive
	}
	var runs []string
	for i := 0; i < len(s.Cells); {
		first, n := s.Cells[i], 0
		for ; i < len(s.Cells) && s.Cells[i].Class == first.Class; i++ {
			n++
		}
		runs = append(runs, first.times(n))
	}
	first, last := s.Cells[0].Visit.At, s.Cells[len(s.Cells)-1].Visit.At
	s.Words = fmt.Sprintf("%s from %s to %s, the oldest first: %s.", plural(len(s.Cells), "visit"), day(first), day(last), strings.Join(runs, ", then "))
	return s
}

// times says that n cells like this one follow each other.
func (c cell) times(n int) string {
	switch {
	case !c.Visit.Inconclusive:
		return fmt.Sprintf("%d %s", n, c.Words)
	case n == 1:
		return "1 that does not count"
	}
	return fmt.Sprintf("%d that do not count", n)
}

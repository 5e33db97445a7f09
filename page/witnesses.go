package page

// witnesses are the dates of a page that tell by themselves which number is the
// month: 12/25/2022 was written by somebody who puts it first.
type witnesses struct{ dayFirst, monthFirst int }

// hear takes in the date in numbers that may start at b[i].
func (w *witnesses) hear(b []byte, i int) {
	if i > 0 && (isAlnum(b[i-1]) || b[i-1] == '/' || b[i-1] == '-') {
		return
	}
	first, second, n := readPair(b[i:])
	switch {
	case n == 0 || i+n < len(b) && (isAlnum(b[i+n]) || b[i+n] == '/' || b[i+n] == '-'):
	case first > 12 && first <= 31 && second >= 1 && second <= 12:
		w.dayFirst++
	case second > 12 && second <= 31 && first >= 1 && first <= 12:
		w.monthFirst++
	}
}

// order is the one that all agree on.
func (w *witnesses) order() order {
	switch {
	case w.dayFirst > 0 && w.monthFirst == 0:
		return dayFirst
	case w.monthFirst > 0 && w.dayFirst == 0:
		return monthFirst
	}
	return unknownOrder
}

// readPair reads the two numbers that stand before a year of four digits, and
// tells how many bytes the whole takes; 0 if b does not start so.
func readPair(b []byte) (first, second, size int) {
	first, n := readInt(b)
	if n == 0 || n > 2 || n >= len(b) || b[n] != '/' && b[n] != '-' {
		return 0, 0, 0
	}
	second, m := readInt(b[n+1:])
	after := n + 1 + m
	if m == 0 || m > 2 || after >= len(b) || b[after] != b[n] {
		return 0, 0, 0
	}
	year, digits := readInt(b[after+1:])
	if digits != 4 || year < firstYear || year > lastYear {
		return 0, 0, 0
	}
	return first, second, after + 1 + digits
}

// A reckoning is how the numbers of a date are taken: in which order, and
// whether that is sure or the page's other dates know better.
type reckoning struct {
	order order
	sure  bool
}

// read reads the date that b starts with and tells whether the page's other
// dates have the last word on it.
func (k reckoning) read(b []byte) (d date, n int, ambiguous bool) {
	d, n = readDate(b, k.order)
	if n > 0 && (k.sure || !eitherWay(b[:n])) {
		return d, n, false
	}
	if n == 0 && k.order == unknownOrder && !k.sure {
		if d, n = readDate(b, dayFirst); !eitherWay(b[:n]) {
			return date{}, 0, false
		}
	}
	return d, n, n > 0
}

// swapped is the date with its numbers the other way round, if it was read so.
func (d date) swapped() date { return date{d.year, d.day, d.month} }

// eitherWay reports whether a date is two different numbers up to 12 and a year,
// parted by slashes or hyphens.
func eitherWay(written []byte) bool {
	first, n := readInt(written)
	if n == 0 || n > 2 || n >= len(written) || written[n] != '/' && written[n] != '-' {
		return false
	}
	second, m := readInt(written[n+1:])
	return m > 0 && m <= 2 && n+1+m < len(written) && first != second && first <= 12 && second <= 12
}

// maxDoubts is how many ambiguous statements wait for a page's other dates.
const maxDoubts = 8

// resolve records the ambiguous statements as the page's other dates tell, or
// else as their own order does; those that nobody tells are dropped.
func (c *claims) resolve() {
	told := c.witnesses.order()
	for _, doubt := range c.doubts {
		read := doubt.order
		if read == unknownOrder {
			if read = dayFirst; told == unknownOrder {
				continue
			}
		}
		if told != unknownOrder && told != read {
			doubt.date = doubt.date.swapped()
		}
		doubt.ambiguous = false
		c.add(doubt)
	}
	c.doubts = nil
}

package page

import (
	"bytes"
	"time"

	"linkwatch"
)

// A date is a day, month or year as stated; what is not stated is 0. The zero
// date is none.
type date struct{ year, month, day int }

// No page is older than the web, and no date of ours lies beyond its first century.
const (
	firstYear = 1990
	lastYear  = 2089
)

// beforeBuddha is how many years the Thai calendar is ahead.
const beforeBuddha = 543

// valid gives d, or the zero date if there is no such day or it cannot be a page's.
func (d date) valid() date {
	if d.year < firstYear || d.year > lastYear || d.month < 0 || d.month > 12 || d.day < 0 {
		return date{}
	}
	if d.month == 0 && d.day > 0 || d.day > 0 && d.day > daysIn(d.year, d.month) {
		return date{}
	}
	return d
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (d date) precision() linkwatch.Precision {
	switch {
	case d.day > 0:
		return linkwatch.Day
	case d.month > 0:
		return linkwatch.Month
	}
	return linkwatch.Year
}

// start is the first instant of the stated year, month or day.
func (d date) start() time.Time {
	return time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
}

// readDate reads the date that b starts with, as people write it, and tells how
// many bytes it takes. It gives the zero date where there is none, where it has
// no year, and where o does not say which of two numbers is the month.
func readDate(b []byte, o order) (date, int) {
	b = b[:min(len(b), 64)]
	if len(b) == 0 {
		return date{}, 0
	}
	if isDigit(b[0]) {
		return readNumbers(b, o)
	}
	if n := readWeekday(b); n > 0 {
		if d, m := readDate(b[n:], o); m > 0 {
			return d, n + m
		}
	}
	return readMonthFirst(b)
}

// readMonthFirst reads March 5, 2024 or Mar. 2024.
func readMonthFirst(b []byte) (date, int) {
	month, i := readMonth(b)
	if month == 0 {
		return date{}, 0
	}
	i += skipAny(b[i:], " .,-/")
	number, n := readInt(b[i:])
	if n == 4 {
		return found(date{number, month, 0}, i+n)
	}
	if n == 0 || n > 2 || number == 0 {
		return date{}, 0
	}
	i += n
	i += skipOrdinal(b[i:])
	gap := skipAny(b[i:], " .,-/")
	year, n := readInt(b[i+gap:])
	if gap == 0 || n != 4 {
		return date{}, 0
	}
	return found(date{year, month, number}, i+gap+n)
}

// readNumbers reads the dates that start with a digit.
func readNumbers(b []byte, o order) (date, int) {
	first, n := readInt(b)
	switch n {
	case 4:
		return readYearFirst(b, first)
	case 1, 2:
		if d, m := readDayMonthName(b, first, n); m > 0 {
			return d, m
		}
		return readSlashes(b, first, n, o)
	}
	return date{}, 0
}

// readYearFirst reads 2024-03-05, 2024/3/5, 2024.03.05, 2024-03 and 2024年3月5日.
func readYearFirst(b []byte, year int) (date, int) {
	i := 4
	sep, size := separator(b[i:], "年", "년")
	if size == 0 {
		return date{}, 0
	}
	i += size
	if sep == '.' {
		i += skipAny(b[i:], " ")
		if month, n := readMonth(b[i:]); month > 0 { // 2024. március 5.
			return readDayAfter(b, i+n, date{year, month, 0})
		}
	}
	month, n := readInt(b[i:])
	if n == 0 || n > 2 || month == 0 {
		return date{}, 0
	}
	i += n
	sep2, size := separator(b[i:], "月", "월")
	if sep2 == '.' && sep == '.' && i+size < len(b) && b[i+size] == ' ' {
		size++ // 2024. 3. 5.
	}
	day, n := readInt(b[min(i+size, len(b)):])
	if size > 0 && n > 0 && n <= 2 && day > 0 && (sep == sep2 || sep > 0x7f) {
		return found(date{year, month, day}, i+size+n)
	}
	if sep == '-' && (size == 0 || n == 0) || sep2 > 0x7f {
		return found(date{year, month, 0}, i)
	}
	return date{}, 0
}

// readDayAfter reads the day that follows the year and month of d at b[i:].
func readDayAfter(b []byte, i int, d date) (date, int) {
	gap := skipAny(b[i:], " ")
	day, n := readInt(b[i+gap:])
	if gap == 0 || n == 0 || n > 2 || day == 0 {
		return found(d, i)
	}
	d.day = day
	return found(d, i+gap+n)
}

// readDayMonthName reads 5 March 2024, 5th of March, 2024, 5. März 2024,
// 5 de marzo de 2024 and 05-MAR-2024.
func readDayMonthName(b []byte, day, n int) (date, int) {
	i := n + skipOrdinal(b[n:])
	i += skipAny(b[i:], " .,-/")
	i += skipOf(b[i:])
	month, n := readMonth(b[i:])
	if word := []byte("tháng "); month == 0 && bytes.HasPrefix(b[i:], word) { // 5 tháng 3 năm 2024
		month, n = readInt(b[i+len(word):])
		n += len(word)
	}
	if month == 0 || day == 0 {
		return date{}, 0
	}
	i += n
	gap := skipAny(b[i:], " .,-/")
	i += gap
	i += skipOf(b[i:])
	year, n := readInt(b[i:])
	if gap == 0 || n != 4 {
		return date{}, 0
	}
	return found(date{year, month, day}, i+n)
}

// readSlashes reads 03/05/2024, 30.06.2019, 3-5-24 and 08/2019.
func readSlashes(b []byte, first, n int, o order) (date, int) {
	sep, size := separator(b[n:])
	if size == 0 {
		return date{}, 0
	}
	i := n + 1
	if sep == '.' && i < len(b) && b[i] == ' ' {
		i++ // 5. 3. 2024
	}
	second, n := readInt(b[i:])
	i += n
	if n == 4 && sep != '-' { // 08/2019
		return found(date{second, first, 0}, i)
	}
	if n == 0 || n > 2 || i >= len(b) || rune(b[i]) != sep {
		return date{}, 0
	}
	i++
	if sep == '.' && i < len(b) && b[i] == ' ' {
		i++
	}
	year, n := readInt(b[i:])
	if n == 2 && (sep != '.' || o == dayFirst) {
		year, n = 2000+year, 4
		i -= 2
	}
	if n != 4 || first == 0 || second == 0 {
		return date{}, 0
	}
	if sep == '.' {
		o = dayFirst // nobody writes 03.25.2024 but by mistake
	}
	day, month := o.split(first, second)
	return found(date{year, month, day}, i+n)
}

// found gives the date that was read in n bytes; none if there is no such day. A year
// that the web will not see is one of the Thai calendar.
func found(d date, n int) (date, int) {
	if d.year > lastYear {
		d.year -= beforeBuddha
	}
	if d = d.valid(); d == (date{}) || d.month == 0 {
		return date{}, 0
	}
	return d, n
}

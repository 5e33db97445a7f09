package page

import (
	"strconv"
	"strings"
	"time"
)

// parseStamp reads the date of a machine's value: ISO 8601 in any length, an
// HTTP date, Unix seconds or milliseconds, or a date as people write it. The
// day is the stated one, in its own zone.
func parseStamp(value string, o order) date {
	value = strings.TrimSpace(value)
	if len(value) > 64 || value == "" {
		return date{}
	}
	if number, err := strconv.ParseInt(value, 10, 64); err == nil {
		return parseNumber(value, number)
	}
	d, n := readDate([]byte(value), o)
	if n == 0 || n < len(value) && isDigit(value[n]) {
		if month, rest := readMonth([]byte(afterWeekday(value))); month > 0 {
			return parseUnix(afterWeekday(value), month, rest)
		}
		return date{}
	}
	return d
}

// parseNumber reads 2024, 202403, 20240305, 20240305123000, Unix seconds and milliseconds.
func parseNumber(value string, number int64) date {
	part := func(from, to int) int { n, _ := strconv.Atoi(value[from:to]); return n }
	switch len(value) {
	case 4:
		return date{year: part(0, 4)}.valid()
	case 6:
		return date{part(0, 4), max(part(4, 6), 1), 0}.valid()
	case 8, 14:
		d := date{part(0, 4), part(4, 6), part(6, 8)}
		if d.month == 0 || d.day == 0 {
			return date{}
		}
		return d.valid()
	case 10:
		return dateOf(time.Unix(number, 0).UTC())
	case 13:
		return dateOf(time.UnixMilli(number).UTC())
	}
	return date{}
}

// parseUnix reads what C's asctime and date(1) write: Tue Mar  5 10:00:00 UTC 2024.
func parseUnix(value string, month, n int) date {
	fields := strings.Fields(value[n:])
	if len(fields) < 3 || !strings.Contains(fields[1], ":") {
		return date{}
	}
	day, err := strconv.Atoi(fields[0])
	year, err2 := strconv.Atoi(fields[len(fields)-1])
	if err != nil || err2 != nil || day == 0 {
		return date{}
	}
	return date{year, month, day}.valid()
}

func afterWeekday(value string) string { return value[readWeekday([]byte(value)):] }

func dateOf(t time.Time) date {
	return date{t.Year(), int(t.Month()), t.Day()}.valid()
}

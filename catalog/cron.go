package catalog

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// A field is one of the five of a cron line.
type field struct {
	least, most int
	names       []string // of its values, from least on
}

// The fields in their order. Sunday is 0 and not also 7, as for the library
// that keeps the schedule.
var cronFields = [5]field{
	{0, 59, nil},
	{0, 23, nil},
	{1, 31, nil},
	{1, 12, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}},
	{0, 6, []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}},
}

var cronWords = []string{"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"}

func (c *cron) read() bool {
	if pause, ok := strings.CutPrefix(c.text, "@every "); ok {
		length, err := time.ParseDuration(pause)
		return err == nil && length >= time.Minute
	}
	if strings.HasPrefix(c.text, "@") {
		return slices.Contains(cronWords, c.text)
	}
	for i, text := range strings.Fields(c.text) {
		for part := range strings.SplitSeq(text, ",") {
			if !cronFields[i].fits(part) {
				return false
			}
		}
	}
	return true
}

func (c *cron) hint() string {
	switch {
	case strings.HasPrefix(c.text, "@every"):
		return "@every takes hours and minutes, 1m at least: @every 6h"
	case strings.HasPrefix(c.text, "@"):
		return didYouMean(c.text, cronWords)
	case len(strings.Fields(c.text)) == 5:
		return "minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, day of the week 0-6 or SUN-SAT"
	}
	return ""
}

// fits takes *, ?, 5, 1-5, each with an optional /STEP.
func (f field) fits(part string) bool {
	span, step, stepped := strings.Cut(part, "/")
	if stepped {
		if n, ok := digits(step); !ok || n == 0 {
			return false
		}
	}
	if span == "*" || span == "?" {
		return true
	}
	from, to, ranged := strings.Cut(span, "-")
	least, ok := f.number(from)
	if !ok || !ranged {
		return ok
	}
	most, ok := f.number(to)
	return ok && least <= most
}

func (f field) number(text string) (int, bool) {
	if i := slices.Index(f.names, strings.ToUpper(text)); i >= 0 {
		return f.least + i, true
	}
	n, ok := digits(text)
	return n, ok && f.least <= n && n <= f.most
}

func digits(text string) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 16)
	return int(n), err == nil
}

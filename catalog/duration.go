package catalog

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseDuration reads a duration as a catalog writes it: one number and one of
// the units ms, s, min, h, d, w and y, or a bare 0.
func ParseDuration(text string) (time.Duration, error) {
	d := duration{mark: mark{text: text}}
	if !durationForm.fits(text) || !d.read() {
		return 0, fmt.Errorf("duration %q: want %s", text, durationForm.want)
	}
	return d.length, nil
}

// The units of a duration. A year is 365 days.
var units = map[string]time.Duration{
	"ms": time.Millisecond, "s": time.Second, "min": time.Minute, "h": time.Hour, "d": day, "w": 7 * day, "y": 365 * day,
}

const (
	day         = 24 * time.Hour
	maxDuration = 100 * 365 * day
	maxSpan     = time.Hour // of a pause or a wait while visiting
)

func (d *duration) read() bool {
	digits := strings.TrimRight(d.text, "msinhdwy")
	n, _ := strconv.ParseInt(digits, 10, 64) // the form lets nine digits through, and nothing else
	unit := units[d.text[len(digits):]]      // none only for the bare 0
	if unit > 0 && n > int64(maxDuration/unit) {
		return false
	}
	d.length = time.Duration(n) * unit
	return true
}

var (
	bareNumber = regexp.MustCompile(`^[0-9]+$`)
	bareMinute = regexp.MustCompile(`^[0-9]+m$`)
)

func (d *duration) hint() string {
	switch {
	case bareNumber.MatchString(d.text):
		return "a number needs a unit: s, min, h, d, w or y"
	case bareMinute.MatchString(d.text):
		return "m could be minutes or months: write " + d.text + "in, or count the days"
	case durationForm.fits(d.text):
		return "the longest is 100y; 0 means never"
	}
	return "the units are ms, s, min, h, d, w and y, one number and one unit"
}

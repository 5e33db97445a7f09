package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"linkwatch"
)

// worstFirst is the order in which healths are told.
var worstFirst = []linkwatch.Health{
	linkwatch.Hijacked, linkwatch.Broken, linkwatch.Stale, linkwatch.Unsure,
	linkwatch.Unlinked, linkwatch.Unvisited, linkwatch.Healthy,
}

// meaning says in plain words what a health means.
func meaning(h linkwatch.Health) string {
	switch h {
	case linkwatch.Hijacked:
		return "answers with somebody else's content"
	case linkwatch.Broken:
		return "confirmed dead"
	case linkwatch.Stale:
		return "lives, but is out of date"
	case linkwatch.Unsure:
		return "we cannot tell"
	case linkwatch.Unlinked:
		return "nobody knows its address yet"
	case linkwatch.Unvisited:
		return "no visit counts yet"
	}
	return "alive and kept up"
}

// outcome says in words how a visit ended.
func outcome(v linkwatch.Visit) string {
	var words []string
	if v.Status != 0 {
		words = append(words, strings.TrimSpace(fmt.Sprintf("%d %s", v.Status, http.StatusText(v.Status))))
	}
	if v.Failure.Kind != "" {
		words = append(words, failureWords(v.Failure))
	}
	if v.TLS.Error != "" {
		words = append(words, "certificate "+strings.ReplaceAll(string(v.TLS.Error), "-", " "))
	}
	return strings.Join(words, ", ")
}

func failureWords(f linkwatch.Failure) string {
	if f.Kind == linkwatch.DNS {
		switch f.Detail {
		case linkwatch.NXDomain:
			return "no such host name"
		case linkwatch.ServFail:
			return "the name server failed"
		case linkwatch.DNSTime:
			return "the name server did not answer"
		case linkwatch.NoAddress:
			return "the host name has no address"
		}
	}
	words := map[linkwatch.FailureKind]string{
		linkwatch.DNS:           "host name not resolved",
		linkwatch.Connect:       "no connection",
		linkwatch.Timeout:       "timed out",
		linkwatch.TLSHandshake:  "no secure connection",
		linkwatch.Protocol:      "the answer broke off",
		linkwatch.RobotsKept:    "robots.txt keeps us out",
		linkwatch.Refused:       "refused by linkwatch",
		linkwatch.VisitPanicked: "linkwatch's own fault",
	}[f.Kind]
	if f.Detail == "" {
		return words
	}
	return words + ": " + f.Detail
}

// dated says what the date of a page is the date of.
func dated(k linkwatch.ClaimKind) string {
	switch k {
	case linkwatch.Effective:
		return "Page in effect since"
	case linkwatch.Published:
		return "Page published"
	}
	return "Page changed"
}

// instant, minute and day give a time in UTC for a machine, to the minute and to the day.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
func minute(t time.Time) string  { return t.UTC().Format("2006-01-02 15:04") }
func day(t time.Time) string     { return t.UTC().Format(time.DateOnly) }

// apart gives a time to the minute, or to the second where another of the times
// would look the same.
func apart(t time.Time, times []time.Time) string {
	same := func(other time.Time) bool { return !other.Equal(t) && minute(other) == minute(t) }
	if slices.ContainsFunc(times, same) {
		return t.UTC().Format(time.DateTime)
	}
	return minute(t)
}

// ago says how far t is from now: "3 days ago", "in 3 days", "just now".
func ago(now, t time.Time) string {
	switch d := now.Sub(t); {
	case d.Abs() < time.Minute:
		return "just now"
	case d < 0:
		return "in " + span(-d)
	default:
		return span(d) + " ago"
	}
}

// span says how long d is by its greatest unit, whole ones only: "3 days".
func span(d time.Duration) string {
	const aDay = 24 * time.Hour
	unit, name := aDay*365, "year"
	switch {
	case d < time.Minute:
		unit, name = time.Second, "second"
	case d < time.Hour:
		unit, name = time.Minute, "minute"
	case d < 2*aDay:
		unit, name = time.Hour, "hour"
	case d < 91*aDay:
		unit, name = aDay, "day"
	case d < 730*aDay:
		unit, name = aDay*365/12, "month"
	}
	return plural(int(d/unit), name)
}

// exactly says how long d is without rounding: in years if those are whole, in
// days if those are.
func exactly(d time.Duration) string {
	const aDay = 24 * time.Hour
	switch {
	case d%(365*aDay) == 0:
		return plural(int(d/(365*aDay)), "year")
	case d%aDay == 0:
		return plural(int(d/aDay), "day")
	case d%time.Hour == 0:
		return plural(int(d/time.Hour), "hour")
	}
	return d.String()
}

// took says how long an answer took.
func took(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

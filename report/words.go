package report

import (
	"fmt"
	"strings"
	"time"

	"linkwatch"
)

// day gives a moment's day in UTC.
func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// instant gives a moment to the second in UTC, as in 2026-11-23T07:00:00Z.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// count gives a number with its noun: 1 entry, 2 entries.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sentence ends text with exactly one full stop, unless it ends otherwise.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return strings.TrimRight(s, ".") + "."
}

// capital gives text with its first letter in upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// standing says since when an entry stands as it does, and when it last stood well.
func standing(v linkwatch.Verdict) string {
	var said []string
	if !v.Since.IsZero() {
		said = append(said, fmt.Sprintf("%s since %s", capital(v.Health.String()), day(v.Since)))
	}
	switch {
	case v.Health == linkwatch.Healthy || v.Last == nil:
	case v.LastWell.IsZero():
		said = append(said, "not seen well on any visit kept")
	default:
		said = append(said, "last seen well "+day(v.LastWell))
	}
	return sentence(strings.Join(said, "; "))
}

// answer says in few words what a visit or an attempt came to: "200",
// "dns: nxdomain", "200, then protocol: reset".
func answer(status int, f linkwatch.Failure) string {
	switch {
	case f.Kind == "":
		return fmt.Sprint(status)
	case status == 0:
		return failure(f)
	}
	return fmt.Sprintf("%d, then %s", status, failure(f))
}

// failure gives a failure's kind and detail; "" if there is none.
func failure(f linkwatch.Failure) string {
	return strings.TrimSuffix(fmt.Sprintf("%s: %s", f.Kind, f.Detail), ": ")
}

// inconclusive says that a round does not count, and why; "" if it counts.
func inconclusive(r linkwatch.Round) string {
	if r.Inconclusive == "" {
		return ""
	}
	return "This round is inconclusive and changed no verdict: " + sentence(r.Inconclusive)
}

package web

import (
	"fmt"
	"strings"
	"time"

	"linkwatch"
)

// A standing says how the whole catalog stands.
type standing struct {
	total  int
	counts [linkwatch.Hijacked + 1]int
	fresh  [linkwatch.Hijacked + 1]int // of those, the ones that were well before and stand so for less than a week
}

func (s *standing) add(v linkwatch.Verdict, now time.Time) {
	s.total++
	s.counts[v.Health]++
	if !v.LastWell.IsZero() && now.Sub(v.Since) < week {
		s.fresh[v.Health]++
	}
}

// Headline says in one sentence how things stand.
func (s standing) Headline() string {
	healthy, broken, hijacked := s.counts[linkwatch.Healthy], s.counts[linkwatch.Broken], s.counts[linkwatch.Hijacked]
	var first string
	switch {
	case s.total == 0:
		return "The catalog lists no resource yet."
	case s.counts[linkwatch.Unlinked] == s.total:
		return "Nobody knows the address of any resource yet."
	case s.counts[linkwatch.Unvisited]+s.counts[linkwatch.Unlinked] == s.total:
		return "No visit counts yet."
	case s.total == 1 && healthy == 1:
		return "The only resource is fine."
	case healthy == s.total:
		return fmt.Sprintf("All %d resources are fine.", s.total)
	case s.total == 1:
		first = "The only resource is not fine"
	default:
		first = fmt.Sprintf("%d of %d resources %s fine", healthy, s.total, isOrAre(healthy))
	}
	var bad []string
	if hijacked > 0 {
		bad = append(bad, fmt.Sprintf("%d %s hijacked", hijacked, isOrAre(hijacked)))
	}
	if broken > 0 {
		bad = append(bad, fmt.Sprintf("%d %s broken", broken, isOrAre(broken)))
	}
	switch broken + hijacked {
	case 0:
		return first + "; none is broken or hijacked."
	case 1:
		return fmt.Sprintf("%s; %s: it needs you now.", first, bad[0])
	}
	return fmt.Sprintf("%s; %s: they need you now.", first, strings.Join(bad, " and "))
}

// Rest says what the headline leaves out; "" if nothing.
func (s standing) Rest() string {
	var parts []string
	add := func(h linkwatch.Health, one, many string) {
		switch n := s.counts[h]; n {
		case 0:
		case 1:
			parts = append(parts, "1 "+one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(linkwatch.Stale, "is out of date", "are out of date")
	add(linkwatch.Unsure, "could not be told", "could not be told")
	add(linkwatch.Unlinked, "has no known address", "have no known address")
	add(linkwatch.Unvisited, "has no visit that counts yet", "have no visit that counts yet")
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

// New says what was well and turned bad in the last week; "" if nothing did.
func (s standing) New() string {
	var parts []string
	for _, h := range []linkwatch.Health{linkwatch.Hijacked, linkwatch.Broken, linkwatch.Stale} {
		if n := s.fresh[h]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, h))
		}
	}
	return strings.Join(parts, ", ")
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

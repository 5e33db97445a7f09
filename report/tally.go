package report

import (
	"fmt"
	"iter"
	"strings"

	"linkwatch"
)

// A tally counts entries by health; every health is in it.
type tally map[linkwatch.Health]int

// sift counts verdicts and picks those with findings, and those of which
// something is told by their health alone.
func sift(verdicts iter.Seq[linkwatch.Verdict], telling func(linkwatch.Health) bool) (t tally, told []linkwatch.Verdict) {
	t = tally{}
	for _, h := range linkwatch.Healths {
		t[h] = 0
	}
	for v := range verdicts {
		t[v.Health]++
		if telling(v.Health) || len(v.Findings)+len(v.Waived) > 0 {
			told = append(told, v)
		}
	}
	return t, told
}

// told is the order in which healths are counted: what is known, best first, then what is not.
var told = []linkwatch.Health{
	linkwatch.Healthy, linkwatch.Unsure, linkwatch.Stale, linkwatch.Broken, linkwatch.Hijacked,
	linkwatch.Unlinked, linkwatch.Unvisited,
}

func (t tally) entries() int {
	n := 0
	for _, of := range t {
		n += of
	}
	return n
}

// String gives every count: "3 entries: 1 healthy, 0 unsure, ...". Unvisited is
// left out where there is none: a whole round leaves none.
func (t tally) String() string {
	var counts []string
	for _, h := range told {
		if h == linkwatch.Unvisited && t[h] == 0 {
			continue
		}
		counts = append(counts, fmt.Sprintf("%d %s", t[h], h))
	}
	return count(t.entries(), "entry", "entries") + ": " + strings.Join(counts, ", ")
}

package main

import (
	"time"

	"linkwatch"
)

// confirmPauses are how long after each look at a trouble that is not confirmed
// yet the next one follows, however seldom the entry is visited else.
var confirmPauses = []time.Duration{time.Hour, 24 * time.Hour, 3 * 24 * time.Hour}

// suspects are the entries of which a trouble is not confirmed yet, and when
// each wants its next look.
type suspects map[linkwatch.EntryID]time.Time

// add takes up an entry if its verdict is not sure of a trouble yet.
func (s suspects) add(v linkwatch.Verdict) {
	if looks := v.Suspect; looks > 0 && looks <= len(confirmPauses) && v.Last != nil {
		s[v.Entry.ID] = v.Last.At.Add(confirmPauses[looks-1])
	}
}

// want reports whether an entry wants its next look by now.
func (s suspects) want(id linkwatch.EntryID, now time.Time) bool {
	again, suspect := s[id]
	return suspect && !now.Before(again)
}

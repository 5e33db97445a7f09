package main

import (
	"testing"
	"time"

	"linkwatch"
	"linkwatch/revisit"
)

func TestWanted(t *testing.T) {
	now := time.Date(2026, 11, 22, 3, 17, 0, 0, time.UTC)
	const day = 24 * time.Hour
	for _, c := range []struct {
		name         string
		every        time.Duration
		ago          time.Duration // of the newest visit
		inconclusive bool
		scheduled    bool
		want         bool
	}{
		{"no rhythm, in a round", 0, time.Minute, false, true, true},
		{"no rhythm, between rounds", 0, 30 * day, false, false, false},
		{"every day, visited a minute later yesterday", day, day - time.Minute, false, true, true},
		{"every day, between rounds, a minute early", day, day - time.Minute, false, false, false},
		{"every week, visited yesterday", 7 * day, day, false, true, false},
		{"every six hours, between rounds", 6 * time.Hour, 6 * time.Hour, false, false, true},
		{"every six hours, too early", 6 * time.Hour, 5 * time.Hour, false, false, false},
		{"an hour after an outage", 0, time.Hour, true, false, true},
		{"a minute after an outage", 0, time.Minute, true, false, false},
		{"every week, an hour after an outage", 7 * day, time.Hour, true, false, true},
	} {
		newest := linkwatch.Visit{At: now.Add(-c.ago), Inconclusive: c.inconclusive}
		if got := wanted(revisit.Rhythm{Pause: c.every}, newest, now, c.scheduled); got != c.want {
			t.Errorf("%s: wanted = %v, want %v", c.name, got, c.want)
		}
	}
}

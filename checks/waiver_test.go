package checks

import (
	"testing"
	"time"

	"linkwatch"
)

func waiving(check string, until time.Time) func(*linkwatch.Entry) {
	return func(e *linkwatch.Entry) {
		e.Waivers = append(e.Waivers, linkwatch.Waiver{Check: check, Until: until, Why: "seen by hand", Who: "Ana"})
	}
}

func TestWaiver(t *testing.T) {
	wall := []linkwatch.Visit{visit(hours(1), answered(403))}
	judge(t, "waiver", []judged{
		{"a waiver that holds is silent", entry(waiving("blocked", today.Add(15*day))), wall, linkwatch.Healthy, ""},
		{"a waiver that soon ends is told", entry(waiving("blocked", today.Add(14*day))), wall, linkwatch.Healthy, "ends on 2026-12-06"},
		{"a waiver that hides a death says so", entry(waiving("status", today.Add(90*day))),
			[]linkwatch.Visit{visit(hours(1), answered(404, 404))}, linkwatch.Healthy, "hides that the entry is broken: The page is gone"},
		{"a waiver that hides what may pass is silent", entry(waiving("status", today.Add(90*day))),
			[]linkwatch.Visit{visit(hours(1), answered(500))}, linkwatch.Healthy, ""},
		{"a waiver of the waivers' own check silences them", entry(waiving("blocked", today.Add(day)), waiving("waiver", today.Add(day))), wall, linkwatch.Healthy, ""},
		{"before the first visit no waiver is useless", entry(waiving("blocked", today.Add(90*day))), nil, linkwatch.Unvisited, ""},
		{"a waiver that has ended is told, and hides nothing", entry(waiving("blocked", today.Add(-day))), wall, linkwatch.Unsure, "ended on 2026-11-21"},
		{"a waiver with nothing to hide is told", entry(waiving("blocked", today.Add(day))), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, "hides nothing"},
		{"a waiver silences its own check alone", entry(waiving("stale", today.Add(day))), wall, linkwatch.Unsure, "hides nothing"},
	})
}

func TestWaivedFindingStandsInWaived(t *testing.T) {
	v := Judge(entry(waiving("blocked", today.Add(90*day))), Past{Visits: []linkwatch.Visit{visit(hours(1), answered(403))}}, today)
	if len(v.Waived) != 1 || v.Waived[0].Check != "blocked" || len(v.Findings) != 0 {
		t.Errorf("waived = %+v, findings = %+v; want blocked waived and no finding", v.Waived, v.Findings)
	}
}

func TestUnlinked(t *testing.T) {
	judge(t, "unlinked", []judged{
		{"no address", entry(func(e *linkwatch.Entry) { e.URL = "" }), nil, linkwatch.Unlinked, "Search for it"},
		{"an address", entry(), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, ""},
		{"not visited yet", entry(), nil, linkwatch.Unvisited, ""},
	})
}

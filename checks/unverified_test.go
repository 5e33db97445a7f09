package checks

import (
	"testing"
	"time"

	"linkwatch"
)

func TestUnverified(t *testing.T) {
	of := func(every time.Duration, on time.Time) linkwatch.Entry {
		return entry(func(e *linkwatch.Entry) {
			e.Policy.VerifyEvery = every
			if !on.IsZero() {
				e.LastVerified = linkwatch.Verification{On: on.Truncate(day), By: "Ana"}
			}
		})
	}
	seen := []linkwatch.Visit{visit(hours(1), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-11-20")))}
	judge(t, "unverified", []judged{
		{"nobody has looked", of(90*day, time.Time{}), seen, linkwatch.Healthy, "linkwatch verify guide --by NAME"},
		{"nobody has looked, and nobody is asked to", of(0, time.Time{}), seen, linkwatch.Healthy, ""},
		{"somebody looked lately", of(90*day, today.Add(-80*day)), seen, linkwatch.Healthy, ""},
		{"somebody looked too long ago", of(90*day, today.Add(-100*day)), seen, linkwatch.Healthy, "A person last looked on 2026-08-14 (Ana); somebody is to look every 90 days."},
		{"long ago, and nobody is asked to", of(0, today.Add(-9999*day)), seen, linkwatch.Healthy, ""},
		{"today", of(90*day, today), seen, linkwatch.Healthy, ""},
		{"a day that has not come", of(90*day, today.Add(9*day)), seen, linkwatch.Healthy, "2026-12-01, a day that has not come yet"},
		{"where the page fails", of(90*day, time.Time{}), []linkwatch.Visit{visit(hours(1), answered(500))}, linkwatch.Unsure, "No person has looked"},
	})
	unknown := of(90*day, time.Time{})
	unknown.URL = ""
	for _, f := range Judge(unknown, Past{}, today).Findings {
		if f.Check == "unverified" {
			t.Errorf("an entry without address: got %+v, want nobody asked to look", f)
		}
	}
}

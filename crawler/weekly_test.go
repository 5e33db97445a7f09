package crawler

import (
	"context"
	"fmt"
	"testing"
	"time"

	"linkwatch"
)

func TestEveryNameHasItsOwnWeek(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	perDay := map[int]int{}
	for i := range 700 {
		name := fmt.Sprintf("d%d.test", i)
		end := weekEnd(name, now)
		if left := end.Sub(now); left <= 0 || left > week {
			t.Fatalf("%s: the week ends in %s, want at most %s", name, left, week)
		}
		if again := weekEnd(name, end.Add(-time.Second)); !again.Equal(end) {
			t.Errorf("%s: a second before its end %s the week ends %s", name, end, again)
		}
		if next := weekEnd(name, end); !next.Equal(end.Add(week)) {
			t.Errorf("%s: the next week ends %s, want %s", name, next, end.Add(week))
		}
		perDay[int(end.Sub(now)/(24*time.Hour))]++
	}
	for day := range 7 {
		if n := perDay[day]; n < 50 || n > 150 {
			t.Errorf("%d of 700 names are asked for on day %d, want about a hundred", n, day)
		}
	}
}

func TestWhatHoldsNoMoreIsForgotten(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	names := newWeekly(clock, func(context.Context, string) (int, error) { return 1, nil })
	probes := probeCache{now: clock}
	robots := robotsCache{now: clock}
	for i := range 20 * fewToSweep {
		name := fmt.Sprintf("d%d.test", i)
		if _, err := names.of(t.Context(), name); err != nil {
			t.Fatal(err)
		}
		probes.keep(linkwatch.Probe{At: now, URL: "https://" + name + "/x"})
		robots.keep(name, &rules{})
		now = now.Add(2 * week / fewToSweep)
	}
	for what, n := range map[string]int{"names": len(names.known), "probes": len(probes.in), "rules": len(robots.hosts)} {
		if n > 2*fewToSweep {
			t.Errorf("%d %s are remembered of %d, want those of a week", n, what, 20*fewToSweep)
		}
	}
	if names.recall("old.test", 1, now.Add(-2*week)); names.known["old.test"] != nil {
		t.Error("what was said two weeks ago is remembered, want it left")
	}
}

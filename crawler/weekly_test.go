package crawler

import (
	"fmt"
	"testing"
	"time"
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

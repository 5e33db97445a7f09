package web

import (
	"net/http"
	"testing"
	"time"
)

func TestReportPages(t *testing.T) {
	for target, until := range map[string]time.Time{
		"/report":            now,                                           // the week that ends now
		"/report/2026-11-16": daysAgo(6),                                    // when that day's report was made
		"/report/2026-11-10": time.Date(2026, 11, 11, 0, 0, 0, 0, time.UTC), // the end of a day without one
		"/report/2026-11-22": now,                                           // today is not over
	} {
		w := newWorld()
		doc := w.read(t, target, http.StatusOK)
		if len(w.asked) != 1 || !w.asked[0].Equal(until) {
			t.Errorf("%s: got the week before %v, want that before %v", target, w.asked, until)
		}
		wantWords(t, doc, ".report h2", "Newly broken")
		wantWords(t, doc, ".past", "2026-11-16")
		if got := doc.Find(".past a[href='/report/2026-11-09']").Length(); got != 1 {
			t.Errorf("%s: got %d links to the report of 2026-11-09, want 1", target, got)
		}
	}
}

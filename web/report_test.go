package web

import (
	"net/http"
	"testing"
	"time"
)

func TestReportPages(t *testing.T) {
	for target, until := range map[string]time.Time{
		"/report":            now,                                            // the week that ends now
		"/report/2026-11-16": daysAgo(6),                                     // when that day's report was made
		"/report/2026-11-10": time.Date(2026, 11, 11, 0, 0, 0, -1, time.UTC), // the end of a day without one
		"/report/2026-11-22": now,                                            // today is not over
	} {
		w := newWorld()
		w.rounds[1].Started = daysAgo(20)
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

// The report of a day was headed by the day after.
func TestHeadingOfAReportNamesTheDayOfItsAddress(t *testing.T) {
	w := newWorld()
	w.rounds[1].Started = daysAgo(20)
	for target, want := range map[string]string{
		"/report/2026-11-16": "What changed from 2026-11-09 to 2026-11-16",
		"/report/2026-11-10": "What changed from 2026-11-03 to 2026-11-10",
		"/report/2026-11-22": "What changed from 2026-11-15 to 2026-11-22",
	} {
		wantWords(t, w.read(t, target, http.StatusOK), "h1", want)
	}
}

func TestNoReportIsOfADayBeforeTheFirstRound(t *testing.T) {
	w := newWorld()
	w.rounds[1].Started = daysAgo(4) // 2026-11-18
	for target, status := range map[string]int{
		"/report/2026-11-18": http.StatusOK,
		"/report/2026-11-17": http.StatusNotFound,
		"/report/1999-01-01": http.StatusNotFound,
		"/report/2026-11-16": http.StatusOK, // one was made
	} {
		w.read(t, target, status)
	}
	w.rounds[1].ID = 101 // earlier ones are not listed
	w.rounds[0].ID = 102
	w.read(t, "/report/2026-11-17", http.StatusOK)
	w.rounds = nil
	w.read(t, "/report/2026-11-18", http.StatusNotFound)
}

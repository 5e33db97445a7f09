package web

import (
	"net/http"
	"testing"
	"time"
)

func TestRoundsPage(t *testing.T) {
	w := newWorld()
	doc := w.read(t, "/rounds", http.StatusOK)
	wantWords(t, doc, "tbody tr:nth-child(1)", "2026-11-22 10:00 2 hours ago conclusive 6 1 1 hour whole")
	wantWords(t, doc, "tbody tr:nth-child(2)", "cut short")
	w.rounds[0].Finished = w.rounds[0].Started.Add(412 * time.Millisecond)
	wantWords(t, w.read(t, "/rounds", http.StatusOK), "tbody tr:nth-child(1)", "conclusive 6 1 412 ms whole")
	w.rounds[1].Started = w.rounds[0].Started.Add(20 * time.Second)
	doc = w.read(t, "/rounds", http.StatusOK)
	wantWords(t, doc, "tbody tr:nth-child(1)", "2026-11-22 10:00:00")
	wantWords(t, doc, "tbody tr:nth-child(2)", "2026-11-22 10:00:20")
	w.rounds[0].Inconclusive = "no canary answered"
	wantWords(t, w.read(t, "/rounds", http.StatusOK), "tbody tr:nth-child(1)", "inconclusive: no canary answered")
	w.rounds[0].Finished = time.Time{}
	w.progress = Progress{Running: true, Visited: 4, Due: 7, Clock: now}
	doc = w.read(t, "/rounds", http.StatusOK)
	wantWords(t, doc, "tbody tr:nth-child(1)", "running: 4 of 7 visited")
	wantWords(t, doc, "tbody tr:nth-child(2)", "cut short")
	w.rounds = nil
	wantWords(t, w.read(t, "/rounds", http.StatusOK), "main", "No round has been made yet.")
}

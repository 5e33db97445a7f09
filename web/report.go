package web

import (
	"html/template"
	"net/http"
	"time"

	"linkwatch"
)

// week is the time that a report looks back on.
const week = 7 * 24 * time.Hour

// A reportPage is the model of a report's page.
type reportPage struct {
	Since, Until time.Time
	Fragment     template.HTML
	Past         []time.Time // when reports were made, newest first
}

// thisWeek shows what changed in the week that ends now.
func (s *site) thisWeek(r *http.Request) (page, error) {
	past, err := s.source.Reports(r.Context())
	if err != nil {
		return page{}, err
	}
	return s.report(r, s.source.Running().clock(), past)
}

// pastWeek shows the report that was made on a day, or that would have been
// made at its end if there was a round by then.
func (s *site) pastWeek(r *http.Request) (page, error) {
	now := s.source.Running().clock()
	date, err := time.Parse(time.DateOnly, r.PathValue("date"))
	missing := trouble{http.StatusNotFound, "There is no report of this day. A report's address ends in a day since the first round, like /report/2026-11-16."}
	if err != nil || date.After(now) {
		return page{}, missing
	}
	past, err := s.source.Reports(r.Context())
	if err != nil {
		return page{}, err
	}
	for _, made := range past {
		if day(made) == day(date) {
			return s.report(r, made, past)
		}
	}
	until := date.AddDate(0, 0, 1).Add(-time.Nanosecond) // still of that day, as the heading says it
	if until.After(now) {
		until = now
	}
	rounds, err := s.source.Rounds(r.Context())
	if err != nil {
		return page{}, err
	}
	if beforeAll(rounds, until) {
		return page{}, missing
	}
	return s.report(r, until, past)
}

// beforeAll reports whether t is before the first round of all, which is given
// last unless the list leaves the oldest rounds out.
func beforeAll(rounds []linkwatch.Round, t time.Time) bool {
	if len(rounds) == 0 {
		return true
	}
	oldest := rounds[len(rounds)-1]
	return oldest.ID == 1 && t.Before(oldest.Started)
}

func (s *site) report(r *http.Request, until time.Time, past []time.Time) (page, error) {
	fragment, err := s.source.Report(r.Context(), until)
	if err != nil {
		return page{}, err
	}
	m := reportPage{Since: until.Add(-week), Until: until, Fragment: fragment, Past: past}
	return page{"report", "Report of the week to " + day(until), "report", m}, nil
}

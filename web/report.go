package web

import (
	"html/template"
	"net/http"
	"time"
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
// made at its end.
func (s *site) pastWeek(r *http.Request) (page, error) {
	now := s.source.Running().clock()
	date, err := time.Parse(time.DateOnly, r.PathValue("date"))
	if err != nil || date.After(now) {
		return page{}, trouble{http.StatusNotFound, "There is no report of this day. A report's address ends in a past day, like /report/2026-11-16."}
	}
	past, err := s.source.Reports(r.Context())
	if err != nil {
		return page{}, err
	}
	until := date.AddDate(0, 0, 1)
	for _, made := range past {
		if day(made) == day(date) {
			until = made
			break
		}
	}
	if until.After(now) {
		until = now
	}
	return s.report(r, until, past)
}

func (s *site) report(r *http.Request, until time.Time, past []time.Time) (page, error) {
	fragment, err := s.source.Report(r.Context(), until)
	if err != nil {
		return page{}, err
	}
	m := reportPage{Since: until.Add(-week), Until: until, Fragment: fragment, Past: past}
	return page{"report", "Report of the week to " + day(until), "report", m}, nil
}

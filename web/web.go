// Package web tells browsers: pages for people and a JSON API for programs.
//
// It only reads, by the functions of a Source, and judges nothing. Every page
// works without JavaScript; with it the overview keeps itself up to date. What
// comes from the watched web (titles, addresses, quotes) is hostile: it is
// always escaped, and only http and https addresses become links.
//
// Start with New, then overview.go.
package web

import (
	"context"
	"html/template"
	"net/http"
	"time"

	"linkwatch"
)

// A Source is what the pages and the API are made of. Every function is needed.
type Source struct {
	// Catalog is the catalog's name as shown.
	Catalog string
	// Board gives how every entry stands now.
	Board func(ctx context.Context) (*Board, error)
	// Timeline gives an entry's verdict and its moments, newest first; false if there is no such entry.
	Timeline func(ctx context.Context, id linkwatch.EntryID) (linkwatch.Verdict, []linkwatch.Moment, bool, error)
	// Rounds gives the rounds, newest first.
	Rounds func(ctx context.Context) ([]linkwatch.Round, error)
	// Report gives the body of the report on the week before until.
	Report func(ctx context.Context, until time.Time) (template.HTML, error)
	// Reports gives when weekly reports were made, newest first.
	Reports func(ctx context.Context) ([]time.Time, error)
	// Running gives how far the present round is.
	Running func() Progress
}

// Progress says how far a round is. The zero value means that none is running.
type Progress struct {
	Running      bool
	Visited, Due int
	Clock        time.Time // the time that rounds go by; zero for the present
}

// New serves the pages at / and the JSON API under /api/, to GET and HEAD only.
func New(s Source) http.Handler {
	site := &site{source: s, assets: loadAssets()}
	site.templates = parseTemplates(site.assets)

	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", site.show(site.overview))
	mux.HandleFunc("GET /entries/{id}", site.show(site.entry))
	mux.HandleFunc("GET /report", site.show(site.thisWeek))
	mux.HandleFunc("GET /report/{date}", site.show(site.pastWeek))
	mux.HandleFunc("GET /rounds", site.show(site.rounds))
	mux.HandleFunc("GET /", site.show(site.nowhere))
	mux.Handle("GET /assets/{name}", site.assets)
	mountAPI(mux, s)
	return guard(mux)
}

// site serves the pages.
type site struct {
	source    Source
	assets    assets
	templates templates
}

// clock is the time that rounds go by.
func (p Progress) clock() time.Time {
	if p.Clock.IsZero() {
		return time.Now()
	}
	return p.Clock
}

// simulated reports whether the rounds go by another time than the present.
func (p Progress) simulated() bool {
	return time.Until(p.clock()).Abs() > time.Minute
}

package checks

import (
	"slices"

	"linkwatch"
)

// Listings leaves of the visits to the page of a series, newest first, what the
// checks look at: when it came to list what it lists. Visits to an address that
// it had before list nothing, and neither does what may have answered in its
// place in an inconclusive round.
func Listings(visits []linkwatch.Visit) []linkwatch.Visit {
	var listings []linkwatch.Visit
	for i := range visits {
		v := &visits[i]
		if v.Inconclusive || v.URL != visits[0].URL || !saw(v) {
			continue
		}
		listing := linkwatch.Visit{At: v.At, FinalURL: v.FinalURL, Page: linkwatch.Page{Editions: v.Page.Editions}}
		if n := len(listings); n > 0 && listings[n-1].FinalURL == v.FinalURL && slices.Equal(listings[n-1].Page.Editions, v.Page.Editions) {
			listings[n-1] = listing
		} else {
			listings = append(listings, listing)
		}
	}
	return listings
}

// seriesPage is what the page of the entry's series listed at the case's moment;
// nil if nothing is known of it.
func (c Case) seriesPage() *linkwatch.Visit {
	for i := range c.Series {
		if v := &c.Series[i]; !v.At.After(c.Now) {
			return v
		}
	}
	return nil
}

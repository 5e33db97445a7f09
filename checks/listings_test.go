package checks

import (
	"slices"
	"testing"

	"linkwatch"
)

func TestListingsAreWhenASeriesCameToListWhatItLists(t *testing.T) {
	before, after := "2018 World Trafficking Report -> /18", "2024 World Trafficking Report -> /24"
	failing, captive, former := seriesListing(1), seriesListing(2, "Log in 2026 -> /portal"), seriesListing(200, "2025 Figures -> /25")
	failing.Status, failing.Page = 500, linkwatch.Page{}
	captive.Inconclusive = true
	former.URL = "https://www.agency.example/figures/"
	got := Listings([]linkwatch.Visit{
		failing, captive, seriesListing(3, after), seriesListing(50, after), seriesListing(98, before), seriesListing(146, before), former,
	})
	var ages []float64
	for _, v := range got {
		ages = append(ages, today.Sub(v.At).Hours())
	}
	if !slices.Equal(ages, []float64{50, 146}) || !slices.Equal(got[0].Page.Editions, editions(after)) || got[0].FinalURL != seriesURL {
		t.Errorf("got listings of %v hours ago, %+v; want those of 50 and 146, when what is listed first was", ages, got)
	}
	if got := Listings(nil); got != nil {
		t.Errorf("of no visits: got %+v, want none", got)
	}
}

package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

func TestOverviewSaysHowThingsStand(t *testing.T) {
	doc := newWorld().read(t, "/", http.StatusOK)
	wantWords(t, doc, "h1", "1 of 7 resources is fine; 1 is hijacked and 1 is broken: they need you now.")
	wantWords(t, doc, "p.lead", "1 is out of date, 1 could not be told, 1 has no known address, 1 has no visit that counts yet.")
	wantWords(t, doc, "p.lead", "New in the last 7 days: 1 hijacked, 1 broken.")
}

func TestHeadlines(t *testing.T) {
	for name, c := range map[string]struct {
		healths []linkwatch.Health
		want    string
	}{
		"no entries":               {nil, "The catalog lists no resource yet."},
		"nothing visited":          {[]linkwatch.Health{linkwatch.Unvisited, linkwatch.Unlinked}, "No visit counts yet."},
		"one, not visited":         {[]linkwatch.Health{linkwatch.Unvisited}, "No visit counts yet."},
		"nothing linked":           {[]linkwatch.Health{linkwatch.Unlinked, linkwatch.Unlinked}, "Nobody knows the address of any resource yet."},
		"one, well":                {[]linkwatch.Health{linkwatch.Healthy}, "The only resource is fine."},
		"one, broken":              {[]linkwatch.Health{linkwatch.Broken}, "The only resource is not fine; 1 is broken: it needs you now."},
		"one, unsure":              {[]linkwatch.Health{linkwatch.Unsure}, "The only resource is not fine; none is broken or hijacked."},
		"all well":                 {[]linkwatch.Health{linkwatch.Healthy, linkwatch.Healthy}, "All 2 resources are fine."},
		"nothing grave":            {[]linkwatch.Health{linkwatch.Healthy, linkwatch.Stale}, "1 of 2 resources is fine; none is broken or hijacked."},
		"one broken":               {[]linkwatch.Health{linkwatch.Healthy, linkwatch.Broken}, "1 of 2 resources is fine; 1 is broken: it needs you now."},
		"several of both":          {[]linkwatch.Health{linkwatch.Broken, linkwatch.Hijacked, linkwatch.Broken}, "0 of 3 resources are fine; 1 is hijacked and 2 are broken: they need you now."},
		"one broken, none visited": {[]linkwatch.Health{linkwatch.Unvisited, linkwatch.Broken}, "0 of 2 resources are fine; 1 is broken: it needs you now."},
	} {
		t.Run(name, func(t *testing.T) {
			var verdicts []linkwatch.Verdict
			for _, h := range c.healths {
				verdicts = append(verdicts, linkwatch.Verdict{Health: h})
			}
			if got := boardOf(verdicts).standing.Headline(); got != c.want {
				t.Errorf("%v: got %q, want %q", c.healths, got, c.want)
			}
		})
	}
}

func TestOnlyWhatWasWellBeforeIsNew(t *testing.T) {
	verdicts := []linkwatch.Verdict{
		{Health: linkwatch.Broken, Since: daysAgo(2), LastWell: daysAgo(3)},
		{Health: linkwatch.Broken, Since: daysAgo(2)}, // seen for the first time, and bad already
		{Health: linkwatch.Hijacked, Since: daysAgo(2)},
		{Health: linkwatch.Stale, Since: daysAgo(8), LastWell: daysAgo(9)},
	}
	if got, want := boardOf(verdicts).standing.New(), "1 broken"; got != want {
		t.Errorf("new: got %q, want %q", got, want)
	}
}

func TestOverviewTellsHealthByWordPictureAndColour(t *testing.T) {
	doc := newWorld().read(t, "/", http.StatusOK)
	for _, h := range linkwatch.Healths {
		badge := doc.Find("table.entries span.health." + h.String())
		icon := badge.Find("svg[aria-hidden=true] use").AttrOr("href", "")
		if strings.TrimSpace(badge.Text()) != h.String() || !strings.HasSuffix(icon, "#"+h.String()) || badge.AttrOr("title", "") != meaning(h) {
			t.Errorf("%v: got text %q, icon %q, title %q; want each to tell the health", h, badge.Text(), icon, badge.AttrOr("title", ""))
		}
		tile := words(doc, ".tile."+h.String())
		if want := "1 " + h.String() + " " + meaning(h); tile != want {
			t.Errorf("tile: got %q, want %q", tile, want)
		}
	}
}

func TestOverviewListsTheWorstFirstWithTheReason(t *testing.T) {
	doc := newWorld().read(t, "/", http.StatusOK)
	want := []string{"taken", "gone", "guide", "walled", "unknown", "fresh", "hotline"}
	if got := rowIDs(doc); !slices.Equal(got, want) {
		t.Errorf("rows: got %v, want %v", got, want)
	}
	wantWords(t, doc, "#row-gone .reason", "Detail of status.")
	if got := doc.Find("#row-gone .title a").AttrOr("href", ""); got != "/entries/gone" {
		t.Errorf("link of gone: got %q, want /entries/gone", got)
	}
	if got := doc.Find("th.health").AttrOr("aria-sort", ""); got != "descending" {
		t.Errorf("aria-sort of health: got %q, want descending", got)
	}
}

func TestOverviewNamesItsTableAndColumns(t *testing.T) {
	doc := newWorld().read(t, "/", http.StatusOK)
	if words(doc, "table.entries caption") == "" {
		t.Error("caption: got none, want one")
	}
	if got := doc.Find("thead th[scope=col] a[href]").Length(); got != 6 {
		t.Errorf("columns with scope and a link that sorts: got %d, want 6", got)
	}
	if got := doc.Find("tbody th[scope=row]").Length(); got != 7 {
		t.Errorf("rows with a header: got %d, want 7", got)
	}
}

func TestOverviewPutsAnInconclusiveRoundInSight(t *testing.T) {
	w := newWorld()
	w.rounds[0].Inconclusive = "9 of 10 hosts failed before HTTP"
	doc := w.read(t, "/", http.StatusOK)
	wantWords(t, doc, ".notice", "9 of 10 hosts failed before HTTP")
	if got := newWorld().read(t, "/", http.StatusOK).Find(".notice").Length(); got != 0 {
		t.Errorf("notices after a conclusive round: got %d, want 0", got)
	}
}

func TestOverviewShowsARunningRoundAndLooksAgainSoon(t *testing.T) {
	w := newWorld()
	if got := w.read(t, "/", http.StatusOK).Find("#live").AttrOr("hx-trigger", ""); got != "every 30s" {
		t.Errorf("hx-trigger between rounds: got %q, want every 30s", got)
	}
	w.progress = Progress{Running: true, Visited: 40, Due: 146, Clock: now}
	doc := w.read(t, "/?health=broken", http.StatusOK)
	wantWords(t, doc, ".running", "40 of 146 visited")
	if got := doc.Find("progress[value='40'][max='146']").Length(); got != 1 {
		t.Errorf("progress bars at 40 of 146: got %d, want 1", got)
	}
	live := doc.Find("#live")
	if got := live.AttrOr("hx-trigger", "") + " " + live.AttrOr("hx-get", ""); got != "every 3s /?health=broken" {
		t.Errorf("live part: got %q, want every 3s with the same filter", got)
	}
}

// A look that was under way while the reader changed the filter once came in
// last and brought the old list back.
func TestLookingAgainNeverUndoesAFilter(t *testing.T) {
	doc := newWorld().read(t, "/", http.StatusOK)
	look, form := doc.Find("#live").AttrOr("hx-sync", ""), doc.Find("#filter").AttrOr("hx-sync", "")
	if look != "this:drop" || form != "#live:replace" {
		t.Errorf("hx-sync: got %q and %q, want a look dropped while the filter asks, and replaced by it", look, form)
	}
}

func TestFooterSaysThatTimeIsSimulatedOnlyWhenItIs(t *testing.T) {
	w := newWorld()
	wantWords(t, w.read(t, "/", http.StatusOK), "footer", "it is 2026-11-22 12:00.")
	w.progress.Clock = w.progress.Clock.AddDate(-1000, 0, 0)
	wantWords(t, w.read(t, "/", http.StatusOK), "footer", "simulated")
	w.progress = Progress{}
	if got := words(w.read(t, "/", http.StatusOK), "footer"); strings.Contains(got, "simulated") {
		t.Errorf("footer at present time: got %q, want no word of simulation", got)
	}
}

func TestOverviewOfNothingStillShows(t *testing.T) {
	w := newWorld()
	w.verdicts, w.rounds = nil, nil
	doc := w.read(t, "/", http.StatusOK)
	wantWords(t, doc, "h1", "The catalog lists no resource yet.")
	wantWords(t, doc, "#round", "No round has finished yet.")
	if got := doc.Find("table").Length(); got != 0 {
		t.Errorf("tables: got %d, want none", got)
	}
}

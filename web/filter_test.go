package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestOverviewFilters(t *testing.T) {
	for query, want := range map[string][]string{
		"health=broken":               {"gone"},
		"group=hotlines":              {"taken", "hotline"},
		"group=hotlines&health=stale": nil,
		"q=ZEBRA":                     {"gone"},
		"q=guides%40example":          {"gone"},
		"q=walled.test":               {"walled"},
		"q=secret":                    nil, // a password in an address is not to be found either
		"q=":                          {"taken", "gone", "guide", "walled", "unknown", "fresh", "hotline"},
	} {
		doc := newWorld().read(t, "/?"+query, http.StatusOK)
		if got := rowIDs(doc); !slices.Equal(got, want) {
			t.Errorf("?%s: got %v, want %v", query, got, want)
		}
		wantWords(t, doc, "h1", "1 of 7 resources") // the headline is of the whole catalog
	}
}

func TestOverviewKeepsTheFilterInItsForm(t *testing.T) {
	doc := newWorld().read(t, "/?health=broken&group=guides&q=off&sort=-title", http.StatusOK)
	for _, selector := range []string{"input[name=q][value=off]", "input[name=sort][value='-title']"} {
		if doc.Find("form "+selector).Length() != 1 {
			t.Errorf("form: got no %s, want one", selector)
		}
	}
	wantWords(t, doc, "select[name=health] option[selected]", "broken")
	wantWords(t, doc, "select[name=group] option[selected]", "guides")
	if got := doc.Find(".tile.broken[aria-current=true]").AttrOr("href", ""); strings.Contains(got, "health") || got == "" {
		t.Errorf("chosen tile: got link %q, want one that lifts the health", got)
	}
}

func TestOverviewSorts(t *testing.T) {
	for sort, want := range map[string]struct {
		rows      []string
		direction string
		again     string // where the column's link leads
	}{
		"title":   {[]string{"taken", "guide", "fresh", "hotline", "unknown", "walled", "gone"}, "ascending", "/?sort=-title"},
		"-title":  {[]string{"gone", "walled", "unknown", "hotline", "fresh", "guide", "taken"}, "descending", "/?sort=title"},
		"-health": {[]string{"hotline", "fresh", "unknown", "walled", "guide", "gone", "taken"}, "ascending", "/?sort=health"},
		"since":   {[]string{"taken", "walled", "gone", "guide", "hotline", "unknown", "fresh"}, "descending", "/?sort=-since"},
		"group":   {[]string{"fresh", "guide", "walled", "gone", "unknown", "hotline", "taken"}, "ascending", "/?sort=-group"},
		"owner":   {[]string{"guide", "walled", "taken", "unknown", "fresh", "gone", "hotline"}, "ascending", "/?sort=-owner"},
		"visit":   {[]string{"hotline", "guide", "walled", "gone", "taken", "unknown", "fresh"}, "descending", "/?sort=-visit"},
	} {
		doc := newWorld().read(t, "/?sort="+sort, http.StatusOK)
		column := doc.Find("th[aria-sort]")
		if got := rowIDs(doc); !slices.Equal(got, want.rows) {
			t.Errorf("sort=%s: got %v, want %v", sort, got, want.rows)
		}
		if got := column.AttrOr("aria-sort", ""); column.Length() != 1 || got != want.direction {
			t.Errorf("sort=%s: got aria-sort %q on %d columns, want %q on one", sort, got, column.Length(), want.direction)
		}
		if got := column.Find("a").AttrOr("href", ""); got != want.again {
			t.Errorf("sort=%s: got link %q, want %q", sort, got, want.again)
		}
	}
}

func TestOverviewShowsAHundredAPage(t *testing.T) {
	w := newWorld()
	w.crowd(205)
	for page, want := range map[string]struct {
		first, shown, prev, next string
		rows                     int
	}{
		"1":   {"e000", "1 to 100 of 205 resources", "", "/?page=2&sort=title", 100},
		"2":   {"e100", "101 to 200 of 205 resources", "/?sort=title", "/?page=3&sort=title", 100},
		"3":   {"e200", "201 to 205 of 205 resources", "/?page=2&sort=title", "", 5},
		"999": {"e200", "201 to 205 of 205 resources", "/?page=2&sort=title", "", 5},
	} {
		doc := w.read(t, "/?sort=title&page="+page, http.StatusOK)
		rows := rowIDs(doc)
		if len(rows) != want.rows || rows[0] != want.first {
			t.Errorf("page %s: got %d rows from %s, want %d from %s", page, len(rows), rows[0], want.rows, want.first)
		}
		wantWords(t, doc, "#shown", want.shown)
		prev, next := doc.Find("a[rel=prev]").AttrOr("href", ""), doc.Find("a[rel=next]").AttrOr("href", "")
		if prev != want.prev || next != want.next {
			t.Errorf("page %s: got links %q and %q, want %q and %q", page, prev, next, want.prev, want.next)
		}
	}
}

func TestFiltersThatMeanNothingAreRefusedInWords(t *testing.T) {
	for query, want := range map[string]string{
		"health=ill":                        `no health "ill"`,
		"sort=colour":                       `no column "colour"`,
		"page=0":                            `no page "0"`,
		"page=x":                            `no page "x"`,
		"q=" + strings.Repeat("x", 201):     "at most 200 characters",
		"health=" + strings.Repeat("x", 99): "no health",
		"group=" + strings.Repeat("x", 201): "at most 200 characters",
	} {
		wantWords(t, newWorld().read(t, "/?"+query, http.StatusBadRequest), ".lead", want)
	}
	if got := newWorld().ask(http.MethodGet, "/?q="+strings.Repeat("x", 2100)).Code; got != http.StatusRequestURITooLong {
		t.Errorf("a query of 2102 bytes: got %d, want %d", got, http.StatusRequestURITooLong)
	}
}

func TestFilterURLReadsBackAsTheSameFilter(t *testing.T) {
	for _, f := range []filter{
		{}, {Health: "stale"}, {Group: "a & b", Text: "ü?=#"}, {Sort: "since", Upward: true, Page: 4}, {Sort: "health", Text: "x"},
	} {
		u, err := url.Parse(f.URL())
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseFilter(u.Query())
		if err != nil || got != f {
			t.Errorf("%s: got %+v, %v; want %+v", f.URL(), got, err, f)
		}
	}
}

package checks

import (
	"slices"
	"testing"

	"linkwatch"
)

// weeks are looks, each a week after the one before, that see the same text.
func weeks(n int, l look) []look { return slices.Repeat([]look{l}, n) }

func TestStaleByWhatWeSaw(t *testing.T) {
	quarter := entry(maxAge(90 * day))
	a, b := readText(rows(0, 40)), readText(rows(1, 40))
	published := a.and(claiming(claim(linkwatch.Visible, linkwatch.Published, "2020-01-01")))
	judge(t, "stale", []judged{
		{"the same text at every visit of more than max_age", quarter, looks(weeks(15, a)...), linkwatch.Stale, "not changed since 2026-08-16"},
		{"though it says when it was published", quarter, looks(weeks(15, published)...), linkwatch.Stale, "not changed since"},
		{"a visit that failed tells nothing", quarter, looks(slices.Concat(weeks(7, a), []look{look(failed(linkwatch.Timeout, "headers", 2))}, weeks(7, a))...), linkwatch.Stale, "not changed since"},
		{"not yet for so long", quarter, looks(weeks(13, a)...), linkwatch.Healthy, ""},
		{"a change within max_age", quarter, looks(slices.Concat(weeks(5, b), weeks(10, a))...), linkwatch.Healthy, ""},
		{"a change long ago", quarter, looks(slices.Concat(weeks(5, b), weeks(15, a))...), linkwatch.Stale, "not changed since 2026-08-16"},
		{"a line that is another at each visit gives the benefit of the doubt", quarter,
			looks(readText(rows(0, 40), 1), readText(rows(0, 40), 2), readText(rows(0, 40), 3), readText(rows(0, 40), 4), readText(rows(0, 40), 5), readText(rows(0, 40), 6), readText(rows(0, 40), 7),
				readText(rows(0, 40), 8), readText(rows(0, 40), 9), readText(rows(0, 40), 10), readText(rows(0, 40), 11), readText(rows(0, 40), 12), readText(rows(0, 40), 13), readText(rows(0, 40), 14), readText(rows(0, 40), 15)), linkwatch.Healthy, ""},
		{"two visits a year apart say nothing of the time between", quarter,
			[]linkwatch.Visit{looks(a)[0], aYearAgo(looks(a)[0])}, linkwatch.Healthy, ""},
		{"a page of scripts, whose words are not read", quarter, looks(weeks(15, readText(nil).and(func(v *linkwatch.Visit) { v.Page.Print.Blocks = nil }))...), linkwatch.Healthy, ""},
		{"a page without words, whose bytes are the same at each visit", quarter, looks(weeks(15, readText(nil).and(func(v *linkwatch.Visit) { v.Page.Print.Blocks, v.Page.Hash = nil, "shell" }))...), linkwatch.Healthy, ""},
		{"a document whose text is not read, of the same bytes", quarter, looks(weeks(15, func(v *linkwatch.Visit) {
			v.Page = linkwatch.Page{Reader: "now", ContentType: "application/pdf", Hash: "file", Bytes: 9}
		})...), linkwatch.Stale, "not changed since"},
		{"a page that says when it was modified", quarter, looks(weeks(15, a.and(claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-01"))))...), linkwatch.Healthy, ""},
		{"no limit, never stale", entry(), looks(weeks(15, a)...), linkwatch.Healthy, ""},
		{"a person has looked since", entry(maxAge(90*day), func(e *linkwatch.Entry) { e.LastVerified.On = today.Add(-30 * day) }), looks(weeks(15, a)...), linkwatch.Healthy, ""},
	})
}

func aYearAgo(v linkwatch.Visit) linkwatch.Visit {
	v.At = v.At.AddDate(-1, 0, 0)
	return v
}

func TestWhatWeSawClearsAPageOfAnOldLastModified(t *testing.T) {
	a, b := readText(rows(0, 40)), readText(rows(1, 40))
	old := claiming(claim(linkwatch.HTTPHeader, linkwatch.Modified, "2020-01-01"))
	for _, tt := range []struct {
		name   string
		visits []linkwatch.Visit
		want   linkwatch.Health
	}{
		{"a text that changed", looks(a.and(old), a.and(old), b.and(old), b.and(old), b.and(old)), linkwatch.Healthy},
		{"one that did not", looks(b.and(old), b.and(old), b.and(old)), linkwatch.Stale},
	} {
		if got := Judge(entry(maxAge(90*day)), Past{Visits: tt.visits}, today).Health; got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

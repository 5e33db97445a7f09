package checks

import (
	"fmt"
	"testing"

	"linkwatch"
)

// BenchmarkJudge judges histories as long as they are kept (120 visits) and as
// long as a round reads them (5). A whole judgment is to take a millisecond at
// most, of a healthy page a few microseconds.
func BenchmarkJudge(b *testing.B) {
	e := entry(maxAge(365*day), func(e *linkwatch.Entry) { e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}} })
	guide := survivors()
	for i := range 12 {
		guide.headings = append(guide.headings, fmt.Sprintf("Chapter %d", i))
	}
	dated := claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-22"))
	changing := func(i int) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page.Hash = fmt.Sprint("changing ", i) }
	}
	drifted := func(v *linkwatch.Visit) { recipe := recipe().told(0); v.Page = recipe.Page }
	spammed := func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Terms = "spammed", injection }
	for _, c := range []struct {
		name   string
		befall func(i int) func(*linkwatch.Visit)
	}{
		{"healthy", func(int) func(*linkwatch.Visit) { return dated }},
		{"other bytes each time", changing},
		{"undated, other words each time", func(i int) func(*linkwatch.Visit) {
			return func(v *linkwatch.Visit) {
				v.Page.Hash, v.Page.Claims = fmt.Sprint("changing ", i), nil
				v.Page.Print.Shingles = with(rows(0, 50), rows(uint32(i+1), 14))
			}
		}},
		{"told by its sitemap, other words each time", func(i int) func(*linkwatch.Visit) {
			return func(v *linkwatch.Visit) {
				v.Page.Hash, v.Page.Claims = fmt.Sprint("changing ", i), nil
				v.Page.Print.Shingles = with(rows(0, 50), rows(uint32(i+1), 14))
				v.Told = []linkwatch.DateClaim{claim(linkwatch.Sitemap, linkwatch.Modified, "2026-10-01")}
			}
		}},
		{"undated, the same words each time", func(i int) func(*linkwatch.Visit) {
			return func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Claims = fmt.Sprint("changing ", i), nil }
		}},
		{"drifted", func(i int) func(*linkwatch.Visit) {
			if i < 3 {
				return drifted
			}
			return changing(i)
		}},
		{"hijacked", func(i int) func(*linkwatch.Visit) {
			if i < 3 {
				return spammed
			}
			return changing(i)
		}},
		{"dead", func(int) func(*linkwatch.Visit) { return answered(404, 404) }},
		{"walled off", func(int) func(*linkwatch.Visit) { return answered(403) }},
		{"flapping", func(i int) func(*linkwatch.Visit) { return answered(200 + 300*(i%2)) }},
	} {
		for _, length := range []int{1, 5, 120} {
			var visits []linkwatch.Visit
			for i := range length {
				visits = append(visits, guide.told(1+24*i, dated, func(v *linkwatch.Visit) { v.Page.Words = 600; v.Attempts = nil }, c.befall(i)))
			}
			b.Run(fmt.Sprintf("%s/%d", c.name, length), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Judge(e, Past{Visits: visits}, today)
				}
			})
		}
	}
}

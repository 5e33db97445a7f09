package checks

import (
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// lastmod is what a sitemap with a good record says.
func lastmod(date string) linkwatch.DateClaim {
	c := claim(linkwatch.Sitemap, linkwatch.Modified, date)
	c.Confidence = 0.65
	return c
}

func hearing(claims ...linkwatch.DateClaim) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Told = claims }
}

// printing gives the page the text, as its print is of it.
func printing(text string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.Page.Words = 200
		v.Page.Hash = text + v.At.String() // of bytes that nobody reads
		for i, c := range strings.Repeat(text, 3) {
			v.Page.Print.Blocks = append(v.Page.Print.Blocks, uint32(i)<<8|uint32(c))
			for word := range 4 {
				v.Page.Print.Shingles = append(v.Page.Print.Shingles, uint32(i)<<16|uint32(word)<<8|uint32(c))
			}
		}
	}
}

func TestWhatASiteSaysOfItsPages(t *testing.T) {
	weak := lastmod("2024-03-05")
	weak.Confidence = 0.1
	published := claim(linkwatch.JSONLD, linkwatch.Published, "2025-06-01")
	header := claim(linkwatch.HTTPHeader, linkwatch.Modified, "2025-01-01")
	header.Confidence = 0.3
	feed := claim(linkwatch.Feed, linkwatch.Modified, "2024-04-04")
	feed.Confidence = 0.7
	for name, c := range map[string]struct {
		visits []linkwatch.Visit
		want   string
	}{
		"a page without a date has its site's":      {[]linkwatch.Visit{visit(hours(1), hearing(lastmod("2024-03-05")))}, "2024-03-05"},
		"one that states a date keeps it":           {[]linkwatch.Visit{visit(hours(1), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")), hearing(lastmod("2024-03-05")))}, "2020-01-01"},
		"a poor statement of the page goes first":   {[]linkwatch.Visit{visit(hours(1), claiming(doubtful(claim(linkwatch.Meta, linkwatch.Modified, "2020-01-01"))), hearing(lastmod("2024-03-05")))}, "2020-01-01"},
		"a review stated by the page goes first":    {[]linkwatch.Visit{visit(hours(1), claiming(claim(linkwatch.Visible, linkwatch.Reviewed, "2020-01-01")), hearing(lastmod("2024-03-05")))}, "2020-01-01"},
		"it goes before Last-Modified":              {[]linkwatch.Visit{visit(hours(1), claiming(header), hearing(lastmod("2024-03-05")))}, "2024-03-05"},
		"one that is worthless does not":            {[]linkwatch.Visit{visit(hours(1), claiming(header), hearing(weak))}, "2025-01-01"},
		"one that is worthless is none":             {[]linkwatch.Visit{visit(hours(1), hearing(weak))}, ""},
		"the surer of sitemap and feed":             {[]linkwatch.Visit{visit(hours(1), hearing(lastmod("2024-03-05"), feed))}, "2024-04-04"},
		"it goes before the day of publication":     {[]linkwatch.Visit{visit(hours(1), claiming(published), hearing(lastmod("2025-07-01")))}, "2025-07-01"},
		"none is modified before it was published":  {[]linkwatch.Visit{visit(hours(1), claiming(published), hearing(lastmod("2024-03-05")))}, "2025-06-01"},
		"none is modified after it was asked":       {[]linkwatch.Visit{visit(hours(1), hearing(lastmod("2026-11-25")))}, ""},
		"it is kept when nobody asked again":        {[]linkwatch.Visit{visit(hours(1)), visit(hours(30), hearing(lastmod("2024-03-05")))}, "2024-03-05"},
		"it is kept through a failure":              {[]linkwatch.Visit{visit(hours(1), failed(linkwatch.Timeout, "headers", 2)), visit(hours(30), hearing(lastmod("2024-03-05")))}, "2024-03-05"},
		"the newest counts":                         {[]linkwatch.Visit{visit(hours(1), hearing(lastmod("2024-03-06"))), visit(hours(30), hearing(lastmod("2024-03-05")))}, "2024-03-06"},
		"it is not kept for ever":                   {[]linkwatch.Visit{visit(hours(1)), visit(100*day, hearing(lastmod("2024-03-05")))}, ""},
		"a lastmod that moves without the text":     {[]linkwatch.Visit{visit(hours(1), printing("abcdef"), hearing(lastmod("2026-11-20"))), visit(10*day, printing("abcdef"), hearing(lastmod("2026-11-10")))}, ""},
		"a lastmod that moves with the text":        {[]linkwatch.Visit{visit(hours(1), printing("ghijkl"), hearing(lastmod("2026-11-20"))), visit(10*day, printing("abcdef"), hearing(lastmod("2025-11-10")))}, "2026-11-20"},
		"a lastmod that tells late of a change":     {[]linkwatch.Visit{visit(hours(1), printing("abcdef"), hearing(lastmod("2026-11-10"))), visit(10*day, printing("abcdef"), hearing(lastmod("2026-10-10")))}, "2026-11-10"},
		"one that was false twice is not trusted":   {movingLastmods("2026-11-20", "ghijkl"), ""},
		"nor is the day after it, though it agrees": {movingLastmods("2026-08-10", "abcdef"), ""},
	} {
		v := Judge(entry(maxAge(365*day)), Past{Visits: c.visits}, today)
		if got := v.Modified.String(); got != c.want {
			t.Errorf("%s: got %q by %q, want %q", name, got, v.Modified.Channel, c.want)
		}
	}
}

// movingLastmods are visits to a page whose text stayed while its lastmod moved
// twice, and then one with another text or not.
func movingLastmods(last, text string) []linkwatch.Visit {
	return []linkwatch.Visit{
		visit(hours(1), printing(text), hearing(lastmod(last))),
		visit(10*day, printing("abcdef"), hearing(lastmod("2026-11-10"))),
		visit(30*day, printing("abcdef"), hearing(lastmod("2026-10-20"))),
		visit(60*day, printing("abcdef"), hearing(lastmod("2025-01-01"))),
	}
}

func TestALastmodThatDidNotMoveWithTheTextIsNoDate(t *testing.T) {
	var visits []linkwatch.Visit
	for days := range 20 {
		text := "ghijkl"
		if days >= 10 {
			text = "abcdef"
		}
		visits = append(visits, visit(time.Duration(days)*day+hours(1), printing(text), hearing(lastmod("2024-03-05"))))
	}
	v := Judge(entry(maxAge(365*day)), Past{Visits: visits}, today)
	if v.Modified.Channel != linkwatch.Seen || v.Modified.String() != "2026-11-13" || v.Health != linkwatch.Healthy {
		t.Errorf("got %s by %s, health %v, want what we saw, 2026-11-13", v.Modified, v.Modified.Channel, v.Health)
	}
}

func TestAPageIsStaleByItsSitemap(t *testing.T) {
	v := Judge(entry(maxAge(365*day)), Past{Visits: []linkwatch.Visit{visit(hours(1), hearing(lastmod("2024-03-05")))}}, today)
	words := lastmod("2024-03-05").Words()
	if v.Health != linkwatch.Stale || len(v.Findings) != 1 || !strings.Contains(v.Findings[0].Detail, words) {
		t.Errorf("got %v with %+v, want stale with %q", v.Health, v.Findings, words)
	}
}

func TestOnlyAPageThatLeavesItsDateOpenIsAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		visit linkwatch.Visit
		want  bool
	}{
		"no date":               {visit(0), true},
		"a document":            {visit(0, func(v *linkwatch.Visit) { v.Page.ContentType = "application/pdf" }), true},
		"a picture":             {visit(0, func(v *linkwatch.Visit) { v.Page.ContentType = "image/png" }), false},
		"a header":              {visit(0, claiming(claim(linkwatch.HTTPHeader, linkwatch.Modified, "2024-01-01"))), true},
		"published":             {visit(0, claiming(claim(linkwatch.JSONLD, linkwatch.Published, "2024-01-01"))), true},
		"modified":              {visit(0, claiming(claim(linkwatch.Meta, linkwatch.Modified, "2024-01-01"))), false},
		"reviewed":              {visit(0, claiming(claim(linkwatch.Visible, linkwatch.Reviewed, "2024-01-01"))), false},
		"modified in future":    {visit(0, claiming(claim(linkwatch.Meta, linkwatch.Modified, "2028-01-01"))), true},
		"told by its site":      {visit(0, hearing(lastmod("2024-03-05"))), false},
		"told what is no worth": {visit(0, hearing(doubtful(doubtful(lastmod("2024-03-05"))))), true},
		"a wall":                {visit(0, func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" }), false},
	} {
		if got := Undated(c.visit); got != c.want {
			t.Errorf("%s: undated %v, want %v", name, got, c.want)
		}
	}
}

func TestASitemapIsNotRightWhereAnotherReaderReadThePage(t *testing.T) {
	readBy := func(name string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page.Reader = name }
	}
	visits := []linkwatch.Visit{
		visit(hours(1), printing("ghijkl"), readBy("new"), hearing(lastmod("2026-11-20"))),
		visit(10*day, printing("abcdef"), readBy("old"), hearing(lastmod("2026-11-10"))),
		visit(30*day, printing("abcdef"), readBy("old"), hearing(lastmod("2025-10-20"))),
	}
	if got := Judge(entry(), Past{Visits: visits}, today).Modified; got.String() != "" {
		t.Errorf("modified %q by %q, want nothing: its lastmod moved while the text stood, and the other text is another reader's", got, got.Channel)
	}
}

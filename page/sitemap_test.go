package page_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"linkwatch"
	"linkwatch/page"
)

var (
	askedAt   = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	sitemapAt = &url.URL{Scheme: "https", Host: "h.test", Path: "/sitemap.xml"}
)

// sitemapOf lists pages /0, /1, ... of h.test, each with a lastmod; "" for none.
func sitemapOf(lastmods ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for i, lastmod := range lastmods {
		fmt.Fprintf(&b, "\n<url><loc>https://h.test/%d</loc>", i)
		if lastmod != "" {
			fmt.Fprintf(&b, "<lastmod>%s</lastmod>", lastmod)
		}
		b.WriteString("</url>")
	}
	return b.String() + "</urlset>"
}

// apart gives n days of 2020 and after, no two the same.
func apart(n int) []string {
	days := make([]string, n)
	for i := range days {
		days[i] = time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	return days
}

func same(day string, n int) []string { return slices.Repeat([]string{day}, n) }

// listed reads a listing for one page.
func listed(t *testing.T, listing, wanted string) []linkwatch.DateClaim {
	t.Helper()
	all, _ := page.ReadListing(strings.NewReader(listing), sitemapAt, []string{wanted}, askedAt)
	again, _ := page.ReadListing(iotest.OneByteReader(strings.NewReader(listing)), sitemapAt, []string{wanted}, askedAt)
	if !reflect.DeepEqual(all, again) {
		t.Errorf("read whole: %v, read in pieces: %v", all, again)
	}
	return all[wanted]
}

func TestASitemapIsBelievedByItsRecord(t *testing.T) {
	for name, c := range map[string]struct {
		lastmods []string // the first is the wanted page's
		least    float64  // confidence
		most     float64
	}{
		"many different days":                  {append([]string{"2024-03-05"}, apart(50)...), 0.65, 0.65},
		"all the same day":                     {same("2024-03-05", 20), 0.01, 0.2},
		"three the same day":                   {same("2024-03-05", 3), 0.01, 0.2},
		"half of one day":                      {append(same("2024-03-05", 10), apart(10)...), 0.01, 0.2},
		"a page that stands out":               {append([]string{"2024-03-05"}, same("2023-01-01", 40)...), 0.3, 0.65},
		"three in ten of one day":              {append(same("2024-03-05", 3), apart(7)...), 0.3, 0.5},
		"the day of the request":               {same("2026-11-22", 20), 0.01, 0.2},
		"days of the request among others":     {append(same("2026-11-22", 5), apart(20)...), 0.01, 0.2},
		"one of today among many":              {append([]string{"2026-11-22"}, apart(50)...), 0.3, 0.5},
		"an old one where others are of today": {append([]string{"2024-03-05"}, append(apart(8), same("2026-11-22", 8)...)...), 0.3, 0.65},
		"many of the future":                   {append([]string{"2024-03-05"}, append(apart(20), same("2027-05-01", 9)...)...), 0.01, 0.2},
		"alone":                                {[]string{"2024-03-05"}, 0.3, 0.5},
		"alone and of today":                   {[]string{"2026-11-22"}, 0.01, 0.2},
	} {
		claims := listed(t, sitemapOf(c.lastmods...), "https://h.test/0")
		if len(claims) != 1 {
			t.Errorf("%s: got %d claims, want 1", name, len(claims))
			continue
		}
		got := claims[0]
		if got.Confidence < c.least || got.Confidence > c.most || got.String() != c.lastmods[0] || got.Channel != linkwatch.Sitemap || got.Kind != linkwatch.Modified {
			t.Errorf("%s: got %+v, want %s of confidence %v to %v", name, got, c.lastmods[0], c.least, c.most)
		}
	}
}

func TestTheQuoteOfALastmodCarriesItsEvidence(t *testing.T) {
	claims := listed(t, sitemapOf(append([]string{"2024-03-05T22:10:00-05:00"}, append(apart(639), same("2020-01-01", 172)...)...)...), "https://h.test/0")
	want := "lastmod 2024-03-05 in https://h.test/sitemap.xml (812 pages, 640 different days)"
	if len(claims) != 1 || claims[0].Quote != want {
		t.Errorf("got %+v, want the quote %q", claims, want)
	}
}

func TestASitemapKnowsAPageByAnyOfItsAddresses(t *testing.T) {
	withLoc := func(loc string) string {
		return strings.Replace(sitemapOf("2024-03-05"), "https://h.test/0", loc, 1)
	}
	for loc, wanted := range map[string]string{
		"https://h.test/a/b":                   "https://h.test/a/b",
		"http://h.test/a/b":                    "https://h.test/a/b",
		"https://www.h.test/a/b/":              "http://h.test:80/a/b",
		"\n  https://H.TEST/a/b#top ":          "https://h.test/a/b",
		"https://h.test/caf%c3%a9":             "https://h.test/caf%C3%A9",
		"https://h.test/café":                  "https://h.test/caf%C3%A9",
		"https://h.test/a?x=1&amp;y=2":         "https://h.test/a?x=1&y=2",
		"<![CDATA[https://h.test/a?x=1&y=2]]>": "https://h.test/a?x=1&y=2",
		"https://h.test/a<!-- > -->/b":         "https://h.test/a/b",
		"https://h.test":                       "https://h.test/",
	} {
		if claims := listed(t, withLoc(loc), wanted); len(claims) != 1 {
			t.Errorf("%q for %s: got %v, want one claim", loc, wanted, claims)
		}
	}
	for loc, wanted := range map[string]string{
		"https://h.test/a":     "https://h.test/A",
		"https://h.test/a/b":   "https://h.test/a",
		"https://h.test/a?x=1": "https://h.test/a",
		"https://x.test/a":     "https://h.test/a",
		"/a":                   "https://h.test/a",
		"ftp://h.test/a":       "https://h.test/a",
	} {
		if claims := listed(t, withLoc(loc), wanted); len(claims) != 0 {
			t.Errorf("%q for %s: got %v, want no claim", loc, wanted, claims)
		}
	}
}

func TestOnlyAPagesOwnLocAndLastmodCount(t *testing.T) {
	const odd = `<urlset><url><loc>https://h.test/a</loc><image:image><image:loc>https://h.test/b</image:loc><lastmod>2025-01-01</lastmod></image:image>
		<lastmod>%s</lastmod></url><lastmod>2025-02-02</lastmod><loc>https://h.test/b</loc></urlset>`
	for lastmod, want := range map[string]string{
		"2024-03-05": "2024-03-05", "2024-03": "2024-03", "2024": "2024", " 2024-03-05T10:00:00.5+02:00 ": "2024-03-05",
		"": "", "0000-00-00": "", "2024-13-05": "", "2024-02-30": "", "yesterday": "", "2026-11-24": "", "1970-01-01": "",
	} {
		got := ""
		for _, c := range listed(t, fmt.Sprintf(odd, lastmod), "https://h.test/a") {
			got += c.String()
		}
		if got != want {
			t.Errorf("lastmod %q: got %q, want %q", lastmod, got, want)
		}
	}
	if claims := listed(t, fmt.Sprintf(odd, "2024-03-05"), "https://h.test/b"); len(claims) != 0 {
		t.Errorf("a picture: got %v, want no claim", claims)
	}
}

func TestOfAPageListedTwiceTheOlderDayCounts(t *testing.T) {
	for _, two := range [][]string{{"2024-03-05", "2023-01-01"}, {"2023-01-01", "2024-03-05"}} {
		both := strings.ReplaceAll(sitemapOf(two...), "/1<", "/0/<")
		if claims := listed(t, both, "https://h.test/0"); len(claims) != 1 || claims[0].String() != "2023-01-01" {
			t.Errorf("listed on %v: got %v, want 2023-01-01 alone", two, claims)
		}
	}
}

func TestASitemapIsReadInItsEncoding(t *testing.T) {
	plain := sitemapOf(append([]string{"2024-03-05"}, apart(5)...)...)
	utf16le := []byte("\xff\xfe")
	for _, unit := range utf16.Encode([]rune(strings.Replace(plain, "UTF-8", "UTF-16", 1))) {
		utf16le = append(utf16le, byte(unit), byte(unit>>8))
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, plain)
	z.Close()
	latin := strings.ReplaceAll(strings.Replace(plain, "UTF-8", "iso-8859-1", 1), "/0<", "/\xe9<")
	for name, c := range map[string]struct{ text, wanted string }{
		"a byte order mark":  {"\ufeff" + plain, "https://h.test/0"},
		"UTF-16":             {string(utf16le), "https://h.test/0"},
		"gzip":               {packed.String(), "https://h.test/0"},
		"Latin-1":            {latin, "https://h.test/%C3%A9"},
		"an unknown charset": {strings.Replace(plain, "UTF-8", "x-none", 1), "https://h.test/0"},
		"cut gzip":           {packed.String()[:packed.Len()-12], "https://h.test/0"},
	} {
		if claims := listed(t, c.text, c.wanted); len(claims) != 1 {
			t.Errorf("%s: got %v, want one claim", name, claims)
		}
	}
}

func TestWhatIsNoSitemapSaysNothing(t *testing.T) {
	bomb := `<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>https://h.test/&b;</loc><lastmod>2024-03-05</lastmod></url></urlset>`
	for name, text := range map[string]string{
		"nothing":              "",
		"a list of addresses":  "https://h.test/0\nhttps://h.test/1\n",
		"HTML":                 "<!DOCTYPE html><html><body><url><loc>https://h.test/0</loc><lastmod>2024-03-05</lastmod></url></html>",
		"JSON":                 `{"urlset": [{"loc": "https://h.test/0", "lastmod": "2024-03-05"}]}`,
		"a broken gzip":        "\x1f\x8b\x08 this is no gzip",
		"an entity of its own": bomb,
		"a tag without end":    "<urlset><url><loc " + strings.Repeat(`a="`, 1<<20),
		"closing tags":         strings.Repeat("</urlset>", 1<<10),
		"a comment":            "<!--" + strings.Repeat("<urlset>", 1<<10),
	} {
		if claims := listed(t, text, "https://h.test/0"); len(claims) != 0 {
			t.Errorf("%s: got %v, want no claim", name, claims)
		}
	}
}

func TestABrokenSitemapIsReadAsFarAsItGoes(t *testing.T) {
	whole := sitemapOf(append([]string{"2024-03-05"}, apart(30)...)...)
	if claims := listed(t, whole[:len(whole)/2], "https://h.test/0"); len(claims) != 1 || claims[0].Confidence != 0.65 {
		t.Errorf("got %v, want one claim as of a whole one", claims)
	}
}

func TestAGzipBombIsReadWithinBounds(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, "<urlset>")
	for spaces := bytes.Repeat([]byte(" "), 1<<20); packed.Len() < 100<<10; {
		z.Write(spaces)
	}
	io.WriteString(z, "<url><loc>https://h.test/0</loc><lastmod>2024-03-05</lastmod></url></urlset>")
	z.Close()
	if claims := listed(t, packed.String(), "https://h.test/0"); len(claims) != 0 {
		t.Errorf("got %v of what stands behind %d packed bytes, want none", claims, packed.Len())
	}
}

func TestAnIndexNamesTheLikeliestSitemapsFirst(t *testing.T) {
	index := func(names ...string) string {
		text := "<sitemapindex>"
		for _, name := range names {
			text += "<sitemap><loc>https://h.test/" + name + "</loc><lastmod>2024-03-05</lastmod></sitemap>"
		}
		return text + "</sitemapindex>"
	}
	for name, c := range map[string]struct{ named, want []string }{
		"kinds of page":    {[]string{"post-sitemap.xml", "category-sitemap.xml", "page-sitemap.xml"}, []string{"page-sitemap.xml", "post-sitemap.xml", "category-sitemap.xml"}},
		"words of the URL": {[]string{"sitemap-es.xml", "sitemap-guides.xml", "sitemap-en.xml"}, []string{"sitemap-guides.xml", "sitemap-es.xml", "sitemap-en.xml"}},
		"in order":         {[]string{"sitemap.xml?page=2", "sitemap.xml?page=1"}, []string{"sitemap.xml?page=2", "sitemap.xml?page=1"}},
		"the first few":    {strings.Fields(strings.Repeat("s.xml ", 2000)), strings.Fields(strings.Repeat("s.xml ", 8))},
	} {
		claims, further := page.ReadListing(strings.NewReader(index(c.named...)), sitemapAt, []string{"https://h.test/guides/victims"}, askedAt)
		for i := range c.want {
			c.want[i] = "https://h.test/" + c.want[i]
		}
		if !slices.Equal(further, c.want) || len(claims) != 0 {
			t.Errorf("%s: got %v and %v, want %v", name, further, claims, c.want)
		}
	}
}

func FuzzSitemap(f *testing.F) {
	for _, seed := range []string{
		sitemapOf("2024-03-05", "2024-03", ""), "<sitemapindex><sitemap><loc>https://h.test/s.xml",
		"<!DOCTYPE x [<!ENTITY a 'b'>]><s:urlset><s:url><s:loc>https://h.test/0<![CDATA[]]></s:loc><s:lastmod>2024</s:lastmod>",
		"\xff\xfe<\x00u\x00", "\x1f\x8b\x08\x00", "<?xml encoding='utf-16be'?><urlset", "<a b='>'>&#x10ffff;&amp;</a><!-->--><//>",
	} {
		f.Add(seed)
	}
	f.Fuzz(checkListing)
}

// checkListing fails the test if a listing is not read within its bounds, or not
// the same in pieces.
func checkListing(t *testing.T, text string) {
	wanted := []string{"https://h.test/0", "https://h.test/1", "http://www.h.test/1/", "", "no address", "https://h.test/%zz"}
	claims, further := page.ReadListing(strings.NewReader(text), sitemapAt, wanted, askedAt)
	again, furtherAgain := page.ReadListing(iotest.HalfReader(strings.NewReader(text)), sitemapAt, wanted, askedAt)
	if !reflect.DeepEqual(claims, again) || !slices.Equal(further, furtherAgain) {
		t.Fatalf("%q\nwhole:  %v %v\npieces: %v %v", text, claims, further, again, furtherAgain)
	}
	if len(further) > 8 {
		t.Fatalf("%q: %d further sitemaps, want 8 at most", text, len(further))
	}
	for address, said := range claims {
		if !slices.Contains(wanted, address) {
			t.Fatalf("%q: told of %q, which nobody wants", text, address)
		}
		for _, c := range said {
			if utf8.RuneCountInString(c.Quote) > 160 || !utf8.ValidString(c.Quote) || c.Quote == "" || c.String() == "" || c.Confidence <= 0 || c.Confidence > 1 || c.Date.After(askedAt.Add(48*time.Hour)) {
				t.Fatalf("%q: bad claim %+v", text, c)
			}
		}
	}
}

func BenchmarkSitemap(b *testing.B) {
	text := sitemapOf(slices.Repeat(apart(1000), 50)...)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		claims, _ := page.ReadListing(strings.NewReader(text), sitemapAt, []string{"https://h.test/49999"}, askedAt)
		if len(claims) != 1 {
			b.Fatalf("got %v, want one claim", claims)
		}
	}
}

package page

import (
	"bytes"
	"fmt"

	"linkwatch"
)

// maxSitemap is how many pages a sitemap lists at most (sitemaps.org, protocol).
const maxSitemap = 50_000

// A listedPage is what a sitemap says of a wanted page.
type listedPage struct {
	addresses []string
	date      date
}

// readSitemap reads a urlset, in which <lastmod> is when a page was modified. Of
// a page that it lists twice the older day counts.
func (l *listing) readSitemap(x *xmlTokens) {
	var found []listedPage
	var at listedPage
	var r record
	for r.pages < maxSitemap {
		token := x.next()
		if token == xmlDone {
			break
		}
		switch {
		case token == xmlOpen && x.depth == 2:
			at = listedPage{}
		case token == xmlClose && x.depth == 2 && string(x.name) == "url":
			r.pages++
			r.add(at.date, l.asked)
			if at.addresses != nil && l.past(at.date) {
				found = append(found, at)
			}
		case token != xmlClose || x.depth != 3:
		case string(x.name) == "loc":
			at.addresses = l.wants(x.text)
		case string(x.name) == "lastmod":
			at.date = parseW3C(x.text)
		}
	}
	for _, p := range found {
		for _, address := range p.addresses {
			if before := l.told[address]; len(before) > 0 && !p.date.start().Before(before[0].Date) {
				continue
			}
			delete(l.told, address)
			l.tell([]string{address}, statement{
				date: p.date, kind: linkwatch.Modified, channel: linkwatch.Sitemap, factor: r.factor(p.date, l.asked),
				quote: fmt.Sprintf("lastmod %s in %s (%s)", p.date.claimed(), l.at, r),
			})
		}
	}
}

// claimed is the date with its precision's length.
func (d date) claimed() string {
	return linkwatch.DateClaim{Date: d.start(), Precision: d.precision()}.String()
}

// parseW3C reads a date in the format that sitemaps prescribe, as a rule: 2024,
// 2024-03, 2024-03-05, or that and a time. The day is the stated one, in its zone.
func parseW3C(text []byte) date {
	text = bytes.TrimSpace(text)
	if len(text) >= 10 && text[4] == '-' && text[7] == '-' && (len(text) == 10 || text[10] == 'T') {
		year, n := readInt(text[:4])
		month, m := readInt(text[5:7])
		day, o := readInt(text[8:10])
		if n == 4 && m == 2 && o == 2 && month > 0 && day > 0 {
			return date{year, month, day}.valid()
		}
	}
	return parseStamp(string(text), unknownOrder)
}

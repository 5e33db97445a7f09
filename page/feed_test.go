package page_test

import (
	"fmt"
	"strings"
	"testing"
)

const rss2 = `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>News</title><atom:link href="https://h.test/feed" rel="self"/><link>https://h.test/news</link>
<lastBuildDate>Sun, 22 Nov 2026 11:59:00 +0000</lastBuildDate><pubDate>Sun, 22 Nov 2026 11:59:00 +0000</pubDate>
<item><title>a</title><link>https://h.test/a/</link><guid isPermaLink="false">17</guid><pubDate>%s</pubDate><description><![CDATA[<a href="https://h.test/b"> ]] > <updated>2026-01-01</updated>]]></description></item>
<item><title>b</title><guid>https://h.test/b?x=1&amp;y=2</guid><dc:date>2024-02-02T00:00:00Z</dc:date></item>
<item><title>c</title><link>https://h.test/c</link></item>
</channel></rss>`

const rss1 = `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://h.test/feed"><link>https://h.test/news</link><items><rdf:Seq><rdf:li resource="https://h.test/a"/></rdf:Seq></items></channel>
<item rdf:about="https://h.test/a"><title>a</title><link>https://h.test/a</link><dc:date>2024-03-05T22:00:00-05:00</dc:date><dcterms:modified>2024-04-06</dcterms:modified></item></rdf:RDF>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:h.test,2024:1</id><link rel="self" href="https://h.test/a"/><link href="/news"/><updated>2026-11-22T00:00:00Z</updated>
<entry><id>tag:h.test,2024:2</id><link rel="alternate" type="text/html" title="a > b" href="/a"/><link rel="enclosure" href="/b"/><updated>2024-04-06T10:00:00Z</updated><published>2024-03-05T10:00:00Z</published>
<source><updated>2026-01-01</updated></source></entry>
<entry><id>https://h.test/c</id><updated>2023-04-06</updated><published>2024-03-05</published></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://h.test/news", "items": [
{"id": 17, "url": "/a", "date_published": "2024-03-05T10:00:00Z", "date_modified": "2024-04-06T10:00:00Z"}, {"id": "https://h.test/b", "date_published": "2024-02-02"}]}`

func TestAFeedDatesItsItems(t *testing.T) {
	plain := fmt.Sprintf(rss2, "Tue, 05 Mar 2024 10:00:00 GMT")
	for _, c := range []struct{ name, feed, wanted, want string }{
		{"RSS by its link", plain, "https://h.test/a", "published 2024-03-05"},
		{"RSS by its guid", plain, "https://h.test/b?x=1&y=2", "published 2024-02-02"},
		{"RSS without a date", plain, "https://h.test/c", ""},
		{"a link in a description", plain, "https://h.test/b", ""},
		{"the feed's own address", plain, "https://h.test/feed", ""},
		{"a date without a time", fmt.Sprintf(rss2, "5 Mar 2024"), "https://h.test/a", "published 2024-03-05"},
		{"a date with a broken zone", fmt.Sprintf(rss2, "Tue, 5 Mar 2024 10:00 +25:99 (XYZ)"), "https://h.test/a", "published 2024-03-05"},
		{"a date of two digits' year", fmt.Sprintf(rss2, "Tue, 05 Mar 24"), "https://h.test/a", ""},
		{"a date of the future", fmt.Sprintf(rss2, "Tue, 05 Mar 2030 10:00:00 GMT"), "https://h.test/a", ""},
		{"RSS 1.0", rss1, "https://h.test/a", "modified 2024-04-06, published 2024-03-05"},
		{"Atom", atom, "https://h.test/a", "modified 2024-04-06, published 2024-03-05"},
		{"Atom by its id, updated before it was published", atom, "https://h.test/c", "published 2024-03-05"},
		{"an enclosure", atom, "https://h.test/b", ""},
		{"JSON", jsonFeed, "https://h.test/a", "modified 2024-04-06, published 2024-03-05"},
		{"JSON by its id", jsonFeed, "https://h.test/b", "published 2024-02-02"},
		{"other JSON", strings.Replace(jsonFeed, "jsonfeed", "other", 1), "https://h.test/a", ""},
		{"broken JSON", jsonFeed[:len(jsonFeed)-1], "https://h.test/a", ""},
	} {
		var said []string
		for _, claim := range listed(t, c.feed, c.wanted) {
			said = append(said, fmt.Sprintf("%s %s", claim.Kind, claim))
		}
		if got := strings.Join(said, ", "); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.name, c.wanted, got, c.want)
		}
	}
}

func TestAPageThatListsOthersIsAsNewAsItsNewestItem(t *testing.T) {
	for name, c := range map[string]struct{ feed, want, quote string }{
		"RSS":     {fmt.Sprintf(rss2, "Tue, 05 Mar 2024 10:00:00 GMT"), "2024-03-05", "newest item: pubdate Tue, 05 Mar 2024 10:00:00 GMT in https://h.test/sitemap.xml (3 items)"},
		"RSS 1.0": {rss1, "2024-04-06", "newest item: updated 2024-04-06 in https://h.test/sitemap.xml (1 item)"},
		"Atom":    {atom, "2024-04-06", "newest item: updated 2024-04-06T10:00:00Z in https://h.test/sitemap.xml (2 items)"},
		"JSON":    {jsonFeed, "2024-04-06", "newest item: updated 2024-04-06T10:00:00Z in https://h.test/sitemap.xml (2 items)"},
	} {
		claims := listed(t, c.feed, "https://h.test/news")
		if len(claims) != 1 || claims[0].String() != c.want || claims[0].Quote != c.quote || claims[0].Confidence < 0.3 || claims[0].Confidence > 0.4 {
			t.Errorf("%s: got %+v, want %s with little confidence and the quote %q", name, claims, c.want, c.quote)
		}
	}
	if claims := listed(t, `<rss><channel><link>https://h.test/news</link><lastBuildDate>Tue, 05 Mar 2024 10:00:00 GMT</lastBuildDate></channel></rss>`, "https://h.test/news"); len(claims) != 0 {
		t.Errorf("a feed without items: got %v, want no claim", claims)
	}
}

func TestAFeedThatUpdatesAllItsItemsAtOnceIsNotBelieved(t *testing.T) {
	feed := "<feed>"
	for i := range 10 {
		feed += fmt.Sprintf("<entry><id>https://h.test/%d</id><updated>2024-03-05</updated></entry>", i)
	}
	if claims := listed(t, feed+"</feed>", "https://h.test/1"); len(claims) != 1 || claims[0].Confidence > 0.2 {
		t.Errorf("got %+v, want little confidence", claims)
	}
}

func FuzzFeed(f *testing.F) {
	for _, seed := range []string{fmt.Sprintf(rss2, "5 Mar 2024"), rss1, atom, jsonFeed, "<rss><item><item><link>https://h.test/1", `{"version":"https://jsonfeed.org/","items":[{"id":["https://h.test/1"]}]}`} {
		f.Add(strings.ReplaceAll(seed, "h.test/a", "h.test/1"))
	}
	f.Fuzz(checkListing)
}

package page_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

// told writes claims as "2024-03-05 modified visible".
func told(claims []linkwatch.DateClaim) []string {
	var list []string
	for _, c := range claims {
		list = append(list, fmt.Sprintf("%s %s %s", c, c.Kind, c.Channel))
	}
	return list
}

func checkClaims(t *testing.T, address, body string, want []string) {
	t.Helper()
	if got := told(read(t, address, body).Claims); !slices.Equal(got, want) {
		t.Errorf("%s: %s\ngot  %q\nwant %q", address, body, got, want)
	}
}

func TestReadHearsVisibleStatements(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"last updated", "Last updated: March 5, 2024", "2024-03-05 modified visible"},
		{"with a weekday and a clock", "Last Updated: Tuesday, March 5, 2024 - 10:21", "2024-03-05 modified visible"},
		{"with the clock first", "Updated 21:22, 6 OCT 2020", "2020-10-06 modified visible"},
		{"in a sentence", "This page was last edited on 5 March 2024, at 19:23.", "2024-03-05 modified visible"},
		{"across inline tags", "<p><b>Last</b> <i>upd</i>ated: <span>March</span> <span>5</span>, 2024", "2024-03-05 modified visible"},
		{"in a row of a table", "<tr><th>Date modified:</th><td>2024-03-05</td></tr>", "2024-03-05 modified visible"},
		{"after a list's label", "<dl><dt>Date modified:<dd>2024-03-05</dl>", "2024-03-05 modified visible"},
		{"in letters with hyphens", "last-modified: 05-Mar-2024", "2024-03-05 modified visible"},
		{"reviewed", "Content last reviewed February 14, 2023", "2023-02-14 reviewed visible"},
		{"medically reviewed", "Medically reviewed on 14 Feb 2023 by a person", "2023-02-14 reviewed visible"},
		{"reviewed or updated is modified", "Last Reviewed/Updated: 11/27/2023", "2023-11-27 modified visible"},
		{"current as of", "Current as of: March 4, 2024", "2024-03-04 modified visible"},
		{"published", "<p>Published 1 January 2020<br>Last updated 3 March 2021", "2020-01-01 published visible; 2021-03-03 modified visible"},
		{"a month", "Updated March 2024", "2024-03 modified visible"},
		{"a month in numbers", "Rev. 08/2019 &nbsp; No. 123", "2019-08 modified visible"},
		{"a year", "Updated 2016", "2016 modified visible"},
		{"a year at the end of a sentence", "This page was last updated in 2016.", "2016 modified visible"},
		{"capitalised in a line", "By A. Person Updated Mar 12, 2020 @ 10:42 am", "2020-03-12 modified visible"},
		{"in parentheses", "the guide (updated 31 January 2023)", "2023-01-31 modified visible"},
		{"Spanish", "Última actualización: 12 de mayo de 2023", "2023-05-12 modified visible"},
		{"French", "Mis à jour le 15 décembre 2023", "2023-12-15 modified visible"},
		{"French in capitals", "DERNIÈRE MISE À JOUR : 1er août 2023", "2023-08-01 modified visible"},
		{"German", "Zuletzt geändert am: 5. März 2024", "2024-03-05 modified visible"},
		{"German, a bare word", "Stand: 05.03.2024", "2024-03-05 modified visible"},
		{"Portuguese, whose days come first", "Atualizado em 08/09/2022 às 14h02", "2022-09-08 modified visible"},
		{"Italian", "Ultimo aggiornamento: 5 marzo 2024", "2024-03-05 modified visible"},
		{"Dutch", "Laatst gewijzigd: 27 februari 2020", "2020-02-27 modified visible"},
		{"Russian", "Обновлено 5 марта 2024", "2024-03-05 modified visible"},
		{"Japanese", "ページ最終更新日：2024年3月5日", "2024-03-05 modified visible"},
		{"Chinese", "更新日期:2024-03-05", "2024-03-05 modified visible"},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, home, c.body, strings.Split(c.want, "; ")) })
	}
}

func TestReadRefusesOtherDates(t *testing.T) {
	for _, c := range []struct{ name, body string }{
		{"a copyright year", "<footer>&copy; 2026 Example. Copyright 2024-2026"},
		{"the next review", "Next review due: 31 March 2025"},
		{"a label whose date is of something else", "Page last reviewed:<br>Next review due: 31 March 2025"},
		{"an event", "Join our walk on January 11, 2026. Applications are due 03/15/2027."},
		{"today", "Today is November 22, 2026"},
		{"a law", "The Act of October 28, 2000"},
		{"what was updated is another thing", "Weather alert updated November 21, 2026 6:00 am"},
		{"prices", "Prices last updated: 5 March 2024"},
		{"the notice below prices", "Last updated on 5 March 2024 / Affiliate links / Images from a shop"},
		{"a word that only starts like one", "Updatedness 5 March 2024, lastly updates 5 March 2024"},
		{"a year that is a title's", "Updated 2023 guidelines for schools"},
		{"words between", "We updated our famous report of March 2020"},
		{"a promise", "This will be updated 5 March 2024"},
		{"a date without a year", "Last updated: March 5"},
		{"a date too far off", "Last updated: see the long list of the many changes of 5 March 2024"},
		{"numbers whose order nobody tells", "Last updated: 04/07/2022"},
		{"a day that does not exist", "Last updated: February 30, 2023"},
		{"a year before the web", "Last updated: March 5, 1885 and 01/01/0001"},
		{"hidden words", "<p hidden>Last updated: March 5, 2024"},
		{"a script", "<script>'Last updated: March 5, 2024'</script>"},
		{"a time that says nothing of itself", "<time datetime=2024-03-05>March 5, 2024</time>"},
		{"a comment that says more", "<!-- cached by x: last modified: 2024-03-05 -->"},
		{"the date of the answer", `<meta http-equiv="date" content="2024-03-05">`},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, home, c.body, nil) })
	}
}

func TestReadTellsDayFromMonthByHostAndLanguage(t *testing.T) {
	const body = "<p>Last updated: 04/07/2022"
	for _, c := range []struct{ name, address, head, want string }{
		{"an American office", "https://www.example.gov/", "", "2022-04-07 modified visible"},
		{"an American office in Spanish", "https://www.example.gov/", "<html lang=es>", "2022-04-07 modified visible"},
		{"a British host", "https://example.org.uk/", "", "2022-07-04 modified visible"},
		{"a British page declared American", "https://example.org.uk/", "<html lang=en-US>", "2022-07-04 modified visible"},
		{"American English", "https://example.org/", "<html lang=en-US>", "2022-04-07 modified visible"},
		{"British English of the graph", "https://example.org/", `<html lang=en><meta property="og:locale" content="en_GB">`, "2022-07-04 modified visible"},
		{"German", "https://example.org/", "<html lang=de>", "2022-07-04 modified visible"},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, c.address, c.head+body, []string{c.want}) })
	}
}

func TestReadTakesTimeElements(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"with datetime after a phrase", `Updated <time datetime="2023-04-18T09:30:00-04:00">4/18/23</time>`, "2023-04-18 modified visible"},
		{"that tells day from month", `Updated <time datetime="2023-04-05">4/5/23</time>`, "2023-04-05 modified visible"},
		{"whose words are relative", `Updated <time datetime="2023-04-05">3 days ago</time>`, "2023-04-05 modified time"},
		{"that hold the phrase", `<time datetime="2023-04-05">Updated yesterday</time>`, "2023-04-05 modified time"},
		{"whose words differ from datetime", `Last updated <time datetime="2019-01-01">March 5, 2024</time>`, "2024-03-05 modified visible"},
		{"marked dateModified", `<time itemprop="dateModified" datetime="2024-03-05T00:00:00+02:00"></time>`, "2024-03-05 modified time"},
		{"marked by property, without datetime", `<dl id="wb-dtmd"><dd><time property="dateModified">2024-03-05</time></dl>`, "2024-03-05 modified time"},
		{"marked by class", `<time class="entry-date updated" datetime="2024-03-05">x</time>`, "2024-03-05 modified time"},
		{"pubdate", `<time pubdate datetime="2024-03-05">x</time>`, "2024-03-05 published time"},
		{"both at once", `<time class="published updated" datetime="2024-03-05">x</time>`, "2024-03-05 modified time; 2024-03-05 published time"},
		{"another element with itemprop", `<span itemprop="datePublished">5 <b>March</b> 2024</span>`, "2024-03-05 published time"},
		{"the first of a list", `<time class=updated datetime=2024-03-05>a</time><time class=updated datetime=2023-01-01>b</time>`, "2024-03-05 modified time"},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, home, c.body, strings.Split(c.want, "; ")) })
	}
}

func TestReadTakesMetaElements(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"modified_time", `<meta property="article:modified_time" content="2024-03-05T23:30:00-05:00">`, "2024-03-05 modified opengraph"},
		{"updated_time in Unix seconds", `<meta property="og:updated_time" content="1709647200">`, "2024-03-05 modified opengraph"},
		{"published_time", `<meta property="article:published_time" content="2019-03-05">`, "2019-03-05 published opengraph"},
		{"dcterms.modified", `<meta name="dcterms.modified" title="W3CDTF" content="2024-03-05">`, "2024-03-05 modified meta"},
		{"DC.Date.Modified", `<meta name="DC.Date.Modified" content="2024-03">`, "2024-03 modified meta"},
		{"last-modified of http-equiv", `<meta http-equiv="last-modified" content="Tue, 05 Mar 2024 10:11:12 GMT">`, "2024-03-05 modified meta"},
		{"itemprop", `<meta itemprop="dateModified" content="2024-03-05 10:11">`, "2024-03-05 modified meta"},
		{"reviewed", `<meta property="cdc:last_reviewed" content="March 5, 2024">`, "2024-03-05 reviewed meta"},
		{"dcterms.issued", `<meta name="dcterms.issued" content="2012-01-01">`, "2012-01-01 published meta"},
		{"a bare date is the least that it can be", `<meta name="DC.date" content="20240305">`, "2024-03-05 published meta"},
		{"a comment of an editor", `<!-- Last modified: 2015-02-11 -->`, "2015-02-11 modified meta"},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, home, c.body, []string{c.want}) })
	}
}

func TestReadTakesJSONLDOfThePageItself(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"a web page", `{"@type":"WebPage","dateModified":"2024-03-05T10:00:00Z","datePublished":"2019-01-02"}`,
			"2024-03-05 modified json-ld; 2019-01-02 published json-ld"},
		{"a type after the date", `{"dateModified":"2024-03-05","@type":["http:\/\/schema.org\/NewsArticle","Thing"]}`, "2024-03-05 modified json-ld"},
		{"a graph", `{"@graph":[{"@type":"Event","dateModified":"2026-01-01"},{"@type":"WebPage","lastReviewed":"2024-03-05"}]}`, "2024-03-05 reviewed json-ld"},
		{"an array", `[{"@type":"Organization"},{"@type":"Article","dateModified":"2024-03-05"}]`, "2024-03-05 modified json-ld"},
		{"the main entity", `{"@type":"WebSite","mainEntity":{"@type":"Article","dateModified":"2024-03-05"}}`, "2024-03-05 modified json-ld"},
		{"what a part says", `{"@type":"WebPage","hasPart":{"@type":"Article","dateModified":"2024-03-05"},"comment":[{"@type":"Comment","dateModified":"2025-01-01"}]}`, ""},
		{"a product, a video, an event", `[{"@type":"Product","dateModified":"2024-03-05"},{"@type":"VideoObject","datePublished":"2024-03-05"},{"@type":"Event","datePublished":"2024-03-05"}]`, ""},
		{"a list of other articles", `[{"@type":"Article","url":"/1","dateModified":"2024-03-05"},{"@type":"Article","url":"/2","dateModified":"2024-03-06"}]`, ""},
		{"the article that names this page", `[{"@type":"Article","url":"https://example.org/a","dateModified":"2024-03-05"},{"@type":"Article","mainEntityOfPage":{"@type":"WebPage","@id":"http:\/\/www.example.org\/help\/"},"dateModified":"2024-03-06"}]`, "2024-03-06 modified json-ld"},
		{"loose syntax", "<!-- {\"@type\":\"WebPage\", \"name\":\"a\nb \\\" } {\", // why\n\"dateModified\" : \"2024-03-05\",} -->", "2024-03-05 modified json-ld"},
		{"a script that breaks off", `{"@type":"WebPage","dateModified":"2024-03-05","name":"x`, ""},
		{"more depth than is read", strings.Repeat("[", 100) + `{"@type":"WebPage","dateModified":"2024-03-05"}`, ""},
		{"more bytes than are read", `{"@type":"WebPage","dateModified":"2024-03-05"}` + strings.Repeat(" ", 256<<10), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			if c.want != "" {
				want = strings.Split(c.want, "; ")
			}
			checkClaims(t, home, `<script type="application/ld+json">`+c.script+`</script>`, want)
		})
	}
}

func TestReadTakesLastModified(t *testing.T) {
	const changed = "Tue, 05 Mar 2024 10:00:00 GMT"
	for _, c := range []struct {
		name, modified, date string
		want                 []string
	}{
		{"of another day", changed, "Wed, 06 Mar 2024 10:00:00 GMT", []string{"2024-03-05 modified http"}},
		{"without a date of the answer", changed, "", []string{"2024-03-05 modified http"}},
		{"but not when it is the moment of the answer", changed, "Tue, 05 Mar 2024 10:00:59 GMT", nil},
		{"but not from the future", changed, "Mon, 04 Mar 2024 10:00:00 GMT", nil},
		{"but not before the web", "Thu, 01 Jan 1970 00:00:00 GMT", "", nil},
		{"but not in a form of its own", "2024-03-05", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			header := http.Header{"Content-Type": {"application/pdf"}, "Last-Modified": {c.modified}, "Date": {c.date}}
			got := reader.Read(strings.NewReader("%PDF"), header, &url.URL{}, nil).Claims
			if !slices.Equal(told(got), c.want) {
				t.Errorf("Last-Modified %s, Date %s\ngot  %q\nwant %q", c.modified, c.date, told(got), c.want)
			}
		})
	}
}

func TestAClaimQuotesTheWordsThatStateIt(t *testing.T) {
	for _, c := range []struct{ body, quote string }{
		{"<p>Welcome. This page was <b>last edited</b> on\n5 March 2024, at 19:23.", "This page was last edited on 5 March 2024"},
		{"<td>Date modified:<td>2024-03-05 and more", "Date modified: 2024-03-05"},
		{`<meta name="DCTERMS.modified" content="2024-03-05">`, "DCTERMS.modified: 2024-03-05"},
		{`<script type="application/ld+json">{"@type":"WebPage","dateModified":"2024-03-05"}</script>`, `"dateModified": "2024-03-05"`},
		{`<time itemprop="dateModified" datetime="2024-03-05">`, "itemprop=dateModified datetime=2024-03-05"},
		{`<p>Updated <time datetime="2024-03-05">yesterday</time>`, "Updated datetime=2024-03-05"},
		{"<p>" + strings.Repeat("very ", 60) + "long page was last updated on 5 March 2024", "very very very very very very long page was last updated on 5 March 2024"},
	} {
		claims := read(t, home, c.body).Claims
		if len(claims) != 1 || claims[0].Quote != c.quote {
			t.Errorf("%s\ngot  %+v\nwant the quote %q", c.body, claims, c.quote)
		}
	}
}

func TestAClaimIsTrustedByItsChannelAndPrecision(t *testing.T) {
	p := read(t, home, `<meta property="article:modified_time" content="2024-03-01"><meta name="dcterms.modified" content="2024-03-02">
		<meta name="dcterms.issued" content="2024-03-03"><script type="application/ld+json">{"@type":"WebPage","dateModified":"2024-03-04"}</script>
		<p>Last updated 8 March 2024<p>Updated 7 March 2024<p>Last updated: March 2024<p>Updated 2024<time itemprop=dateModified datetime=2024-03-06></time>`)
	slices.SortStableFunc(p.Claims, func(a, b linkwatch.DateClaim) int {
		if a.Confidence > b.Confidence {
			return -1
		}
		return 1
	})
	want := []string{
		"2024-03-08 modified visible", "2024-03-06 modified time", "2024-03 modified visible", "2024-03-04 modified json-ld",
		"2024-03-01 modified opengraph", "2024-03-07 modified visible", "2024-03-02 modified meta", "2024 modified visible", "2024-03-03 published meta",
	}
	if got := told(p.Claims); !slices.Equal(got, want) {
		t.Errorf("by confidence\ngot  %q\nwant %q", got, want)
	}
	for _, c := range p.Claims {
		if c.Confidence <= 0 || c.Confidence >= 1 {
			t.Errorf("%s: confidence %v, want between 0 and 1", c, c.Confidence)
		}
	}
}

package page_test

import (
	"strings"
	"testing"

	"linkwatch"
)

func TestReadTakesMicrodataAndRDFa(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"kept apart from what people read", `<div style="display:none" itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished" datetime="2021-10-27">x</time><time itemprop="dateModified" datetime="2021-10-28">x</time></div>`,
			"2021-10-27 published microdata; 2021-10-28 modified microdata"},
		{"in a meta element that is kept apart", `<div hidden><meta itemprop="dateModified" content="2021-10-28"></div>`, "2021-10-28 modified microdata"},
		{"of several that contradict each other the first", `<div hidden><time itemprop=dateModified datetime=2024-03-05></time><time itemprop=dateModified datetime=2024-03-06></time></div>`, "2024-03-05 modified microdata"},
		{"two properties of one element", `<time itemprop="datePublished dateModified" datetime="2024-03-05">x</time>`, "2024-03-05 modified time; 2024-03-05 published time"},
		{"RDFa with a prefix", `<span property="schema:dateModified" content="2024-03-05">x</span>`, "2024-03-05 modified time"},
		{"RDFa with an address", `<span property="http://schema.org/dateModified" content="2024-03-05">x</span>`, "2024-03-05 modified time"},
		{"Dublin Core in RDFa", `<span property="dcterms:modified" content="2024-03-05">x</span>`, "2024-03-05 modified time"},
		{"a property of no vocabulary", `<span itemprop="modified" content="2024-03-05">x</span>`, ""},
		{"of a comment", `<div itemscope itemtype="https://schema.org/Comment"><div><time itemprop=dateModified datetime=2026-03-05>x</time></div><meta itemprop=dateModified content=2026-03-05></div><time itemprop=dateModified datetime=2024-03-05>x</time>`, "2024-03-05 modified time"},
		{"of a video in RDFa", `<section typeof="schema:VideoObject"><meta property="dateModified" content="2026-03-05"></section>`, ""},
		{"of a hidden event", `<div hidden itemscope itemtype="http://schema.org/MusicEvent"><meta itemprop=datePublished content=2026-03-05></div>`, ""},
		{"of a page that is an event as a whole", `<body itemscope itemtype="https://schema.org/Event"><meta itemprop=dateModified content=2024-03-05>`, "2024-03-05 modified meta"},
		{"in a template", `<template><time itemprop=dateModified datetime=2024-03-05></time></template>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			if c.want != "" {
				want = strings.Split(c.want, "; ")
			}
			checkClaims(t, home, c.body, want)
		})
	}
}

func TestReadHearsSinceWhenAPageHolds(t *testing.T) {
	checkClaims(t, home, "<p>Effective Date: April 1, 2022", []string{"2022-04-01 effective visible"})
	checkClaims(t, home, "<p>Effective as of 1 April 2022", []string{"2022-04-01 effective visible"})
	checkClaims(t, home, `<meta name="effective-date" content="2022-04-01">`, []string{"2022-04-01 effective meta"})
	checkClaims(t, home, "<p>Effective April 1, 2022, visitors need a mask", nil)
}

// A list of other pages has a day for each.
func TestSeveralDaysOfPublicationAreDoubted(t *testing.T) {
	one := read(t, home, "<p>Posted: January 11, 2021").Claims
	two := read(t, home, "<p>Posted: January 11, 2021<p>Posted: January 12, 2026").Claims
	if len(one) != 1 || len(two) != 2 || two[0].Confidence >= one[0].Confidence*0.6 || two[1].Confidence >= one[0].Confidence*0.6 {
		t.Errorf("got confidence in one day %v, in each of two %v; want half", one, two)
	}
}

func TestReadRefusesWhatIsNotTheDateOfThePage(t *testing.T) {
	for _, c := range []struct{ name, body string }{
		{"the years of copyright", "<footer>© 2019-2026 Example. Copyright © March 5, 2024. All rights reserved 2026"},
		{"copyright in other languages", "<footer>Droits d'auteur 2026. Urheberrecht 5. März 2024. Todos los derechos reservados 2026"},
		{"when an event starts", "<p>Starts: March 5, 2027. Event date: 03/15/2027. When: 5 March 2024"},
		{"a marked event", `<div itemscope itemtype="https://schema.org/Event"><time itemprop="startDate" datetime="2026-03-05">x</time></div>`},
		{"the next review", "<p>Next review due: 5 March 2027. To be reviewed: 5 March 2027. Review due: 5 March 2027"},
		{"the next update", "<p>Next update: 5 March 2027. Will be updated 5 March 2027"},
		{"related pages", `<ul class="related"><li><a href="/a">Another story</a> <time datetime="2026-03-05">5 March 2026</time><li>March 4, 2026 Report</ul>`},
		{"a clock", "<p>Now: 2026-11-22 10:00. Today: Sunday, November 22, 2026. Current time 10:00 2026-11-22"},
		{"the date of an address", `<a href="https://example.org/2026/03/05/story">Story</a><link rel=canonical href="/2026/03/05/story">`},
		{"when something else was", "<p>Born: 5 March 1994. Deadline: 5 March 2024. Expires: 5 March 2024. Valid until 5 March 2024"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var told []linkwatch.DateClaim
			if told = read(t, "https://example.org/2026/03/05/story", c.body).Claims; len(told) > 0 {
				t.Errorf("%s\ngot  %+v\nwant none", c.body, told)
			}
		})
	}
}

package page_test

import (
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/page"
)

const editionsAt = "https://www.agency.example/reports/2018-world-report/"

// editionsOf reads the links to editions from a body.
func editionsOf(body string, header http.Header) []linkwatch.Edition {
	at, _ := url.Parse(editionsAt)
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Type", "text/html; charset=utf-8")
	return page.NewReader(page.Watched{}).Read(strings.NewReader(body), header, at, nil).Editions
}

func TestLinksThatTellOfAnEdition(t *testing.T) {
	for _, c := range []struct{ name, body, text, to, rel string }{
		{"a year in its words", `<a href="/reports/newest">2024 World Report</a>`, "2024 World Report", "https://www.agency.example/reports/newest", ""},
		{"a bare year", `<li><a href=/reports/7>2024</a>`, "2024", "https://www.agency.example/reports/7", ""},
		{"a year within other elements", `<a href="x"><b>20</b>24 <i>World</i><p>Report</a> 1999`, "2024 World Report", editionsAt + "x", ""},
		{"fiscal years", `<a href="x">Annual report 2018/19</a>`, "Annual report 2018/19", editionsAt + "x", ""},
		{"two years in a row", `<a href="x">Figures 2018-2019</a>`, "Figures 2018-2019", editionsAt + "x", ""},
		{"a month", `<a href="x">Fact sheet (March 2024)</a>`, "Fact sheet (March 2024)", editionsAt + "x", ""},
		{"what its title says", `<a href="x" title="World Report 2024">PDF</a>`, "World Report 2024", editionsAt + "x", ""},
		{"what is read out", `<a aria-label="World Report 2024" href="x">PDF</a>`, "World Report 2024", editionsAt + "x", ""},
		{"what stands for its picture", `<a href="x"><img src=y alt="World Report 2024"></a>`, "World Report 2024", editionsAt + "x", ""},
		{"a year in its address", `<a href="/files/world-report-2024.pdf">Download</a>`, "Download", "https://www.agency.example/files/world-report-2024.pdf", ""},
		{"a year behind an encoded space", `<a href="/files/World%20Report%202024.pdf">Download</a>`, "Download", "https://www.agency.example/files/World%20Report%202024.pdf", ""},
		{"a numbered edition", `<a href="x">Handbook, 4th edition</a>`, "Handbook, 4th edition", editionsAt + "x", ""},
		{"a spelled one in German", `<a href="x">Handbuch, vierte Auflage</a>`, "Handbuch, vierte Auflage", editionsAt + "x", ""},
		{"one in French", `<a href="x">Guide pratique, 5e édition</a>`, "Guide pratique, 5e édition", editionsAt + "x", ""},
		{"one in Spanish", `<a href="x">Segunda edición</a>`, "Segunda edición", editionsAt + "x", ""},
		{"one in Russian", `<a href="x">Второе издание</a>`, "Второе издание", editionsAt + "x", ""},
		{"one in Chinese", `<a href="x">指南最新版</a>`, "指南最新版", editionsAt + "x", ""},
		{"a version", `<a href="x">Toolkit v2</a>`, "Toolkit v2", editionsAt + "x", ""},
		{"a newer version", `<a href="x">See the newer version</a>`, "See the newer version", editionsAt + "x", ""},
		{"the newest in Dutch", `<a href="x">Nieuwste versie</a>`, "Nieuwste versie", editionsAt + "x", ""},
		{"a relation of a link element", `<link rel="latest-version" href="/reports/newest">`, "", "https://www.agency.example/reports/newest", "latest-version"},
		{"a relation of a link", `<a rel="nofollow successor-version" href="/reports/newest">There</a>`, "", "https://www.agency.example/reports/newest", "successor-version"},
		{"Dublin Core's word for it", `<link rel="DCTERMS.isReplacedBy" href="/reports/newest">`, "", "https://www.agency.example/reports/newest", "successor-version"},
		{"a menu that opens", `<ul hidden><li><a href="x">World Report 2024</a></ul>`, "World Report 2024", editionsAt + "x", ""},
	} {
		got := editionsOf(c.body, nil)
		want := []linkwatch.Edition{{Text: c.text, To: c.to, Rel: c.rel}}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s\ngot  %+v\nwant %+v", c.name, c.body, got, want)
		}
	}
}

func TestLinksThatTellOfNoEdition(t *testing.T) {
	for _, body := range []string{
		`<a href="/about">About us</a>`,
		`<a href="/news">Latest news</a>`,
		`<a href="x">Print version</a>`,
		`<a href="x">Report a concern</a>`,
		`<a href="x">March 5, 2024</a>`,
		`<a href="x">5 March 2024</a>`,
		`<a href="x">5 de marzo de 2024</a>`,
		`<a href="x">05/03/2024</a>`,
		`<a href="x">2024-03-05</a>`,
		`<a href="x">05.03.2024: talk</a>`,
		`<a href="x">© 2024 Agency</a>`,
		`<a href="x">Call 1-888-555-2024</a>`,
		`<a href="x">$2,024</a>`,
		`<a href="x">Version history</a>`,
		`<a href="/2024/05/14/launch">The launch</a>`,
		`<a href="/uploads/2024-05/flyer.pdf">Flyer</a>`,
		`<a href="/v/a2024f9">Film</a>`,
		`<a href="/p/120241">Film</a>`,
		`<a href="https://2024.conference.example/talks">Talks</a>`,
		`<a href="#2024">2024</a>`,
		`<a href="mailto:a@agency.example">2024</a>`,
		`<a name=x>2024</a>`,
		`<template><a href="x">World Report 2024</a></template>`,
		`<p>World Report 2024</p><a href="x">More</a>`,
	} {
		if got := editionsOf(body, nil); got != nil {
			t.Errorf("%s: got %+v, want none", body, got)
		}
	}
}

func TestALinkHeaderTellsOfAnEdition(t *testing.T) {
	header := http.Header{"Link": {`<https://cdn.example/>; rel=preconnect, </reports/newest>; title="x"; rel="latest-version"`}}
	want := []linkwatch.Edition{{To: "https://www.agency.example/reports/newest", Rel: "latest-version"}}
	if got := editionsOf("", header); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestNewsCrowdNoEditionOut(t *testing.T) {
	body := strings.Repeat(`<a href="/news/2024/x">More</a>`, 1)
	for i := range 100 {
		body += `<a href="/news/2024/` + strings.Repeat("x", i) + `">More</a>`
	}
	got := editionsOf(body+`<a href="y">World Report 2024</a>`, nil)
	if len(got) == 0 || len(got) > 64 || got[len(got)-1].Text != "World Report 2024" {
		t.Errorf("got %d, the last %+v; want at most 64, the last of them the report", len(got), got[len(got)-1])
	}
	many := ""
	for i := range 200 {
		many += `<a href="/` + strings.Repeat("x", i) + `">Report 2024</a>`
	}
	if got := editionsOf(many, nil); len(got) != 64 {
		t.Errorf("got %d of 200, want 64", len(got))
	}
}

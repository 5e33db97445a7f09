package main

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/page"
)

// A publicationPage is a page of a made-up world, as it is sent, and the entry
// that lists it.
type publicationPage struct {
	name           string
	edition, title string
	url            string
	body           string
}

// ordinaryPages link years, reports and versions, but no newer edition of what
// they are.
var ordinaryPages = []publicationPage{
	{"the newest edition of its series", "2026", "2026 Lantern Report", "https://lantern.example/2026-report",
		`<h1>2026 Lantern Report</h1><ul><li><a href="/2024-report">2024 Lantern Report</a><li><a href="/2025-report">2025 Lantern Report</a></ul>`},
	{"news of later years", "2018", "2018 Lantern Report", "https://lantern.example/reports/2018",
		`<h1>2018 Lantern Report</h1><p>It counts lamps.<h2>News</h2><a href="/news/2024/lamp">A lamp was lit in 2024</a><a href="/news/2025/x">The year 2025 in pictures</a>`},
	{"a press release that is called as the report", "2018", "2018 Lantern Report", "https://lantern.example/reports/lamps-18",
		`<h1>2018 Lantern Report</h1><a href="/press-releases/2024-lantern-report">2024 Lantern Report</a>`},
	{"how a later report was launched", "2018", "2018 Lantern Report", "https://lantern.example/reports/lamps-18",
		`<h1>2018 Lantern Report</h1><a href="/about/launch">Remarks at the launch of the 2024 Lantern Report</a>`},
	{"a call for what a later report is to say", "2018", "2018 Lantern Report", "https://lantern.example/reports/lamps-18",
		`<h1>2018 Lantern Report</h1><a href="/call">Call for contributions: 2027 Lantern Report</a>`},
	{"another report of the same house", "2018", "Harbor Safety Report 2018", "https://harbors.example/p/11",
		`<h1>Harbor Safety Report 2018</h1><a href="/p/90">Bridge Safety Report 2024</a><a href="/p/91">Annual Report 2024</a><a href="/p/92">Harbor Fees 2025</a>`},
	{"a part of a later report", "2018", "2018 Lantern Report", "https://lantern.example/reports/lamps-18",
		`<h1>2018 Lantern Report</h1><a href="/narratives">2024 Lantern Report: Country Narratives</a><a href="/heroes">2024 Lantern Report Heroes</a>`},
	{"a blog's archive by year and month", "2018", "2018 Lantern Report", "https://lantern.example/2018/05/lantern-report/",
		`<h1>2018 Lantern Report</h1><aside><a href="/2018/05/">May 2018</a><a href="/2019/05/">May 2019</a><a href="/2024/05/">May 2024</a></aside>`},
	{"a blog's archive by year", "2018", "2018 Lantern Report", "https://lantern.example/lantern-report",
		`<h1>2018 Lantern Report</h1><aside><a href="/2018/">2018</a><a href="/2019/">2019</a><a href="/2020/">2020</a><a href="/2024/">2024</a></aside>`},
	{"pages of press releases by year", "2018", "2018 Lantern Report", "https://lantern.example/reports/l18",
		`<h1>2018 Lantern Report</h1><nav><a href="/press?year=2018">2018</a><a href="/press?year=2019">2019</a><a href="/press?year=2024">2024</a></nav>`},
	{"a calendar", "2018", "2018 Lantern Report", "https://lantern.example/events/2018/",
		`<h1>2018 Lantern Report</h1><a href="/events/2026/">Events 2026</a><a href="/events/2027/">2027</a>`},
	{"a report with other initials", "2018", "2018 Trafficking in Persons Report", "https://lantern.example/tip",
		`<h1>2018 Trafficking in Persons Report</h1><a href="/tap">2024 TAP Report</a><a href="/ip">2024 IT Report</a><a href="/t">2024 Tip Sheet</a>`},
	{"an election", "2018", "Voting Guide 2018", "https://votes.example/guide",
		`<h1>Voting Guide 2018</h1><a href="/e">2024 election</a><a href="/r">Results of the 2024 election</a>`},
	{"a copyright line", "2018", "2018 Lantern Report", "https://lantern.example/reports/l18",
		`<h1>2018 Lantern Report</h1><footer><a href="/legal">© 2026 Lantern House</a><a href="/legal2">Copyright 2018-2026 Lantern House</a></footer>`},
	{"days of events", "2018", "Lantern Handbook 2018", "https://lantern.example/handbook",
		`<h1>Lantern Handbook 2018</h1><a href="/t1">Training, March 5, 2026</a><a href="/t2">Lantern Handbook workshop, 12 June 2026</a>`},
	{"another house's report of the same name", "2018", "Annual Report 2018", "https://harbors.example/annual",
		`<h1>Annual Report 2018</h1><p>Partners: <a href="https://bridges.example/annual">Annual Report 2024</a>`},
	{"a report of the house that any is called as", "2018", "Annual Report 2018", "https://harbors.example/office-of-fees/a18",
		`<h1>Annual Report 2018</h1><a href="/office-of-boats/a24">Annual Report 2024</a>`},
	{"files uploaded in later months", "2018", "2018 Lantern Report", "https://lantern.example/files/2018-06/report.pdf",
		`<a href="/files/2024-06/report.pdf">Form</a><a href="/files/2024-07/form.pdf">Form 7</a>`},
	{"its own file in a folder of the year of its upload", "2018", "2018 Lantern Report", "https://lantern.example/lantern-report",
		`<h1>2018 Lantern Report</h1><a href="/files/2025/lr.pdf">Lantern Report (PDF)</a>`},
	{"its own page in a folder of a later version of the site", "2018", "2018 Lantern Report", "https://lantern.example/lantern-report",
		`<h1>2018 Lantern Report</h1><a href="/site-2024/lantern-report">Lantern Report</a>`},
	{"laws of later years", "2000", "Lantern Protection Act of 2000", "https://laws.example/lpa",
		`<h1>Lantern Protection Act of 2000</h1><a href="/lpra">Lantern Protection Act of 2013</a><a href="/l">Lantern Protection Reauthorization Act of 2018</a>`},
	{"a law that nobody gave an edition", "", "Lantern Protection Act of 2000", "https://laws.example/lpa",
		`<h1>Lantern Protection Act of 2000</h1><a href="/lpra">Lantern Protection Act of 2013</a>`},
	{"a plan for years to come", "", "Agenda 2030: a plan for lanterns", "https://lantern.example/agenda-2030",
		`<h1>Agenda 2030</h1><a href="/agenda-2063">Agenda 2063: a plan for lanterns</a>`},
	{"a span of years", "", "Lantern Strategy 2018-2022", "https://lantern.example/strategy",
		`<h1>Lantern Strategy</h1><a href="/eval">Evaluation 2023</a><a href="/lamp">Lamp Strategy 2023-2027</a>`},
	{"versions to print and in other languages", "2018", "Lantern Handbook 2018", "https://lantern.example/handbook",
		`<h1>Lantern Handbook 2018</h1><a href="/print">Print version</a><a href="/es">Spanish version</a><a href="/mobile">Mobile version</a><a href="/pdf">PDF version 1.7</a>`},
	{"the latest of other things", "2018", "Lantern Handbook 2018", "https://lantern.example/handbook",
		`<h1>Lantern Handbook 2018</h1><a href="/news">Latest news</a><a href="/n">Our newest report</a><a href="/v">See the latest version of our app</a>`},
	{"translations of the same year", "2024", "Lantern Report 2024", "https://lantern.example/en/report-2024.html",
		`<h1>Lantern Report 2024</h1><a href="/es/report-2024.html">Informe 2024</a><a href="/fr/report-2024.html">Rapport 2024</a>`},
	{"a latest version that is the page itself", "2024", "Lantern Report 2024", "https://lantern.example/report",
		`<link rel="canonical" href="https://lantern.example/report"><link rel="latest-version" href="/report/"><h1>Lantern Report 2024</h1>`},
	{"a latest version that names no year", "2024", "Lantern Report 2024", "https://lantern.example/report/2024-05-01",
		`<link rel="latest-version" href="/report/"><h1>Lantern Report 2024</h1>`},
	{"a year too far ahead", "2018", "2018 Lantern Report", "https://lantern.example/reports/2018-lantern-report",
		`<h1>2018 Lantern Report</h1><a href="/reports/2035-lantern-report">2035 Lantern Report</a>`},
	{"other documents that were replaced", "2024", "Lantern Standards 2024", "https://standards.example/list",
		`<h1>Lantern Standards 2024</h1><ul><li>L-1: This document has been superseded by L-4.<li>L-2: This document has been superseded by L-5.<li>L-3: This document has been withdrawn.</ul>`},
	{"words on what to do when a report is replaced", "2018", "Records Handbook 2018", "https://records.example/handbook",
		`<h1>Records Handbook 2018</h1><p>When a report has been superseded, file it. A publication that was replaced is kept for ten years; a newer version is entered first.`},
	{"words on how to look for a newer one", "2018", "Lamp Handbook 2018", "https://lamps.example/handbook",
		`<h1>Lamp Handbook 2018</h1><p>Check our site for a more recent version of this document. You are told when a newer version of this handbook is available.`},
	{"words on the case that it is replaced", "2018", "Lamp Handbook 2018", "https://lamps.example/handbook",
		`<h1>Lamp Handbook 2018</h1><p>If there is a newer version of this page, a banner says so. If this document has been superseded, destroy all copies.`},
	{"a browser that is out of date", "2018", "Lamp Handbook 2018", "https://lamps.example/handbook",
		`<h1>Lamp Handbook 2018</h1><p>This version of your browser is outdated. An updated version of this handbook is planned.`},
	{"a notice that nobody sees", "2018", "2018 Lantern Report", "https://lantern.example/l18",
		`<h1>2018 Lantern Report</h1><div hidden>This publication has been superseded by <a href="/x">another</a>.</div>`},
	{"courses of each year", "2019", "Lantern Keeper Course 2019", "https://lantern.example/course",
		`<h1>Lantern Keeper Course 2019</h1><a href="/register">Register for 2026</a><a href="/dates">Dates 2026 and 2027</a>`},
	{"phone numbers and prices", "2018", "2018 Lantern Report", "https://lantern.example/l18",
		`<h1>2018 Lantern Report</h1><a href="/call">555-2024</a><a href="/buy">$2,024</a><a href="/a">Room 2025</a><a href="/b">Form 2026</a>`},
	{"a shop", "2018", "Lantern Catalog 2018", "https://shop.example/catalog",
		`<h1>Lantern Catalog 2018</h1><a href="/p1">Lantern model 2024</a><a href="/p2">Spring collection 2025</a><a href="/p3">Lamp v2</a>`},
	{"figures of later years", "2018", "Lantern Statistics 2018", "https://figures.example/l/2018-report",
		`<h1>Lantern Statistics 2018</h1><table><tr><td><a href="/t/1">Table 1: lanterns, 2018 to 2024</a><tr><td><a href="/t/2">Lamps 2024</a></table>`},
	{"an organization with reports", "", "Lantern House", "https://lantern.example/",
		`<h1>Lantern House</h1><a href="/r/2023">2023 Report</a><a href="/r/2024">2024 Report</a><a href="/r/2025">2025 Report</a>`},
	{"an edition of a newspaper", "2018", "2018 Lantern Report", "https://paper.example/lantern",
		`<h1>2018 Lantern Report</h1><a href="/e">Sunday edition</a><a href="/e2">US edition</a><a href="/e3">International edition</a><a href="/e4">Print edition 2024</a>`},
}

// replacedPages have a newer edition and say so.
var replacedPages = []publicationPage{
	{"a link at the top", "2018", "2018 Lantern Report", "https://lantern.example/reports/l18",
		`<h1>2018 Lantern Report</h1><p>See also: <a href="/reports/l24"><i>2024</i> Lantern Report</a>`},
	{"a row of years", "2018", "2018 Lantern Report", "https://lantern.example/reports/2018/",
		`<h1>2018 Lantern Report</h1><ul><li>2018<li><a href="/reports/2019/">2019</a><li><a href="/reports/2025/">2025</a></ul>`},
	{"a file of a later year", "2018", "Lantern Report 2018", "https://lantern.example/files/lantern%20report%202018.html",
		`<a href="/files/lantern%20report%202024.html">Download</a>`},
	{"a notice", "2018", "Lantern Handbook", "https://lantern.example/handbook",
		`<div class=banner><strong>This publication has been superseded by <a href="/hb2">a newer edition</a>.</strong></div><h1>Lantern Handbook</h1>`},
	{"a newer version that is available", "2018", "Lantern Handbook", "https://lantern.example/handbook",
		`<p>A newer version of this publication is available.<h1>Lantern Handbook</h1>`},
	{"a notice in German", "2018", "Laternenhandbuch", "https://laterne.example/handbuch",
		`<p>Es gibt eine neuere Auflage: <a href="/neu">zur neuen Auflage</a><h1>Laternenhandbuch</h1>`},
	{"a Spanish edition by its address", "2018", "Informe sobre faroles 2018", "https://faroles.example/informe-2018",
		`<h1>Informe sobre faroles 2018</h1><a href="/informe-2024">Último informe</a>`},
	{"a handbook's third edition", "", "Keeping Lanterns, 2nd edition", "https://lantern.example/keeping",
		`<h1>Keeping Lanterns, 2nd edition</h1><a href="/keeping-3">Keeping Lanterns, third edition</a>`},
}

// judged reads a page of a made-up world and judges its entry.
func (p publicationPage) judged(t *testing.T) linkwatch.Verdict {
	t.Helper()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	at, err := url.Parse(p.url)
	if err != nil {
		t.Fatal(err)
	}
	reader := page.NewReader(page.Watched{Marks: checks.Marks(), Terms: checks.Terms()})
	body := "<!DOCTYPE html><html lang=en><title>" + p.title + " | The House</title><body>" + p.body + "<p>" + strings.Repeat("Lanterns are lit at dusk and put out at dawn. ", 20)
	v := linkwatch.Visit{
		Entry: "publication", At: now.Add(-time.Hour), URL: p.url, FinalURL: p.url, Status: 200,
		Attempts: []linkwatch.Attempt{{At: now.Add(-time.Hour), Status: 200}},
		Page:     reader.Read(strings.NewReader(body), http.Header{"Content-Type": {"text/html; charset=utf-8"}}, at, nil),
	}
	kind := linkwatch.Publication
	if p.title == "Lantern House" {
		kind = linkwatch.Organization
	}
	e := linkwatch.Entry{ID: "publication", Title: p.title, URL: p.url, Edition: p.edition, Kind: kind}
	return checks.Judge(e, checks.Past{Visits: []linkwatch.Visit{v}}, now)
}

func TestOrdinaryPagesAreNotCalledSuperseded(t *testing.T) {
	if len(ordinaryPages) < 25 {
		t.Errorf("%d ordinary pages, want 25 at least", len(ordinaryPages))
	}
	for _, p := range ordinaryPages {
		v := p.judged(t)
		if i := slices.IndexFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == "superseded" }); i >= 0 {
			t.Errorf("%s: %s\ngot  %+v\nwant nothing", p.name, p.body, v.Findings[i])
		}
	}
}

func TestPagesThatWereReplacedAreCalledSuperseded(t *testing.T) {
	for _, p := range replacedPages {
		v := p.judged(t)
		if !slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == "superseded" && f.Health == linkwatch.Stale }) {
			t.Errorf("%s: %s\ngot  %+v, editions %+v\nwant superseded", p.name, p.body, v.Findings, v.Read.Page.Editions)
		}
	}
}

package checks

import (
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

const (
	reportURL  = "https://www.agency.example/reports/2018-world-trafficking-report/"
	seriesURL  = "https://www.agency.example/world-trafficking-report/"
	reportName = "2018 World Trafficking Report"
)

// dated is a report of 2018, a publication; change makes it the case at hand.
func dated(change ...func(*linkwatch.Entry)) linkwatch.Entry {
	return entry(append([]func(*linkwatch.Entry){func(e *linkwatch.Entry) {
		e.ID, e.Title, e.URL, e.Edition, e.Kind = "report-2018", reportName, reportURL, "2018", linkwatch.Publication
	}}, change...)...)
}

func named(title, url, edition string) func(*linkwatch.Entry) {
	return func(e *linkwatch.Entry) { e.Title, e.URL, e.Edition = title, url, edition }
}

// publishing is a visit to an entry whose page has these links: "words -> address",
// relative to its site.
func publishing(e linkwatch.Entry, links ...string) linkwatch.Visit {
	return visit(hours(1), func(v *linkwatch.Visit) {
		v.URL, v.FinalURL, v.Page.Title = e.URL, e.URL, e.Title
		v.Page.Editions = editions(links...)
	})
}

func editions(links ...string) []linkwatch.Edition {
	var list []linkwatch.Edition
	for _, link := range links {
		text, to, _ := strings.Cut(link, " -> ")
		to, rel, _ := strings.Cut(to, " rel=")
		if strings.HasPrefix(to, "/") {
			to = "https://www.agency.example" + to
		}
		list = append(list, linkwatch.Edition{Text: text, To: to, Rel: rel})
	}
	return list
}

func noticing(terms ...linkwatch.Term) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Page.Terms = terms }
}

// foundSuperseded is the finding of superseded on a verdict; false if there is none.
func foundSuperseded(v linkwatch.Verdict) (linkwatch.Finding, bool) {
	for _, f := range v.Findings {
		if f.Check == "superseded" {
			return f, true
		}
	}
	return linkwatch.Finding{}, false
}

func TestSuperseded(t *testing.T) {
	untitled := dated(func(e *linkwatch.Entry) { e.Edition = "" })
	numbered := dated(named("Legal Advocacy for Trafficking Victims (2d Edition)", "https://www.agency.example/legal-advocacy", ""))
	german := dated(named("Bundeslagebild Menschenhandel 2018", "https://www.agency.example/lagebild/2018", ""))
	for _, c := range []struct {
		name  string
		entry linkwatch.Entry
		links []string
		want  string // in the finding's detail
	}{
		{"a link of the same name", dated(), []string{"2024 World Trafficking Report -> /wtr-24"}, "newer edition (2024) than this one (2018): https://www.agency.example/wtr-24"},
		{"the newest of several", dated(), []string{"World Trafficking Report 2019 -> /a", "World Trafficking Report 2023 -> /b", "World Trafficking Report 2021 -> /c"}, "(2023) than this one (2018): https://www.agency.example/b"},
		{"the same name with what links say of files", dated(), []string{"Download the 2024 World Trafficking Report (PDF, 3.1 MB) -> /24.pdf"}, "(2024)"},
		{"an address with another year only", dated(), []string{"Next -> /reports/2024-world-trafficking-report/"}, "(2024)"},
		{"an address with another year, in a row of years", dated(), []string{"2018 -> /reports/2018-world-trafficking-report/", "2024 -> /reports/2024-world-trafficking-report/"}, "(2024)"},
		{"an address in another spelling", dated(), []string{"PDF -> http://agency.example/reports/2024-World-Trafficking-Report"}, "(2024)"},
		{"two years in an address", dated(named(reportName, "https://www.agency.example/2018/wtr-2018.pdf", "2018")), []string{"Next -> /2025/wtr-2025.pdf"}, "(2025)"},
		{"the year of a report's coming out in its address", dated(named(reportName, "https://www.agency.example/wtr/2019.html", "2018")), []string{"Next -> /wtr/2021.html"}, "(2021)"},
		{"a year in a query", dated(named(reportName, "https://www.agency.example/wtr?year=2018&lang=en", "2018")), []string{"2025 -> /wtr?year=2025&lang=en"}, "(2025)"},
		{"fiscal years", dated(named("Annual report 2018-19", "https://www.agency.example/annual-report-2018-19.pdf", "2018")), []string{"x -> /annual-report-2023-24.pdf"}, "(2023)"},
		{"a bare year in a row with the entry's own", dated(), []string{"2017 -> /r/5", "2018 -> /reports/2018-world-trafficking-report", "2019 -> /r/7", "2020 -> /r/9"}, "(2020)"},
		{"an edition that only the title names", untitled, []string{"2024 World Trafficking Report -> /wtr-24"}, "(2024)"},
		{"a title that ends with its year", german, []string{"Bundeslagebild Menschenhandel 2024 -> /lagebild/24"}, "(2024)"},
		{"the same by its address", german, []string{"Bundeslagebild 2024 -> /lagebild/2024"}, "(2024)"},
		{"its initials", dated(named("2018 Trafficking in Persons Report", reportURL, "2018")), []string{"2024 TIP Report -> /tip24"}, "(2024)"},
		{"a numbered edition", numbered, []string{"Legal Advocacy for Trafficking Victims, 4th edition -> /la4"}, "newer edition (number 4) than this one (number 2)"},
		{"an edition of long ago", dated(named("World Trafficking Report", "https://www.agency.example/old", "1985")), []string{"World Trafficking Report 1999 -> /99"}, "(1999) than this one (1985)"},
		{"a spelled number", numbered, []string{"Legal Advocacy for Trafficking Victims, Third Edition -> /la3"}, "(number 3)"},
		{"the same site under another name", dated(), []string{"2024 World Trafficking Report -> https://archive2.agency.example/24"}, "(2024)"},
		{"a successor that the page names", dated(), []string{"New -> /wtr rel=successor-version"}, "links a newer edition than this one (2018): https://www.agency.example/wtr"},
		{"a latest version that names a later year", dated(), []string{"The report of 2024 -> /wtr rel=latest-version"}, "(2024)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Judge(c.entry, Past{Visits: []linkwatch.Visit{publishing(c.entry, c.links...)}}, today)
			f, _ := foundSuperseded(v)
			if !strings.Contains(f.Detail, c.want) || v.Health != linkwatch.Stale || f.Severity != linkwatch.Warning || len(f.Evidence) < 2 || f.Hint == "" {
				t.Errorf("%v:\ngot  %v, %+v\nwant stale, with %q", c.links, v.Health, f, c.want)
			}
		})
	}
}

// seriesListing is a visit to the page of the series so long ago.
func seriesListing(ago int, links ...string) linkwatch.Visit {
	return visit(hours(ago), func(v *linkwatch.Visit) {
		v.Entry, v.URL, v.FinalURL, v.Page.Title = "series", seriesURL, seriesURL, "World Trafficking Report"
		v.Page.Editions = editions(links...)
	})
}

func TestSupersededByWhatTheSeriesLists(t *testing.T) {
	for _, c := range []struct {
		name  string
		links []string
		want  string
	}{
		{"the whole name", []string{"2024 World Trafficking Report -> https://cdn.example/24.pdf"}, "The page of its series links a newer edition (2024) than this one (2018): https://cdn.example/24.pdf"},
		{"a part of it", []string{"2018 Report -> /a", "2023 Report -> /b", "2025 Report -> /c"}, "(2025)"},
		{"a bare year beside the entry's own", []string{"2018 -> /reports/2018-world-trafficking-report/", "2025 -> /r/25"}, "(2025)"},
		{"a row of years that differ in nothing else", []string{"2018 -> /wtr/2018/report", "2019 -> /wtr/2019/report", "2020 -> /wtr/2020/report"}, "(2020)"},
		{"another report", []string{"2024 World Labour Report -> /l24", "Annual Report 2025 -> /a25"}, ""},
		{"a speech on the report", []string{"2024 World Trafficking Report: remarks of the minister -> /speech"}, ""},
		{"news", []string{"2024 World Trafficking Report -> /news/2024-report"}, ""},
		{"years of something else", []string{"2018 -> /2018/", "2024 -> /2024/"}, ""},
		{"years of press releases", []string{"2018 -> /press/2018/", "2019 -> /press/2019/", "2020 -> /press/2020/"}, ""},
		{"earlier ones only", []string{"2017 World Trafficking Report -> /a", "2018 World Trafficking Report -> /b"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := dated(func(e *linkwatch.Entry) { e.Series = "series" })
			v := Judge(e, Past{Visits: []linkwatch.Visit{publishing(e)}, Series: []linkwatch.Visit{seriesListing(2, c.links...)}}, today)
			f, found := foundSuperseded(v)
			if c.want == "" && found || c.want != "" && !strings.Contains(f.Detail, c.want) {
				t.Errorf("%v: got %+v, want %q", c.links, f, c.want)
			}
		})
	}
}

func TestSupersededSinceTheSeriesListedIt(t *testing.T) {
	e := dated(func(e *linkwatch.Entry) { e.Series = "series" })
	var visits []linkwatch.Visit
	for _, ago := range []int{1, 49, 97, 145} {
		v := publishing(e)
		v.At = today.Add(-hours(ago))
		visits = append(visits, v)
	}
	series := []linkwatch.Visit{
		seriesListing(2, "2024 World Trafficking Report -> /24"), seriesListing(50, "2024 World Trafficking Report -> /24"), seriesListing(98, "2018 World Trafficking Report -> /18"),
	}
	failing := seriesListing(1)
	failing.Status, failing.Page = 500, linkwatch.Page{}
	v := Judge(e, Past{Visits: visits, Series: Listings(append([]linkwatch.Visit{failing}, series...))}, today)
	if want := today.Add(-hours(49)); v.Health != linkwatch.Stale || !v.Since.Equal(want) || !v.LastWell.Equal(today.Add(-hours(97))) {
		t.Errorf("%v since %v, last well %v; want stale since %v, the first visit after the series listed it", v.Health, v.Since, v.LastWell, want)
	}
}

func TestSupersededSinceItsOwnPageLinkedIt(t *testing.T) {
	e := dated()
	var visits []linkwatch.Visit
	for _, ago := range []int{1, 25, 49, 73} {
		v := publishing(e, "2017 World Trafficking Report -> /17")
		v.Page.Hash = "before"
		if ago < 60 {
			v = publishing(e, "2024 World Trafficking Report -> /24")
			v.Page.Hash = "after"
		}
		v.At = today.Add(-hours(ago))
		visits = append(visits, v)
	}
	v := Judge(e, Past{Visits: visits}, today)
	if v.Health != linkwatch.Stale || !v.Since.Equal(today.Add(-hours(49))) || !v.LastWell.Equal(today.Add(-hours(73))) {
		t.Errorf("%v since %v, last well %v; want stale since 49 h, last well 73 h ago", v.Health, v.Since, v.LastWell)
	}
	for i, m := range Timeline(e, Past{Visits: visits}) {
		if want := map[bool]linkwatch.Health{true: linkwatch.Stale, false: linkwatch.Healthy}[i < 3]; m.Health != want {
			t.Errorf("visit %d: health %v, want %v", i, m.Health, want)
		}
	}
}

func TestSupersededWhoeverVerifiedIt(t *testing.T) {
	e := dated(func(e *linkwatch.Entry) { e.LastVerified = linkwatch.Verification{On: today.Add(-day), By: "Ana"} })
	links := []linkwatch.Visit{publishing(e, "2024 World Trafficking Report -> /24")}
	if v := Judge(e, Past{Visits: links}, today); v.Health != linkwatch.Stale {
		t.Errorf("verified yesterday: health %v, want stale: %+v", v.Health, v.Findings)
	}
	e.Waivers = []linkwatch.Waiver{{Check: "superseded", Until: today.Add(90 * day), Why: "cited by the plan of 2019", Who: "Ana"}}
	if v := Judge(e, Past{Visits: links}, today); v.Health != linkwatch.Healthy || len(v.Waived) != 1 {
		t.Errorf("waived: health %v, waived %+v; want healthy and one waived", v.Health, v.Waived)
	}
}

func TestSupersededWhileTheNewestVisitFails(t *testing.T) {
	e := dated()
	seen := publishing(e, "2024 World Trafficking Report -> /24")
	seen.At = today.Add(-hours(30))
	failure := visit(hours(1), failed(linkwatch.Timeout, "headers", 2))
	failure.URL = e.URL
	wall := visit(hours(1), answered(403), func(v *linkwatch.Visit) { v.URL, v.Header.Mitigated = e.URL, "challenge" })
	for name, newest := range map[string]linkwatch.Visit{"a timeout": failure, "a wall": wall} {
		if v := Judge(e, Past{Visits: []linkwatch.Visit{newest, seen}}, today); v.Health != linkwatch.Stale {
			t.Errorf("%s: health %v, want stale: %+v", name, v.Health, v.Findings)
		}
	}
}

func TestSupersededByItsOwnNotice(t *testing.T) {
	say := func(word string, change ...func(*linkwatch.Term)) linkwatch.Term {
		term := linkwatch.Term{Word: word, Count: 1}
		for _, c := range change {
			c(&term)
		}
		return term
	}
	hidden := func(t *linkwatch.Term) { t.Hidden = true }
	often := func(t *linkwatch.Term) { t.Count = 5 }
	of := func(kind linkwatch.EntryKind) linkwatch.Entry {
		return entry(func(e *linkwatch.Entry) { e.Kind = kind })
	}
	for _, c := range []struct {
		name     string
		entry    linkwatch.Entry
		term     linkwatch.Term
		health   linkwatch.Health
		severity linkwatch.Severity // "" for no finding
	}{
		{"a dated publication that was replaced", dated(), say("this publication has been superseded"), linkwatch.Stale, linkwatch.Warning},
		{"an undated one", of(linkwatch.Publication), say("this publication has been superseded"), linkwatch.Stale, linkwatch.Warning},
		{"in French", of(linkwatch.Toolkit), say("il existe une version plus récente"), linkwatch.Stale, linkwatch.Warning},
		{"in Spanish", dated(), say("este informe ha sido reemplazado"), linkwatch.Stale, linkwatch.Warning},
		{"an organization's page that says so", of(linkwatch.Organization), say("this page was withdrawn"), linkwatch.Healthy, linkwatch.Note},
		{"an archived publication", dated(), say("this content is archived"), linkwatch.Healthy, linkwatch.Note},
		{"an archived page", of(linkwatch.Webpage), say("this page is no longer maintained"), linkwatch.Healthy, linkwatch.Note},
		{"what visitors do not see", dated(), say("this publication has been superseded", hidden), linkwatch.Healthy, ""},
		{"what is said of many", dated(), say("this publication has been superseded", often), linkwatch.Healthy, ""},
		{"what is said of another case", dated(), say("if this document"), linkwatch.Healthy, ""},
		{"other words", dated(), say("menu"), linkwatch.Healthy, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := publishing(c.entry)
			noticing(c.term)(&seen)
			v := Judge(c.entry, Past{Visits: []linkwatch.Visit{seen}}, today)
			f, found := foundSuperseded(v)
			if v.Health != c.health || f.Severity != c.severity || found && (f.Hint == "" || !strings.Contains(f.Detail, c.term.Word)) {
				t.Errorf("%+v: got %v, %+v; want %v, %q", c.term, v.Health, f, c.health, c.severity)
			}
		})
	}
	seen := publishing(dated(), "See the newer version -> /wtr-new")
	noticing(say("a newer version of this report is available"))(&seen)
	f, _ := foundSuperseded(Judge(dated(), Past{Visits: []linkwatch.Visit{seen}}, today))
	if !strings.Contains(f.Detail, "https://www.agency.example/wtr-new") {
		t.Errorf("got %q, want it to say where the newer version is", f.Detail)
	}
}

func TestEveryNoticeIsWatchedFor(t *testing.T) {
	watched := Terms()
	for term := range noticeTerms {
		if _, found := slices.BinarySearch(watched, term); !found {
			t.Errorf("%q is not among the watched words", term)
		}
	}
}

func BenchmarkSuperseded(b *testing.B) {
	e := dated()
	links := []string{"2024 World Trafficking Report -> /24"}
	for range 63 {
		links = append(links, "2025 Figures of something else -> /figures/2025/table")
	}
	var visits []linkwatch.Visit
	for ago := range 120 {
		v := publishing(e, links...)
		v.At, v.Page.Hash = today.Add(-hours(24*ago)), "same"
		visits = append(visits, v)
	}
	for b.Loop() {
		Judge(e, Past{Visits: visits}, today)
	}
}

func TestARelationOnThePageOfASeriesIsOfThatPage(t *testing.T) {
	e := dated(func(e *linkwatch.Entry) { e.Series = "series" })
	for _, link := range []string{"New address -> /wtr-archive rel=successor-version", "Privacy policy 2024 -> /privacy rel=latest-version"} {
		v := Judge(e, Past{Visits: []linkwatch.Visit{publishing(e)}, Series: []linkwatch.Visit{seriesListing(2, link)}}, today)
		if f, found := foundSuperseded(v); found {
			t.Errorf("%s: got %q, want nothing: it is the page of the series that has another version", link, f.Detail)
		}
	}
}

func TestAPublicationIsWellAgainSinceItsSeriesTookTheNewerEditionBack(t *testing.T) {
	e := dated(func(e *linkwatch.Entry) { e.Series = "series" })
	var visits []linkwatch.Visit
	for _, ago := range []int{1, 49, 97} {
		v := publishing(e)
		v.At, v.Page.Hash = today.Add(-hours(ago)), "same"
		visits = append(visits, v)
	}
	series := []linkwatch.Visit{seriesListing(2, "2018 World Trafficking Report -> /18"), seriesListing(98, "2024 World Trafficking Report -> /24")}
	v := Judge(e, Past{Visits: visits, Series: series}, today)
	if want := today.Add(-hours(1)); v.Health != linkwatch.Healthy || !v.Since.Equal(want) {
		t.Errorf("%v since %v, want healthy since %v: before, the series listed a newer edition", v.Health, v.Since, want)
	}
}

func TestANoticeDoesNotLeadOnToItsOwnPage(t *testing.T) {
	seen := publishing(dated(), "Latest version -> http://agency.example/reports/2018-world-trafficking-report rel=latest-version")
	noticing(linkwatch.Term{Word: "this publication has been superseded", Count: 1})(&seen)
	f, found := foundSuperseded(Judge(dated(), Past{Visits: []linkwatch.Visit{seen}}, today))
	if !found || strings.Contains(f.Detail, "leads on") || len(f.Evidence) != 1 {
		t.Errorf("got %+v, want the notice alone: the link is to the page itself, in another spelling", f)
	}
}

package checks

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

func TestNamesAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		text    string
		edition edition
		words   string
	}{
		{"2018 Trafficking in Persons Report", edition{year: 2018}, "trafficking persons report"},
		{"Trafficking in Persons Report, June 2018 (PDF, 2.5 MB)", edition{year: 2018}, "trafficking persons report"},
		{"Annual Report 2018-19", edition{year: 2018}, "annual report"},
		{"Annual Report 2018–2019", edition{year: 2018}, "annual report"},
		{"FY2024 Budget", edition{year: 2024}, "budget"},
		{"白書 2024年版", edition{year: 2024}, "白書"},
		{"The Handbook, 4th Edition", edition{number: 4}, "handbook"},
		{"Handbuch, vierte Auflage", edition{number: 4}, "handbuch"},
		{"Guide pratique, 5e édition", edition{number: 5}, "guide pratique"},
		{"Manual (2d ed.)", edition{number: 2}, "manual"},
		{"Руководство, второе издание", edition{number: 2}, "руководство"},
		{"Toolkit v3", edition{number: 3}, "toolkit"},
		{"Toolkit, version 2.1", edition{number: 2}, "toolkit"},
		{"Download the newest report", edition{}, "report"},
		{"Call 1-888-373-7888", edition{}, "call"},
		{"Report of 1890", edition{}, "report"},
		{"", edition{}, ""},
	} {
		n := nameOf(c.text)
		if n.edition != c.edition || strings.Join(n.words, " ") != c.words {
			t.Errorf("%q: got %+v, %q; want %+v, %q", c.text, n.edition, n.words, c.edition, c.words)
		}
	}
}

func TestAnAddressTellsAYearByItsOwnName(t *testing.T) {
	for address, want := range map[string]int{
		"/wtr-2025.pdf": 2025, "/reports/2025": 2025, "/reports/2025/": 2025, "/reports/2025/index.html": 2025, "/2025/wtr": 2025, "/files/2018/wtr-2025.pdf": 2025, "/site2024/wtr-2025": 2025,
		"/files/2025/wtr.pdf": 0, "/files/2025/WTR.DOCX": 0, "/site2024/wtr": 0, "/2024-site/wtr": 0, "/2025/03/wtr": 0, "/files/2025-03/wtr.pdf": 0, "/2018/wtr-2025": 0, "/wtr": 0, "": 0,
	} {
		if got := addressYear(&url.URL{Path: address}); got != want {
			t.Errorf("%q: got %d, want %d", address, got, want)
		}
	}
}

func TestAnAddressOfManyYearsIsNoEditions(t *testing.T) {
	address := func(last string) *url.URL {
		return &url.URL{Scheme: "https", Host: "www.agency.example", Path: "/1991/1992/1993/1994/wtr-" + last}
	}
	if year, ok := sameButYear(address("2018"), 2018, address("2024"), 2027); ok {
		t.Errorf("got %d, want none: years without end take time without end", year)
	}
}

func TestEditionsThatTitlesPlainlyName(t *testing.T) {
	for _, c := range []struct {
		title string
		kind  linkwatch.EntryKind
		want  int
	}{
		{"2018 Trafficking in Persons Report", linkwatch.Publication, 2018},
		{"Human Trafficking Data Collection Activities, 2023", linkwatch.Publication, 2023},
		{"Trafficking in Persons Report (2018)", "", 2018},
		{"The 2018 edition of the Lantern Handbook", linkwatch.Toolkit, 2018},
		{"2018 Trafficking in Persons Report", linkwatch.Webpage, 0},
		{"2018 at a glance", "", 0},
		{"Agenda 2030", linkwatch.Publication, 0},
		{"Trafficking Victims Protection Act of 2000", linkwatch.Publication, 0},
		{"What has changed since 2018", linkwatch.Publication, 0},
		{"Compendium of Research 1993-2020", linkwatch.Publication, 0},
		{"Lantern Strategy 2018-2022", linkwatch.Publication, 0},
		{"Lanterns in 2018 and now", linkwatch.Publication, 0},
	} {
		e := dated(func(e *linkwatch.Entry) { e.Title, e.Kind, e.Edition = c.title, c.kind, "" })
		if got := (Case{Entry: e, Now: today}).ownEdition().year; got != c.want {
			t.Errorf("%q (%s): got %d, want %d", c.title, c.kind, got, c.want)
		}
	}
}

func TestAPageThatHasBecomeTheNewerEditionIsTakenForIt(t *testing.T) {
	e := dated()
	seen := publishing(e, "2024 World Trafficking Report -> /24", "2025 World Trafficking Report -> /25")
	seen.Page.Title = "2025 World Trafficking Report | Agency"
	if f, found := foundSuperseded(Judge(e, Past{Visits: []linkwatch.Visit{seen}}, today)); found {
		t.Errorf("got %q, want nothing: the page is of 2025", f.Detail)
	}
}

func FuzzSuperseded(f *testing.F) {
	f.Add("2024 World Trafficking Report", "https://www.agency.example/reports/2024-world-trafficking-report/", "2018 World Trafficking Report")
	f.Add("4th ed. v2 2018/19 2024年版", "https://www.agency.example/2018-19/%zz?2018-", "vierte Auflage 2018-")
	f.Fuzz(func(t *testing.T, text, to, title string) {
		e := dated(func(e *linkwatch.Entry) { e.Title = title })
		seen := publishing(e)
		seen.Page.Editions = []linkwatch.Edition{{Text: text, To: to}}
		v := Judge(e, Past{Visits: []linkwatch.Visit{seen}, Series: []linkwatch.Visit{seen}}, today)
		if found, ok := foundSuperseded(v); ok && (!strings.Contains(found.Detail, to) || !slices.ContainsFunc(found.Evidence, func(line string) bool { return strings.HasSuffix(line, to) })) {
			t.Errorf("%q to %q: finding %+v does not say where the newer edition is", text, to, found)
		}
		if own, err := url.Parse(e.URL); err == nil {
			if year, ok := sameButYear(own, 2018, own, 2027); ok {
				t.Errorf("%s: another year (%d) than its own", own, year)
			}
		}
	})
}

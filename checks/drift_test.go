package checks

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

// An outline is a page as drift sees it.
type outline struct {
	title     string
	headings  []string
	text      []uint32 // blocks and shingles
	downloads []string
	facts     []linkwatch.Fact
	links     int
}

// survivors is the accepted page.
func survivors() outline {
	return outline{
		title: "Guide for survivors | Help", headings: []string{"Guide for survivors", "Housing", "Work", "Court"},
		text: digests(0), downloads: []string{"https://help.example.org/files/guide.pdf"}, links: 40,
		facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.Email, Value: "help@example.org"}},
	}
}

// recipe is another page altogether.
func recipe() outline {
	return outline{title: "Best pancakes", headings: []string{"Best pancakes", "You need", "Steps"}, text: digests(1000), links: 12}
}

// digests are those of a text of its own.
func digests(of uint32) []uint32 {
	var list []uint32
	for i := range uint32(60) {
		list = append(list, of+i*10_000)
	}
	return list
}

func (g outline) with(change func(*outline)) outline {
	change(&g)
	return g
}

// told is a visit that saw the page.
func (g outline) told(ago int, change ...func(*linkwatch.Visit)) linkwatch.Visit {
	return visit(hours(ago), append([]func(*linkwatch.Visit){func(v *linkwatch.Visit) {
		v.Page.Title, v.Page.Headings, v.Page.Downloads, v.Page.Facts, v.Page.Links = g.title, g.headings, g.downloads, g.facts, g.links
		v.Page.Print = linkwatch.Print{Blocks: g.text, Shingles: g.text}
		v.Page.Reader, v.Page.Words = "test", 10*len(g.text)
		v.Page.Tongues = []linkwatch.Tongue{{Language: "en", Letters: 2000}}
		v.Page.Hash = fmt.Sprint(g)
	}}, change...)...)
}

// linking is a visit to the guide with so many links, to those hosts, and with
// words of its own.
func linking(ago, links int, hosts ...string) linkwatch.Visit {
	page := survivors().with(func(g *outline) { g.links, g.text = links, append([]uint32{uint32(links)}, g.text[1:]...) })
	return page.told(ago, func(v *linkwatch.Visit) { v.Page.Hosts, v.Page.Hash = hosts, fmt.Sprint(hosts) })
}

func TestDrift(t *testing.T) {
	accepted := survivors().told(100)
	since := func(now outline) []linkwatch.Visit { return []linkwatch.Visit{now.told(1), now.told(30), accepted} }
	elsewhere := func(v *linkwatch.Visit) { v.FinalURL = "https://pancakes.example.com/" }
	judge(t, "drift", []judged{
		{"the same page has not drifted", entry(), since(survivors()), linkwatch.Healthy, ""},
		{"another page, seen once, is unsure", entry(), []linkwatch.Visit{recipe().told(1), accepted}, linkwatch.Unsure, "may be another one"},
		{"another page, seen twice, is stale", entry(), since(recipe()), linkwatch.Stale, `it was "Guide for survivors | Help", and is "Best pancakes"`},
		{"another page on another site is stale", entry(), []linkwatch.Visit{recipe().told(1, elsewhere), recipe().told(30, elsewhere), accepted}, linkwatch.Stale, "is another one"},
		{"a page that came back has not drifted", entry(), []linkwatch.Visit{survivors().told(1), recipe().told(30), accepted}, linkwatch.Healthy, ""},
		{"the front page of a newspaper is another one at each visit", entry(), []linkwatch.Visit{
			recipe().told(1), recipe().with(func(g *outline) {
				g.title, g.headings, g.text = "Storm at sea", []string{"Storm at sea", "Weather"}, digests(3000)
			}).told(30), accepted,
		}, linkwatch.Healthy, ""},
		{"a page that was rewritten under its title is the same", entry(),
			since(survivors().with(func(g *outline) { g.text = digests(5000) })), linkwatch.Healthy, ""},
		{"a page that was renamed keeps its text", entry(),
			since(survivors().with(func(g *outline) { g.title = "Leaving an exploiter | Help" })), linkwatch.Healthy, "the title was"},
		{"a part that was taken out is told", entry(), since(survivors().with(func(g *outline) {
			g.headings, g.text = g.headings[:3], append([]uint32{7}, g.text[:50]...)
		})), linkwatch.Healthy, `the heading "Court" went`},
		{"a site that is no longer linked to is told", entry(), []linkwatch.Visit{
			linking(1, 38, "a.org"), linking(30, 38, "a.org"), linking(100, 40, "a.org", "b.org"),
		}, linkwatch.Healthy, "the links to b.org went"},
		{"a site that another took the place of is not", entry(), []linkwatch.Visit{
			linking(1, 38, "a.org", "c.org"), linking(30, 38, "a.org", "c.org"), linking(100, 40, "a.org", "b.org"),
		}, linkwatch.Healthy, ""},
		{"headings that went are noted", entry(),
			since(survivors().with(func(g *outline) { g.headings = []string{"Guide for survivors", "Work"} })), linkwatch.Healthy, `the heading "Housing" went; the heading "Court" went`},
		{"a heading seen gone once is not told", entry(),
			[]linkwatch.Visit{survivors().with(func(g *outline) { g.headings = g.headings[:2] }).told(1), survivors().told(30), accepted}, linkwatch.Healthy, ""},
		{"a download that went is told", entry(), since(survivors().with(func(g *outline) { g.downloads = nil })), linkwatch.Healthy, "the download https://help.example.org/files/guide.pdf went"},
		{"a download that moved is still there", entry(),
			since(survivors().with(func(g *outline) { g.downloads = []string{"https://cdn.example.org/x/guide.pdf"} })), linkwatch.Healthy, ""},
		{"a later edition of a download is the download", entry(),
			since(survivors().with(func(g *outline) { g.downloads = []string{"https://help.example.org/files/guide2.pdf"} })), linkwatch.Healthy, ""},
		{"a number that was replaced is told with the new one", entry(), since(survivors().with(func(g *outline) {
			g.facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-800-555-0100"}, {Kind: linkwatch.Email, Value: "help@example.org"}}
		})), linkwatch.Healthy, "the phone number 1-888-373-7888 went; new is 1-800-555-0100"},
		{"an address that went is told", entry(), since(survivors().with(func(g *outline) { g.facts = g.facts[:1] })), linkwatch.Healthy, "the e-mail address help@example.org went"},
		{"a link that was taken out is told", entry(), since(survivors().with(func(g *outline) { g.links, g.text = 39, g.text[:59] })), linkwatch.Healthy, "1 link was taken out and nothing put in"},
		{"links that went with others that came are not told", entry(),
			since(survivors().with(func(g *outline) { g.links, g.text = 39, append([]uint32{7}, g.text[:58]...) })), linkwatch.Healthy, ""},
		{"what another reader saw is not compared", entry(),
			[]linkwatch.Visit{recipe().told(1), recipe().told(30), survivors().told(100, func(v *linkwatch.Visit) { v.Page.Reader = "older" })}, linkwatch.Healthy, ""},
	})
}

func TestDriftIsMeasuredFromTheAcceptedPage(t *testing.T) {
	accepted := recipe().told(50)
	past := Past{Visits: []linkwatch.Visit{recipe().told(1), recipe().told(30), accepted, survivors().told(100)}, Accepted: &accepted}
	if v := Judge(entry(), past, today); v.Health != linkwatch.Healthy {
		t.Errorf("health %v, want healthy: the page was accepted since; findings %+v", v.Health, v.Findings)
	}
}

// TestDriftWarnsOfLosses tells what asks for attention from what is only noted.
func TestDriftWarnsOfLosses(t *testing.T) {
	for _, c := range []struct {
		name string
		now  outline
		want linkwatch.Severity
	}{
		{"a download", survivors().with(func(g *outline) { g.downloads = nil }), linkwatch.Warning},
		{"a part", survivors().with(func(g *outline) { g.headings, g.text = g.headings[:3], g.text[:50] }), linkwatch.Warning},
		{"a heading in place of another", survivors().with(func(g *outline) { g.headings = append([]string{"Jobs"}, g.headings[:3]...) }), linkwatch.Note},
		{"the title", survivors().with(func(g *outline) { g.title = "Leaving | Help" }), linkwatch.Note},
	} {
		v := Judge(entry(), Past{Visits: []linkwatch.Visit{c.now.told(1), c.now.told(30), survivors().told(100)}}, today)
		if len(v.Findings) != 1 || v.Findings[0].Severity != c.want || v.Health != linkwatch.Healthy {
			t.Errorf("%s: %v, findings %+v; want healthy, one of severity %s", c.name, v.Health, v.Findings, c.want)
		}
	}
}

func TestTranslationIsNoOtherPage(t *testing.T) {
	translated := survivors().with(func(g *outline) {
		g.title, g.headings, g.text = "Ratgeber für Betroffene | Help", []string{"Ratgeber für Betroffene", "Wohnen", "Arbeit", "Gericht"}, digests(5000)
	})
	german := func(v *linkwatch.Visit) { v.Page.Tongues[0].Language = "de" }
	v := Judge(entry(), Past{Visits: []linkwatch.Visit{translated.told(1, german), translated.told(30, german), survivors().told(100)}}, today)
	if v.Health != linkwatch.Healthy || len(v.Findings) == 0 || !strings.Contains(v.Findings[0].Detail, "it was in English, and is in German") {
		t.Errorf("health %v, findings %+v; want healthy and the language said", v.Health, v.Findings)
	}
}

func TestSimilarity(t *testing.T) {
	same, other := survivors().told(1).Page, recipe().told(1).Page
	template := survivors().with(func(g *outline) {
		g.title, g.headings = "Volunteer with us | Help", []string{"Volunteer with us", "Housing"}
	}).told(1).Page
	template.Print.Shingles = digests(7000)
	rewritten := survivors().with(func(g *outline) { g.text = digests(5000) }).told(1).Page
	rewritten.Hash = "rewritten"
	for _, c := range []struct {
		name     string
		page     linkwatch.Page
		from, to float64
	}{
		{"the page itself", same, 1, 1},
		{"another page", other, 0, 0.1},
		{"another page in the same template", template, 0, unlike},
		{"the page, rewritten", rewritten, unlike, 1},
		{"a page of nothing", linkwatch.Page{}, 0, 0.1},
	} {
		if got := Similarity(same, c.page); got < c.from || got > c.to {
			t.Errorf("%s: similarity %.2f, want %.2f to %.2f", c.name, got, c.from, c.to)
		}
		if there, back := Similarity(same, c.page), Similarity(c.page, same); there != back {
			t.Errorf("%s: similarity %.2f there and %.2f back, want the same", c.name, there, back)
		}
	}
}

func TestChangesOfNothingAreNone(t *testing.T) {
	p := survivors().told(1).Page
	if got := Changes(p, p); len(got) != 0 {
		t.Errorf("changes = %q, want none", got)
	}
	reordered := p
	reordered.Headings = slices.Clone(p.Headings)
	slices.Reverse(reordered.Headings)
	if got := Changes(p, reordered); len(got) != 0 {
		t.Errorf("changes of order = %q, want none", got)
	}
}

func TestResemblance(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []uint32
		want float64
	}{
		{"the same", []uint32{1, 2, 3}, []uint32{1, 2, 3}, 1},
		{"nothing in common", []uint32{1, 3}, []uint32{2, 4}, 0},
		{"half of both together", []uint32{1, 2}, []uint32{2, 1000}, 0.5},
		{"none of either", nil, nil, 0},
	} {
		if got := resemblance(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAPageIsNotMeasuredByWhatStoodInItsPlace(t *testing.T) {
	for name, first := range map[string]made{
		"a \"not found\" page": {title: "Page not found", text: "Sorry, there is no such page."},
		"a parked name":        {title: "help.example.org", text: "This domain is for sale. Buy this domain.", source: []string{"data-adblockkey="}},
		"a server's own page":  {title: "Welcome to nginx!", text: "The server runs."},
	} {
		before := visit(hours(100), showing(first), func(v *linkwatch.Visit) {
			v.Page.Print = linkwatch.Print{Blocks: digests(1000), Shingles: digests(1000)}
		})
		visits := []linkwatch.Visit{survivors().told(1), survivors().told(25), before}
		v := Judge(entry(), Past{Visits: visits, Accepted: &before}, today)
		if v.Health != linkwatch.Healthy || slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == "drift" }) {
			t.Errorf("once %s stood there: health %v, findings %+v, want healthy and no drift", name, v.Health, v.Findings)
		}
		visits = []linkwatch.Visit{recipe().told(1), recipe().told(25), survivors().told(50), before}
		if v := Judge(entry(), Past{Visits: visits, Accepted: &before}, today); v.Health != linkwatch.Stale {
			t.Errorf("once %s stood there, then the page, then another: health %v, want stale", name, v.Health)
		}
	}
}

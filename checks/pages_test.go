package checks

import (
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

// A made is a made-up page, told by what a reader would see of it.
type made struct {
	title    string
	headings []string
	text     string // how it begins
	words    int    // in all; 0: those of title, headings and text
	links    int
	source   []string // marks that stand in it
	frames   []string // hosts
	password bool
}

// page is the made page as the reader tells it, with the watched words that
// stand in it.
func (m made) page() linkwatch.Page {
	p := linkwatch.Page{
		ContentType: "text/html", Bytes: 5000, Hash: m.title + m.text, Reader: "test", Title: m.title, Headings: m.headings,
		Opening: m.text, Words: m.words, Links: m.links, Marks: m.source, Sources: m.frames, Password: m.password,
	}
	head := foldedLine(m.title + " | " + strings.Join(m.headings, " | "))
	all := head + "|" + foldedLine(m.text)
	if p.Words == 0 {
		p.Words = len(strings.Fields(foldedLine(m.text)))
	}
	for _, term := range Terms() {
		if _, found := without(all, strings.TrimSpace(foldedLine(term))); found {
			_, headed := without(head, strings.TrimSpace(foldedLine(term)))
			p.Terms = append(p.Terms, linkwatch.Term{Word: term, Count: 1, Title: headed})
		}
	}
	slices.Sort(p.Marks)
	return p
}

// showing is a visit that read the made page.
func showing(m made) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Page = m.page() }
}

func sentTo(address string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.FinalURL = address }
}

func served(server string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Header.Server = server }
}

func headed(marks ...string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Header.Marks = marks }
}

// guide is the page that the cases' entry lists.
var guide = made{title: "Guide for survivors", headings: []string{"Guide for survivors", "Where to call"}, text: "Help is there, day and night.", words: 700, links: 40}

func TestEveryWatchedWordIsWrittenAsItIsCompared(t *testing.T) {
	for _, word := range slices.Concat(Marks(), Terms(), HeaderMarks()) {
		if strings.TrimSpace(word) != word || word == "" || strings.ToLower(word) != word {
			t.Errorf("watched word %q: want it lower case, without space around it", word)
		}
	}
	for _, mark := range slices.Concat(Marks(), HeaderMarks()) {
		if strings.ContainsFunc(mark, func(r rune) bool { return r > 126 }) || len(mark) < 4 {
			t.Errorf("mark %q: want ASCII, four letters at least", mark)
		}
	}
	for _, term := range Terms() {
		if strings.ContainsAny(term, "’‘“”") {
			t.Errorf("term %q: want plain quotes", term)
		}
	}
}

// TestOrdinaryPagesShowNothing tries pages whose words could be taken for a dead
// or a walled page's.
func TestOrdinaryPagesShowNothing(t *testing.T) {
	pages := []made{
		guide,
		{title: "How to make a good 404 page", headings: []string{"How to make a good 404 page", "Say sorry", "Page not found: what to write"}, words: 900, links: 60},
		{title: "Page not found: why links rot", headings: []string{"Page not found: why links rot"}, words: 1400, links: 50},
		{title: "Lost and found | Transit police", headings: []string{"Lost and found"}, text: "Items that were not found on the day are kept for a year.", words: 180, links: 20},
		{title: "Not found: missing persons | National police", headings: []string{"Not found: missing persons"}, text: "These persons were not found yet.", words: 160, links: 30},
		{title: "When a child is missing", headings: []string{"When a child is missing"}, text: "If a child is missing, call the police at once.", words: 150, links: 12},
		{title: "Error in medicine", headings: []string{"Error in medicine", "What is an error?"}, words: 800, links: 20},
		{title: "Access denied: barriers to care for victims", headings: []string{"Access denied: barriers to care for victims"}, words: 140, links: 2},
		{title: "Request rejected by the court of appeal", headings: []string{"Request rejected"}, text: "The court rejected the request.", words: 130, links: 6},
		{title: "Gone too soon: in memory of Ana", headings: []string{"Gone too soon"}, words: 120, links: 8},
		{title: "Does not exist: the myth of the perfect victim", headings: []string{"Does not exist: the myth of the perfect victim"}, words: 150, links: 15},
		{title: "Attention required: sign the petition", headings: []string{"Attention required: sign the petition"}, words: 110, links: 5},
		{title: "Contact us", headings: []string{"Contact us"}, text: "Please confirm that you are not a robot. Name. E-mail. Message.", words: 95, links: 25},
		{title: "Contact us", headings: []string{"Contact us"}, text: "Write to us. Complete the captcha below.", words: 60, links: 14, frames: []string{"www.google.com"}},
		{title: "Domain parking explained", headings: []string{"What is domain parking?"}, text: `Parked pages often say "this domain is for sale", or show related searches.`, words: 90, links: 4},
		{title: "Homes for sale", headings: []string{"Homes for sale"}, text: "This house is for sale by its owner. Make an offer.", words: 40, links: 6},
		{title: "Copyright", headings: []string{"Copyright"}, words: 45, links: 3},
		{title: "Buses 404 and 410", headings: []string{"404"}, text: "From the station every ten minutes.", words: 120, links: 10},
		{title: "Area codes of Georgia", headings: []string{"404", "470", "678"}, words: 400, links: 30},
		{title: "Hotline 404-555-0100", headings: []string{"Call 404-555-0100"}, words: 80, links: 6},
		{title: "Account suspended? How to get it back", headings: []string{"Account suspended? How to get it back"}, words: 300, links: 20},
		{title: "Coming soon: new shelter in Austin", headings: []string{"Coming soon: new shelter in Austin"}, words: 90, links: 12},
		{title: "Casinos and trafficking", headings: []string{"Casinos and trafficking", "Escort sites"}, words: 600, links: 30},
		{title: "An app", source: []string{"notfounds"}, words: 0, links: 0},
		{title: "HTTP 404 | Handbook", headings: []string{"HTTP 404"}, text: "HTTP 404 The server cannot find what was asked for.", words: 500, links: 20},
		{title: "Fix the error page not found | Handbook", headings: []string{"Fix the error page not found"}, words: 80, links: 6},
		{title: "Website help: page not found and other errors", headings: []string{"Website help: page not found and other errors"}, words: 90, links: 12},
		{title: "Report a page that was removed", headings: []string{"Report a page that was removed"}, words: 40, links: 3},
		{title: "Can't find what you're looking for?", headings: []string{"Can't find what you're looking for?"}, text: "Call our information line.", words: 25},
		{title: "Link between debt and coercion not found in new study", headings: []string{"Link between debt and coercion not found in new study"}, words: 90, links: 9},
		{title: "The address no longer exists: evicted tenants speak", headings: []string{"The address no longer exists: evicted tenants speak"}, words: 60, links: 6},
		{title: "The guide is not available in Spanish yet", headings: []string{"This page is not available in Spanish yet"}, words: 70, links: 9},
		{title: "Model 404 pump", headings: []string{"404"}, text: "Forty litres a minute, two years of warranty.", words: 60, links: 8},
		{title: "404", headings: []string{"404"}, text: "A lorry for four tonnes, in blue and red.", words: 60, links: 8},
		{title: "Documento no encontrado: qué hacer", headings: []string{"Documento no encontrado: qué hacer"}, text: "Si perdió su pasaporte, denuncie el hecho.", words: 45, links: 6},
		{title: "Accessibility", headings: []string{"Accessibility"}, text: "Some content does not exist in plain language.", words: 20},
		{title: "Rooms to let", headings: []string{"Rooms to let"}, text: "Two rooms. Link Housing is not available at weekends.", words: 13},
		{title: "不存在的孩子", headings: []string{"不存在的孩子"}, text: "纪录片。讲述黑户儿童的故事。", words: 18},
		{title: "見つからない声", headings: []string{"見つからない声"}, text: "ドキュメンタリー映画。", words: 22},
		{title: "Nie ma zgody na przemoc", headings: []string{"Nie ma zgody na przemoc"}, text: "Nie ma zgody na przemoc Strona kampanii.", words: 7},
		{title: "Just a moment: mindfulness for carers", headings: []string{"Just a moment"}, words: 16},
		{title: "Forbidden: child marriage around the world", headings: []string{"Child marriage"}, words: 20},
		{title: "Coming soon: a guide for teachers", headings: []string{"Coming soon"}, words: 27},
		{title: "Account suspended: what sanctions mean", headings: []string{"Account suspended"}, words: 30},
		{title: "Research", headings: []string{"No shelter found for half of those who ask"}, text: "Half of those who ask could not find a place.", words: 190, links: 10},
	}
	for _, m := range pages {
		v := Judge(entry(), Past{Visits: []linkwatch.Visit{visit(hours(1), showing(m))}}, today)
		for _, f := range v.Findings {
			if slices.ContainsFunc(All, func(c Check) bool { return c.Name == f.Check && c.InPlace }) {
				t.Errorf("page %q: %s finds %q (%q), want nothing", m.title, f.Check, f.Detail, f.Evidence)
			}
		}
	}
}

// BenchmarkInPlace measures what the checks of what stands in place of a page
// cost on an ordinary one, and on one that shows every sign.
func BenchmarkInPlace(b *testing.B) {
	ordinary := guide
	ordinary.words = 320
	ordinary.text = "Casinos, escort agencies and debt: a page was removed."
	for _, m := range []struct {
		name string
		made
	}{
		{"ordinary", ordinary},
		{"dead", made{title: "Page not found | Help", headings: []string{"Page not found", "404"}, text: "This domain is for sale. The page you are looking for does not exist.", source: Marks()}},
	} {
		c := Case{Entry: entry(), Past: Past{Visits: []linkwatch.Visit{visit(hours(1), showing(m.made)), visit(hours(25), showing(m.made))}}, Now: today}
		b.Run(m.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, check := range All {
					if check.InPlace {
						check.Find(c)
					}
				}
			}
		})
	}
}

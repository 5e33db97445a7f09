package checks

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/page"
)

// reads is what the reader tells of a page with this body.
func reads(t *testing.T, body string) linkwatch.Page {
	t.Helper()
	at, err := url.Parse(pageURL)
	if err != nil {
		t.Fatal(err)
	}
	return watcher.Read(strings.NewReader(body), http.Header{"Content-Type": {"text/html; charset=utf-8"}}, at, nil)
}

func TestEveryWatchedTermIsReadWhereItStands(t *testing.T) {
	for _, word := range Terms() {
		p := reads(t, "<title>Guide</title><p>So "+html.EscapeString(word)+" ends</p>")
		if !slices.ContainsFunc(p.Terms, func(found linkwatch.Term) bool { return found.Word == word }) {
			t.Errorf("%q in a text: read terms %v, want it among them", word, p.Terms)
		}
	}
	for _, mark := range Marks() {
		if p := reads(t, "<!-- "+mark+" -->"); !slices.Contains(p.Marks, mark) {
			t.Errorf("%q in a source: read marks %v, want it among them", mark, p.Marks)
		}
	}
}

// TestEverySignIsFoundByItself shows each table each of its signs alone, as a page
// or an answer would.
func TestEverySignIsFoundByItself(t *testing.T) {
	tables := map[string]struct {
		table signTable
		signs []sign
	}{
		"walls":     {wallTable, signsOf(walls, wallSign)},
		"parked":    {parkedTable, signsOf(parkedSigns, parkedSign.where)},
		"unclaimed": {unclaimedTable, signsOf(unclaimedSigns, unclaimedSign.where)},
	}
	for name, c := range tables {
		for row, s := range c.signs {
			v, found := visit(0, bearing(t, s)), false
			c.table.in(&v, func(r int) { found = found || r == row })
			if !found {
				t.Errorf("%s: nothing found by %s; title %q, final address %q", name, s, v.Page.Title, v.FinalURL)
			}
		}
	}
}

func signsOf[row any](rows []row, of func(row) sign) []sign {
	var signs []sign
	for _, r := range rows {
		signs = append(signs, of(r))
	}
	return signs
}

// bearing makes a visit show a sign.
func bearing(t *testing.T, s sign) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		switch s.in {
		case inHeader:
			v.Header.Marks = []string{s.word}
		case inServer:
			v.Header.Server = "X " + strings.ToUpper(s.word) + "/1.0"
		case inTitle:
			v.Page = reads(t, "<title>"+html.EscapeString(strings.ToUpper(s.word))+"</title>")
			if strings.ToLower(v.Page.Title) != s.word {
				v.Page = reads(t, "<title>"+html.EscapeString(s.word)+"</title>") // in Turkish a capital is another letter
			}
		case inAddress:
			v.FinalURL = "https://www." + s.word + "/x?y=z"
			if strings.Contains(s.word, ".php") {
				v.FinalURL = "https://www." + s.word + "?y=z"
			}
		case inFrames:
			v.Page = reads(t, fmt.Sprintf("<script src=\"https://a.%s/b.js\"></script>", s.word))
		case inNames:
			v.Resolution.NameServers = []string{"ns1." + s.word}
		case inSource:
			v.Page = reads(t, "<!-- "+s.word+" -->")
		case inText:
			v.Page = reads(t, "<p>"+html.EscapeString(s.word)+"</p>")
		}
	}
}

// TestEveryWordForLostCounts asks of each wording whether a line that says it of
// each of its language's pages is understood.
func TestEveryWordForLostCounts(t *testing.T) {
	for _, tongue := range tongues {
		for _, lost := range tongue.lost {
			if w := worded(lost, []string{lost}); w.points == 0 {
				t.Errorf("%s: %q alone has no points", tongue.language, lost)
			}
			if w := worded(tongue.pages[0]+" "+lost, []string{lost}); w.points < plainLine {
				t.Errorf("%s: %q has %v points, want %v", tongue.language, tongue.pages[0]+" "+lost, w.points, plainLine)
			}
		}
		for _, page := range slices.Concat(tongue.pages, tongue.things) {
			if w := worded(page+" "+tongue.lost[0], []string{tongue.lost[0]}); w.points < plainLine {
				t.Errorf("%s: %q has %v points, want %v", tongue.language, page+" "+tongue.lost[0], w.points, plainLine)
			}
		}
	}
	for word := range fillers {
		if passing[word] || about[word] {
			t.Errorf("%q fills a line, and says that the line is none", word)
		}
	}
}

// TestTheReaderNamesItsWords keeps the words that are watched in step with what a
// page's reader is called by: pages read for other words are not compared.
func TestTheReaderNamesItsWords(t *testing.T) {
	fewer := page.NewReader(page.Watched{Marks: Marks(), Terms: Terms()[1:]})
	if fewer.Name() == watcher.Name() {
		t.Errorf("a reader of fewer terms is named %q as well, want another name", watcher.Name())
	}
}

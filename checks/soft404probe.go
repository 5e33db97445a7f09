package checks

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

// probe weighs what the host answers for a page that cannot exist. An honest
// 404 there makes a 200 here believable, and so does an answer of another kind.
// The same answer as here is a "not found" page, whatever it says; but a front
// page is what many hosts show for everything, a page that a script fills has
// the same source at every address, and one that shows the entry's facts, or
// bears its title, is the page.
func (w *weighing) probe(c Case, v *linkwatch.Visit) {
	p := &v.Probe
	switch {
	case p.Status == 0:
		return
	case p.Status == http.StatusNotFound || p.Status == http.StatusGone:
		if len(w.weights) > 0 {
			w.add(-1.5, fmt.Sprintf("the host answers %d for a page that cannot exist", p.Status))
			w.certain = false
		}
		return
	case p.Status/100 != 2:
		return
	}
	if walled(&linkwatch.Visit{URL: p.URL, FinalURL: p.FinalURL, Status: p.Status, Page: *p.Page}) {
		return
	}
	same := sameAnswer(v)
	if same == "" {
		if len(w.weights) > 0 {
			w.add(-1.5, "the host answers otherwise for a page that cannot exist")
			w.certain = false
		}
		return
	}
	if len(w.weights) == 0 && (front(v.URL) || v.Page.Words <= fewWords || c.isResource(&v.Page)) {
		return
	}
	w.add(5, "the host answers the same for a page that cannot exist: "+same)
	w.certain = w.certain || w.said != ""
	w.open = false
	if w.said == "" {
		w.said = "it answers the same for a page that cannot exist"
	}
}

// sameAnswer says by what the answer for a page that cannot exist is the same as
// the visit's; "" if it is another one.
func sameAnswer(v *linkwatch.Visit) string {
	p := &v.Probe
	switch {
	case v.FinalURL != v.URL && v.FinalURL == p.FinalURL:
		return "it leads to " + p.FinalURL
	case v.Page.Hash != "" && v.Page.Hash == p.Page.Hash:
		return "byte for byte"
	case v.Page.Title == p.Page.Title && slices.Equal(v.Page.Headings, p.Page.Headings) && sameBlocks(v.Page.Print.Blocks, p.Page.Print.Blocks):
		return fmt.Sprintf("title %q, headings and text", p.Page.Title)
	}
	return ""
}

// sameBlocks reports whether nearly all blocks of a page's text stand on the
// other one as well, which has hardly any others: one in ten may differ, and
// two in any case, for some pages repeat the address that was asked for.
func sameBlocks(a, b []uint32) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	allowed := max(2, len(a)/10)
	if len(a) <= allowed || len(b) <= allowed {
		allowed = 0
	}
	return missingFrom(a, b) <= allowed && missingFrom(b, a) <= allowed
}

// missingFrom counts the digests of one page that another does not have. Both
// are sorted; of samples only the common stretch is compared.
func missingFrom(a, b []uint32) int {
	const full = 128
	missing := 0
	for _, digest := range a {
		if len(b) >= full && digest > b[len(b)-1] {
			break
		}
		if _, found := slices.BinarySearch(b, digest); !found {
			missing++
		}
	}
	return missing
}

// front reports whether an address is that of a site's front page, in whatever
// language.
func front(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" {
		return false
	}
	path := strings.ToLower(withoutLocale(barePath(u.Path)))
	path, _, _ = strings.Cut(path, ".")
	return path == "" || slices.Contains(fronts, path)
}

var fronts = []string{"/home", "/main", "/welcome", "/start", "/homepage", "/home-page"}

// isResource reports whether a page shows what the entry is known by: all facts
// that it states, its title, or most words of it.
func (c Case) isResource(p *linkwatch.Page) bool {
	if c.showsFacts(p) {
		return true
	}
	title := foldedLine(c.Entry.Title)
	if title != " " && title == foldedLine(p.Title) {
		return true
	}
	words := strings.Fields(title)
	words = slices.DeleteFunc(words, func(word string) bool { return len(word) < 4 })
	if len(words) < 2 {
		return false
	}
	shown := foldedLine(p.Title + " " + strings.Join(p.Headings[:min(3, len(p.Headings))], " "))
	found := 0
	for _, word := range words {
		if strings.Contains(shown, " "+word+" ") {
			found++
		}
	}
	return found*4 >= len(words)*3
}

// showsFacts reports whether a page shows all facts that the entry states, if it
// states any.
func (c Case) showsFacts(p *linkwatch.Page) bool {
	return len(c.Entry.Facts) > 0 && !slices.ContainsFunc(c.Entry.Facts, func(f linkwatch.Fact) bool { return !shows(*p, f) })
}

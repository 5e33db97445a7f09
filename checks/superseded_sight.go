package checks

import (
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

// A sight is one page in which newer editions of an entry are looked for.
type sight struct {
	own    edition
	title  string     // of the entry
	latest int        // the last year that an edition can be of by now
	names  [][]string // what the entry is called, by the catalog and by its page
	at     []*url.URL // the entry's own addresses
	listed bool       // whether the page is that of the series
	row    bool       // whether it has a row of years in which the entry's own leads to the entry, or to its kin
}

func (c Case) sight(own edition, v *linkwatch.Visit, listed bool) sight {
	s := sight{own: own, title: c.Entry.Title, latest: c.Now.Year() + 1, listed: listed, names: [][]string{nameOf(c.Entry.Title).words}}
	addresses := []string{c.Entry.URL}
	if page := c.read(); page != nil {
		addresses = append(addresses, page.FinalURL, page.Page.Canonical)
		for _, title := range append([]string{page.Page.Title}, page.Page.Headings...) {
			for part := range titleParts(title) {
				if n := nameOf(part); n.edition.known() && n.edition == own {
					s.names = append(s.names, n.words)
				}
			}
		}
	}
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			s.at = append(s.at, u)
		}
	}
	s.row = s.inRow(v.Page.Editions)
	return s
}

// newer says why a link leads to a newer edition, and to which; "" if it does not.
func (s sight) newer(link linkwatch.Edition) (edition, string) {
	to, err := url.Parse(link.To)
	if err != nil || s.isOwn(to) {
		return edition{}, ""
	}
	rel := link.Rel
	if s.listed {
		rel = "" // of the page of the series
	}
	for _, own := range s.at {
		if year, ok := sameButYear(own, s.own.year, to, s.latest); ok && !standsByDay(to) {
			return edition{year: year}, "its address is this entry's but for the year"
		}
	}
	name := nameOf(link.Text)
	if !name.edition.known() {
		name.edition.year = addressYear(to)
	}
	if rel == "successor-version" {
		return name.edition, "the page itself names it as its successor"
	}
	if !name.edition.after(s.own) || name.edition.year > s.latest || name.law || name.span {
		return edition{}, ""
	}
	if rel != "" {
		return name.edition, "the page itself names it as the latest version"
	}
	if standsByDay(to) || !s.near(to) {
		return edition{}, ""
	}
	switch likeness := s.likeness(spelledOut(name.words, s.title)); {
	case likeness == sameWords:
		return name.edition, "it is called the same"
	case likeness == partOfWords && s.listed:
		return name.edition, "the page of the series lists it"
	case len(name.words) == 0 && s.row && isBareYear(link.Text):
		return name.edition, "it stands in one row of years with this entry's edition"
	}
	return edition{}, ""
}

// likeness compares a link's words with the entry's names, the best of them; the
// same words are only as good as a part of them where any series may be called so.
func (s sight) likeness(words []string) likeness {
	best := otherWords
	for _, name := range s.names {
		l := sameName(words, name)
		if l == sameWords && !distinct(name) && !s.listed {
			l = partOfWords
		}
		best = max(best, l)
	}
	return best
}

// near reports whether an address is of the site of the entry or of its series:
// others' reports are called the same. A series may list what stands elsewhere.
func (s sight) near(to *url.URL) bool {
	return s.listed || slices.ContainsFunc(s.at, func(own *url.URL) bool {
		return registrable(bareHost(own)) == registrable(bareHost(to))
	})
}

func (s sight) isOwn(to *url.URL) bool {
	return slices.ContainsFunc(s.at, func(own *url.URL) bool { return sameAddress(own, to) })
}

// sameAddress reports whether two addresses are of one page, however they are spelled.
func sameAddress(a, b *url.URL) bool {
	return bareHost(a) == bareHost(b) && strings.EqualFold(barePath(a.Path), barePath(b.Path)) && a.RawQuery == b.RawQuery
}

// inRow reports whether links that are bare years form a row of which the entry's
// own year is one: it leads to the entry, or, on the page of its series, there are
// three of them at least whose addresses differ in nothing but the year.
func (s sight) inRow(links []linkwatch.Edition) bool {
	var own *url.URL
	for _, link := range links {
		if isBareYear(link.Text) && nameOf(link.Text).edition.year == s.own.year {
			own, _ = url.Parse(link.To)
		}
	}
	if own == nil || s.own.year == 0 {
		return false
	}
	if s.isOwn(own) {
		return true
	}
	if !s.listed || standsByDay(own) {
		return false
	}
	kin := 1
	for _, link := range links {
		if !isBareYear(link.Text) {
			continue
		}
		to, err := url.Parse(link.To)
		year := nameOf(link.Text).edition.year
		if err == nil && year != s.own.year && withoutYear(to, year) == withoutYear(own, s.own.year) {
			kin++
		}
	}
	return kin >= 3
}

// isBareYear reports whether a link's words are a year and nothing else.
func isBareYear(text string) bool {
	if len(text) > 12 {
		return false
	}
	tokens := tokensOf(text)
	return len(tokens) == 1 && yearIn(tokens[0]) != 0
}

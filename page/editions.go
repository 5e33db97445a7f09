package page

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// The bounds of what is kept of a page's links to editions.
const (
	mostEditions    = 64
	mostByAddress   = 24  // that their address alone tells of: news carry a year in it
	longEdition     = 500 // bytes of an address
	longEditionText = 300 // bytes of a link's words that are looked at
)

// editions gathers the links that may lead to editions of something.
type editions struct {
	list      []linkwatch.Edition
	byAddress int
	open      bool
	href      []byte // of the link that is open, as it is written
	words     []byte // its words so far
	label     []byte // what its title or aria-label says
}

// start takes in the start of a link that leads somewhere.
func (r *reading) startEdition(t *tag, href []byte) {
	e := &r.editions
	r.endEdition()
	if len(href) > longEdition || len(e.list) == mostEditions {
		return
	}
	e.open, e.href, e.words, e.label = true, append(e.href[:0], href...), e.words[:0], e.label[:0]
	if t.has(titleName) {
		e.label = append(e.label, dereferenced(t.value(titleName))...)
	} else if t.has(labelName) {
		e.label = append(e.label, dereferenced(t.value(labelName))...)
	}
	if rel := t.value(relName); bytes.Contains(rel, []byte("-version")) {
		e.relate(r.base, rel, dereferenced(href), "")
	}
}

// add takes in words, which count if a link is open.
func (e *editions) add(text []byte) {
	if e.open && len(e.words) < longEditionText {
		e.words = append(e.words, text[:min(len(text), longEditionText)]...)
	}
}

// block parts the words before from those behind.
func (e *editions) block() {
	if e.open {
		e.words = append(e.words, ' ')
	}
}

// picture takes in what stands for a picture, where it is all that a link shows.
func (e *editions) picture(t *tag) {
	if e.open && len(bytes.TrimSpace(e.words)) == 0 {
		e.add(dereferenced(t.value(altName)))
	}
}

// endEdition ends the link that is open, and keeps it if it tells of an edition.
func (r *reading) endEdition() {
	e := &r.editions
	if !e.open {
		return
	}
	e.open = false
	words := e.words
	if !tellsEdition(words) {
		if tellsEdition(e.label) {
			words = e.label
		} else if e.byAddress == mostByAddress || !addressTellsEdition(e.href) {
			return
		} else {
			e.byAddress++
			if len(bytes.TrimSpace(words)) == 0 {
				words = e.label
			}
		}
	}
	e.keep(r.base, dereferenced(e.href), linkwatch.Edition{Text: quoted(words, mostQuote)})
}

// keep resolves where an edition is and keeps it, unless it is known.
func (e *editions) keep(base *url.URL, href []byte, edition linkwatch.Edition) {
	target := resolved(base, href)
	if target == nil || len(e.list) == mostEditions {
		return
	}
	if edition.To = withoutFragment(target); len(edition.To) <= longEdition && !slices.Contains(e.list, edition) {
		e.list = append(e.list, edition)
	}
}

// relate keeps where a relation says that another version is (RFC 5829; Dublin
// Core's isReplacedBy says the same as successor-version).
func (e *editions) relate(base *url.URL, rel, href []byte, text string) {
	for word := range bytes.FieldsSeq(rel) {
		switch string(bytes.ToLower(word)) {
		case "latest-version", "successor-version":
			e.keep(base, href, linkwatch.Edition{Text: text, Rel: strings.ToLower(string(word))})
		case "dcterms.isreplacedby", "dc.relation.isreplacedby", "dcterms:isreplacedby":
			e.keep(base, href, linkwatch.Edition{Text: text, Rel: "successor-version"})
		}
	}
}

// headerEditions are the versions that the Link headers of an answer name (RFC 8288).
func headerEditions(header http.Header, at *url.URL) []linkwatch.Edition {
	var e editions
	for _, line := range header["Link"] {
		for link := range strings.SplitSeq(line[:min(len(line), maxAddress)], ",") {
			address, parameters, _ := strings.Cut(link, ">")
			_, address, ok := strings.Cut(address, "<")
			if !ok || !strings.Contains(parameters, "-version") {
				continue
			}
			for parameter := range strings.SplitSeq(parameters, ";") {
				if name, value, _ := strings.Cut(parameter, "="); strings.EqualFold(strings.TrimSpace(name), "rel") {
					e.relate(at, []byte(strings.Trim(strings.TrimSpace(value), `"`)), []byte(address), "")
				}
			}
		}
	}
	return e.list
}

// versioned takes in a link element, which shows nothing but relates the page to
// another one.
func (r *reading) versioned(element atom.Atom, rel, href []byte) {
	if element == atom.Link && (bytes.Contains(rel, []byte("-")) || bytes.Contains(rel, []byte("eplaced"))) {
		r.editions.relate(r.base, rel, href, "")
	}
}

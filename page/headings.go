package page

import (
	"golang.org/x/net/html/atom"

	"linkwatch"
)

const (
	maxHeadings = 20
	maxHeading  = 200 // runes
)

// headings gathers the words of h1, h2 and h3.
type headings struct {
	list  []string
	first string    // the first h1, as far as a title takes it in
	open  atom.Atom // the heading that is being read; 0 if none
	text  []byte    // its words so far
}

// isHeading reports whether an element is a heading, of whatever rank: where
// one starts or ends, the one before it ends.
func isHeading(element atom.Atom) bool {
	switch element {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// start begins to read a heading, while there is room for one.
func (h *headings) start(element atom.Atom) {
	h.end()
	switch {
	case element == atom.H1 && h.first == "":
	case element != atom.H1 && element != atom.H2 && element != atom.H3, len(h.list) == maxHeadings:
		return
	}
	h.open = element
}

// add takes in words of the heading that is open, if one is.
func (h *headings) add(text []byte) {
	if h.open != 0 && len(h.text) < 4*maxTitle {
		h.text = append(h.text, clipped(text)...)
	}
}

// block parts the words before from those behind.
func (h *headings) block() {
	if n := len(h.text); h.open != 0 && n > 0 && h.text[n-1] != ' ' {
		h.text = append(h.text, ' ')
	}
}

// end records the heading that is open, unless it has no words.
func (h *headings) end() {
	if h.open == 0 {
		return
	}
	if h.open == atom.H1 && h.first == "" {
		h.first = bounded(h.text, maxTitle)
	}
	if words := bounded(h.text, maxHeading); words != "" && len(h.list) < maxHeadings {
		h.list = append(h.list, words)
	}
	h.open, h.text = 0, h.text[:0]
}

// fill tells the page what was read.
func (h *headings) fill(page *linkwatch.Page) {
	h.end()
	page.Headings = h.list
	if page.Title == "" {
		page.Title = h.first
	}
}

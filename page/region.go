package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// A region is an element with all that it holds. Elements within it that are of
// its kind are counted, no others: it ends where its end tag stands.
type region struct {
	name  []byte // "" if none is open
	depth int    // of elements of that name inside
	lists int    // of lists and tables inside, where the element's end tag may be left out
}

func (g *region) open() bool { return len(g.name) > 0 }

func (g *region) begin(name []byte) {
	g.name, g.depth, g.lists = append(g.name[:0], name...), 0, 0
}

func (g *region) close() { g.name = g.name[:0] }

// start takes a start tag inside, which may end the region.
func (g *region) start(name []byte, element atom.Atom) {
	switch string(g.name) {
	case "p":
		if !inline(element) && element != atom.Br {
			g.close()
		}
	case "li", "td", "th", "tr", "dt", "dd":
		switch {
		case element == atom.Ul || element == atom.Ol || element == atom.Dl || element == atom.Table:
			g.lists++
		case g.lists == 0 && (bytes.Equal(name, g.name) || element == atom.Tr || element == atom.Dt || element == atom.Dd):
			g.close()
		}
	default:
		if bytes.Equal(name, g.name) {
			g.depth++
		}
	}
}

// end takes an end tag inside.
func (g *region) end(name []byte, element atom.Atom) {
	switch string(g.name) {
	case "li", "td", "th", "tr", "dt", "dd":
		switch {
		case element == atom.Ul || element == atom.Ol || element == atom.Dl || element == atom.Table:
			g.lists--
		case g.lists == 0 && bytes.Equal(name, g.name):
			g.lists--
		}
		if g.lists < 0 {
			g.close()
		}
		return
	}
	if bytes.Equal(name, g.name) {
		if g.depth--; g.depth < 0 {
			g.close()
		}
	}
}

package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// inline reports whether an element's text goes on in the line before it. Unknown
// elements do, as in browsers; what is not visible at all breaks no line.
func inline(element atom.Atom) bool {
	switch element {
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rp,
		atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	case atom.Meta, atom.Link, atom.Script, atom.Style, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// raw reports whether the tokenizer gives the element's content as one text.
func raw(element atom.Atom) bool {
	switch element {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Plaintext, atom.Textarea:
		return true
	}
	return false
}

// empty reports whether the element has no content and no end tag.
func empty(element atom.Atom) bool {
	switch element {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// hides reports whether an attribute hides its element: hidden, or a style with
// display:none. What the page's own style rules hide is told by styles.
func hides(name attributeName, value []byte) bool {
	switch name {
	case hiddenName:
		return true
	case styleName:
		var space [256]byte
		if _, rest, ok := bytes.Cut(lowerName(space[:0], value), []byte("display")); ok {
			rest = bytes.TrimLeft(rest, " \t\n")
			return len(rest) > 0 && rest[0] == ':' && bytes.HasPrefix(bytes.TrimLeft(rest[1:], " \t\n"), []byte("none"))
		}
	}
	return false
}

// A skipped element is one whose content is not visible, with everything in it.
type skipped struct {
	name  []byte // "" if none is open
	depth int    // of elements of that name inside
}

func (s *skipped) open() bool { return len(s.name) > 0 }

func (s *skipped) begin(name []byte) {
	s.name = append(s.name[:0], name...)
	s.depth = 0
}

// start takes a start tag inside. It reports whether the tag ends the element
// instead: a <p> ends where a block starts, an <li> at the next, and a picture
// at an element of HTML that cannot be in it.
func (s *skipped) start(name []byte, element atom.Atom) bool {
	switch string(s.name) {
	case "svg", "math":
		switch element {
		case atom.Body, atom.Div, atom.P, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			s.name = s.name[:0]
			return true
		}
	case "p":
		if !inline(element) {
			s.name = s.name[:0]
			return true
		}
	case "option":
		if element == atom.Option {
			s.name = s.name[:0]
			return true
		}
	}
	if bytes.Equal(s.name, name) {
		s.depth++
	}
	return false
}

// end takes an end tag inside.
func (s *skipped) end(name []byte) {
	if !bytes.Equal(s.name, name) {
		return
	}
	if s.depth--; s.depth < 0 {
		s.name = s.name[:0]
	}
}

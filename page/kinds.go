package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A kind says of an element what is asked of it at each of its tags.
type kind struct{ inline, raw, empty, heading bool }

func kindOf(element atom.Atom) kind {
	return kind{inline: inline(element), raw: raw(element), empty: empty(element), heading: isHeading(element)}
}

// commonElements are those that nearly all tags are of, each with its kind where
// its name's hash says. Where two have one hash, the later has the place.
var commonElements = func() (table [512]struct {
	name    uint64 // as packed
	element atom.Atom
	kind    kind
}) {
	const names = `address area article aside audio base blockquote body button canvas caption center cite code col dd del dfn
		dialog dl dt embed fieldset figure font footer form frame frameset h6 h5 h4 header hr i iframe ins kbd legend link main map mark
		menu meta nav noscript object optgroup picture pre q s samp section select small source strike style sub summary sup svg
		table template textarea tfoot th thead time title track u ul var video wbr abbr html head dt dd option input label
		script img ol h3 h2 h1 tbody td tr b em strong br p div span li a`
	for name := range strings.FieldsSeq(names) {
		if len(name) <= maxPacked {
			element := atom.Lookup([]byte(name))
			at := &table[hashOfElement(packed([]byte(name)))]
			at.name, at.element, at.kind = packed([]byte(name)), element, kindOf(element)
		}
	}
	return table
}()

// maxPacked is how many letters of a name one number has room for.
const maxPacked = 8

// packed is a name of at most maxPacked letters as a number.
func packed(name []byte) (number uint64) {
	for _, c := range name {
		number = number<<8 | uint64(c)
	}
	return number
}

func hashOfElement(packed uint64) uint64 { return packed * 0x9e3779b97f4a7c15 >> 55 }

// elementNamed is the element of a name in lower case; 0 if it is none of HTML's.
func elementNamed(name []byte, packed uint64) (atom.Atom, kind) {
	if at := &commonElements[hashOfElement(packed)]; at.name == packed && len(name) <= maxPacked {
		return at.element, at.kind
	}
	element := atom.Lookup(name)
	return element, kindOf(element)
}

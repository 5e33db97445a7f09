package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// reads reports whether the attributes of such an element tell something. Few
// links of a page do more than lead on within it, so links are looked at first.
func (r *reading) reads(element atom.Atom, tag []byte) bool {
	switch element {
	case atom.A, atom.Area:
		return r.links.wanted() || r.basedAway() || r.leadsAway(tag) || r.statesFact(tag)
	case atom.Img:
		return len(r.facts.wanted) > 0 && r.says(tag, saysAlt)
	case atom.Base, atom.Html, atom.Link, atom.Meta, atom.Script, atom.Time:
		return true
	}
	return false
}

// statesFact reports whether a tag may hold a tel:, sms:, smsto: or mailto:
// address, perhaps written in character references.
func (r *reading) statesFact(tag []byte) bool {
	for i := 0; ; i++ {
		colon := bytes.IndexByte(tag[i:], ':')
		if colon < 0 {
			return r.says(tag, saysReference)
		}
		if i += colon; i < 2 {
			continue
		}
		switch string([]byte{tag[i-2] | 0x20, tag[i-1] | 0x20}) {
		case "el", "ms", "to":
			return true
		}
	}
}

// attributes reads the attributes of the tag at hand and what they tell. It
// reports whether they hide the element.
func (r *reading) attributes(element atom.Atom, name []byte) (hidden bool) {
	m := marked{isTime: element == atom.Time, channel: linkwatch.TimeTag}
	var meta metaElement
	var rel, href, mediaType []byte
	r.tag = attributesOf(r.tag[:0], r.tokens.source())
	for _, a := range r.tag {
		key, value := a.key, a.value
		switch element {
		case atom.A, atom.Area:
			if string(key) == "href" {
				r.link(element, value)
			}
		case atom.Img:
			if string(key) == "alt" {
				r.scanFacts(value)
			}
		case atom.Html:
			if string(key) == "lang" || string(key) == "xml:lang" && r.language == "" {
				r.language = languageTag(string(value))
				r.learnCountry(r.language)
			}
		case atom.Base, atom.Link:
			switch string(key) {
			case "href":
				href = value
			case "rel":
				rel = value
			case "type":
				mediaType = value
			}
		case atom.Script:
			if string(key) == "type" || string(key) == "src" {
				r.script = r.script.told(key, value)
				continue
			}
		case atom.Meta:
			meta.take(key, value)
			continue
		}
		m.mark(key, value)
		hidden = hidden || hides(key, value)
	}
	switch element {
	case atom.Meta:
		r.meta(meta)
	case atom.Base, atom.Link:
		r.address(element, rel, href)
		r.feed(rel, mediaType, href)
		r.versioned(element, rel, href)
	case atom.Body, atom.Html, atom.Main:
		return false // hidden until a script shows it
	}
	if name != nil && !r.scope.open() && (m.isTime || m.modified || m.published) && !hidden {
		r.startMark(m, name)
	}
	return hidden
}

// address takes in the address of a base element or of a canonical link; the
// first of each counts.
func (r *reading) address(element atom.Atom, rel, href []byte) {
	switch {
	case element == atom.Base && r.base == r.at:
		if target := resolved(r.base, href); target != nil {
			r.base = target
		}
	case element == atom.Link && r.page.Canonical == "" && hasWord(rel, "canonical"):
		if target := resolved(r.base, href); target != nil {
			target.Fragment, target.RawFragment = "", ""
			r.page.Canonical = strings.ToValidUTF8(target.String(), "")
		}
	}
}

func hasWord(list []byte, word string) bool {
	for w := range bytes.FieldsSeq(list) {
		if bytes.EqualFold(w, []byte(word)) {
			return true
		}
	}
	return false
}

// A metaElement is the attributes of a meta element that matter.
type metaElement struct {
	name, content []byte // name is also property, itemprop or http-equiv
	equiv         bool
	refreshes     bool
}

func (m *metaElement) take(key, value []byte) {
	switch string(key) {
	case "name", "property", "itemprop":
		m.name, m.equiv = value, false
	case "http-equiv":
		m.refreshes = bytes.EqualFold(value, []byte("refresh"))
		if m.name == nil {
			m.name, m.equiv = value, true
		}
	case "content":
		m.content = value
	}
}

// meta takes in a meta element.
func (r *reading) meta(m metaElement) {
	if m.refreshes {
		r.refresh(m.content)
	}
	var space [32]byte
	switch string(plainName(space[:0], m.name)) {
	case "ogtitle":
		if r.ogTitle == "" {
			r.ogTitle = bounded(string(clipped(m.content)), maxTitle)
		}
	case "oglocale":
		r.learnOrder(languageTag(string(m.content)))
	case "contentlanguage":
		if r.language == "" && m.equiv {
			r.language = languageTag(string(m.content))
			r.learnCountry(r.language)
		}
	case "date":
		if m.equiv {
			return // of the answer, not of the page
		}
		fallthrough
	default:
		if r.scope.open() {
			return // of something else on the page
		}
		r.said.addMeta(m.name, m.content, r.order)
	}
}

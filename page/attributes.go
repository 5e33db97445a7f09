package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// reads reports whether the attributes of a tag tell something.
func (r *reading) reads(t *tag) bool {
	return t.named != 0 && (r.tells(t) || t.mayHide() || t.mayDate())
}

// tells reports whether the attributes of such an element tell something. Few
// links of a page do more than lead on within it, so links are looked at first.
func (r *reading) tells(t *tag) bool {
	switch t.element {
	case atom.A, atom.Area:
		return r.links.wanted() || r.basedAway() || leadsAway(t.value(hrefName))
	case atom.Img:
		return len(r.facts.wanted) > 0
	case atom.Base, atom.Html, atom.Link, atom.Meta, atom.Script, atom.Time:
		return true
	}
	return false
}

// mayHide reports whether a tag may hide its element.
func (t *tag) mayHide() bool {
	if t.has(hiddenName) {
		return true
	}
	var space [256]byte
	return t.has(styleName) && bytes.Contains(lowerName(space[:0], t.value(styleName)), []byte("display"))
}

// dates reports whether a tag may state when the page was changed or published,
// by a property of schema.org.
func (t *tag) dates() bool { return t.isOf("dateM") || t.isOf("dateP") }

// mayDate reports whether it may do so by this or another vocabulary.
func (t *tag) mayDate() bool { return t.isOf(":modified") || t.dates() }

// isOf reports whether a property that a tag is of holds a word.
func (t *tag) isOf(word string) bool {
	return t.named&(1<<itempropName|1<<propertyName) != 0 &&
		(bytes.Contains(t.value(itempropName), []byte(word)) || bytes.Contains(t.value(propertyName), []byte(word)))
}

// attributes reads the attributes of a tag and what they tell. It reports whether
// they hide the element.
func (r *reading) attributes(t *tag) (hidden bool) {
	m := marked{isTime: t.element == atom.Time, channel: linkwatch.TimeTag}
	var meta metaElement
	var rel, href, mediaType []byte
	for _, a := range t.attributes {
		if a.name == titleName || a.name == labelName {
			continue // words for links, often with references
		}
		name, value := a.name, plainValue(a.value)
		switch t.element {
		case atom.A, atom.Area:
			if name == hrefName {
				r.link(t.element, value)
			}
		case atom.Img:
			if name == altName && len(r.facts.wanted) > 0 {
				r.scanFacts(value)
			}
		case atom.Html:
			if name == langName || name == xmlLangName && r.language == "" {
				r.language = languageTag(string(value))
				r.learnCountry(r.language)
			}
		case atom.Base, atom.Link:
			switch name {
			case hrefName:
				href = value
			case relName:
				rel = value
			case typeName:
				mediaType = value
			}
		case atom.Script:
			if name == typeName || name == srcName {
				r.script = r.script.told(name, value)
				continue
			}
		case atom.Meta:
			meta.take(name, value)
			continue
		}
		m.mark(name, value)
		hidden = hidden || hides(name, value)
	}
	switch t.element {
	case atom.Meta:
		r.meta(meta)
	case atom.Base, atom.Link:
		r.address(t.element, rel, href)
		r.feed(rel, mediaType, href)
		r.versioned(t.element, rel, href)
	case atom.Body, atom.Html, atom.Main:
		return false // hidden until a script shows it
	}
	if !r.skip.open() && !r.scope.open() && (m.isTime || m.modified || m.published) && !hidden {
		r.startMark(m, t.name)
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

func (m *metaElement) take(name attributeName, value []byte) {
	switch name {
	case nameName, propertyName, itempropName:
		m.name, m.equiv = value, false
	case equivName:
		m.refreshes = bytes.EqualFold(value, []byte("refresh"))
		if m.name == nil {
			m.name, m.equiv = value, true
		}
	case contentName:
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
			r.ogTitle = bounded(clipped(m.content), maxTitle)
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

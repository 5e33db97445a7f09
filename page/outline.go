package page

import "golang.org/x/net/html/atom"

// parting ends the block of text before a tag, if the tag does.
func (r *reading) parting(element atom.Atom) {
	if !inline(element) && element != atom.Br {
		r.parts.end(r.text.buf)
	}
}

// startPart takes in what a start tag says of the text that follows it: whether
// it stands apart, is a heading or is not seen.
func (r *reading) startPart(element atom.Atom, name, tag []byte, closed bool) {
	for _, g := range [...]*region{&r.apart, &r.matter, &r.veil} {
		if g.open() {
			g.start(name, element)
		}
	}
	if !closed && !empty(element) && !raw(element) {
		r.beginRegions(element, name, tag)
	}
	r.tellParts(element, isHeading(element))
}

// beginRegions begins the regions that an element is.
func (r *reading) beginRegions(element atom.Atom, name, tag []byte) {
	if element == atom.Main {
		r.apart.close()
	}
	switch {
	case element == atom.Main || element == atom.Article:
		if !r.matter.open() {
			r.matter.begin(name)
		}
	case !r.apart.open() && isApart(element, tag) && (element != atom.Header || !r.matter.open()):
		r.apart.begin(name)
	}
	const least = len("<> id=a")
	if !r.veil.open() && len(tag) >= len(name)+least && r.veiled(element, tag) {
		r.veil.begin(name)
		r.hidden.begin()
	}
}

// endPart takes in what an end tag ends.
func (r *reading) endPart(element atom.Atom, name []byte) {
	for _, g := range [...]*region{&r.apart, &r.matter, &r.veil} {
		if g.open() {
			g.end(name, element)
		}
	}
	r.parting(element)
	r.tellParts(element, false)
}

// tellParts says what the text that comes next is.
func (r *reading) tellParts(element atom.Atom, heading bool) {
	p, apart, unseen := r.parts, r.apart.open(), r.veil.open()
	switch {
	case isHeading(element):
		p.heading = heading
	case element == atom.P || element == atom.Ul || element == atom.Table || element == atom.Section:
		p.heading = false // its end tag was left out
	}
	if p.apart != apart || p.unseen != unseen {
		p.end(r.text.buf)
		p.apart, p.unseen = apart, unseen
	}
}

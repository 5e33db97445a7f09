package page

import "golang.org/x/net/html/atom"

// parting ends the block of text before a tag, if the tag does.
func (r *reading) parting(t *tag) {
	if !t.kind.inline && t.element != atom.Br {
		r.parts.end(r.text.buf)
	}
}

// startPart takes in what a start tag says of the text that follows it: whether
// it stands apart, is a heading or is not seen.
func (r *reading) startPart(t *tag) {
	for _, g := range [...]*region{&r.apart, &r.matter, &r.veil} {
		if g.open() {
			g.start(t.name, t.element)
		}
	}
	if t.holds() && !t.kind.raw {
		r.beginRegions(t)
	}
	r.tellParts(t, t.kind.heading)
}

// beginRegions begins the regions that an element is.
func (r *reading) beginRegions(t *tag) {
	if t.element == atom.Main {
		r.apart.close()
	}
	switch {
	case t.element == atom.Main || t.element == atom.Article:
		if !r.matter.open() {
			r.matter.begin(t.name)
		}
	case !r.apart.open() && isApart(t) && (t.element != atom.Header || !r.matter.open()):
		r.apart.begin(t.name)
	}
	if !r.veil.open() && t.named != 0 && r.veiled(t) {
		r.veil.begin(t.name)
		r.hidden.begin()
	}
}

// endPart takes in what an end tag ends.
func (r *reading) endPart(t *tag) {
	for _, g := range [...]*region{&r.apart, &r.matter, &r.veil} {
		if g.open() {
			g.end(t.name, t.element)
		}
	}
	r.parting(t)
	r.tellParts(t, false)
}

// tellParts says what the text that comes next is.
func (r *reading) tellParts(t *tag, heading bool) {
	p, apart, unseen := r.parts, r.apart.open(), r.veil.open()
	switch {
	case t.kind.heading:
		p.heading = heading
	case t.element == atom.P || t.element == atom.Ul || t.element == atom.Table || t.element == atom.Section:
		p.heading = false // its end tag was left out
	}
	if p.apart != apart || p.unseen != unseen {
		p.end(r.text.buf)
		p.apart, p.unseen = apart, unseen
	}
}

package page

import "golang.org/x/net/html/atom"

// accents are the parts of the text whose element declares a language of its own
// that tells day from month.
type accents struct {
	region
	spans []accent
}

// An accent is such a part, buf[from:to] of the window.
type accent struct {
	from, to int
	order    order
}

// startAccent takes in a start tag that stands at the end of the window.
func (r *reading) startAccent(t *tag) {
	const most = 16 // in one window; more is not a page but an attack
	a, w := &r.accents, &r.text
	if a.open() {
		a.region.start(t.name, t.element)
		a.ended(w)
	}
	if !t.has(langName) || !t.holds() || t.element == atom.Html || len(a.spans) == most {
		return
	}
	o := orderOfLanguage(languageTag(string(t.value(langName))))
	if o == unknownOrder {
		return
	}
	a.close()
	a.ended(w)
	a.begin(t.name)
	a.spans = append(a.spans, accent{from: len(w.buf), to: unended, order: o})
}

// end takes in an end tag.
func (a *accents) end(w *window, name []byte, element atom.Atom) {
	if a.open() {
		a.region.end(name, element)
		a.ended(w)
	}
}

// ended notes where the part ends whose element is closed.
func (a *accents) ended(w *window) {
	if n := len(a.spans); n > 0 && !a.open() {
		a.spans[n-1].to = min(a.spans[n-1].to, len(w.buf))
	}
}

// at is the order that the words at i are written in; unknownOrder if no element
// of their own tells.
func (a *accents) at(i int) order {
	for _, s := range a.spans {
		if s.from <= i && i < s.to {
			return s.order
		}
	}
	return unknownOrder
}

// slide tells that the window dropped its first bytes.
func (a *accents) slide(dropped int) {
	kept := a.spans[:0]
	for _, s := range a.spans {
		if s.to > dropped {
			s.from = max(0, s.from-dropped)
			if s.to != unended {
				s.to -= dropped
			}
			kept = append(kept, s)
		}
	}
	a.spans = kept
}

// reckoning is how the numbers are taken of a date whose phrase is at i of the
// window: as the phrase's own language has it, or its element's; else as the page
// or the host has it, unless other dates on the page know better.
func (r *reading) reckoning(p phrase, i int) reckoning {
	switch {
	case p.order != unknownOrder && !(p.american && r.order == monthFirst):
		return reckoning{p.order, true}
	case r.accents.at(i) != unknownOrder:
		return reckoning{r.accents.at(i), true}
	case p.order != unknownOrder: // an American office in another language writes either way
		return reckoning{unknownOrder, false}
	}
	return reckoning{r.order, false}
}

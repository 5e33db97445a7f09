package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// An openMark is an element that states the page's date, not yet ended.
type openMark struct {
	marked
	name [16]byte
}

// startMark opens an element that states a date: a <time>, or one marked as
// the page's.
func (r *reading) startMark(m marked, name []byte) {
	const most = 8 // open at once; more is not a page but an attack
	if m.value != "" {
		r.said.addMarked(m, nil, r.order)
		if d := parseStamp(m.value, r.order); m.isTime && d != (date{}) {
			r.text.stamp(d, "datetime="+m.value)
		}
		return
	}
	if (m.modified || m.published) && len(r.marked) < most {
		open := openMark{marked: m}
		open.from = len(r.text.buf)
		copy(open.name[:], name)
		r.marked = append(r.marked, open)
	}
}

// endMark ends what the end tag ends: the stamps of a <time>, and the marked
// elements of that name.
func (r *reading) endMark(name []byte, element atom.Atom) {
	if element == atom.Time {
		r.text.endStamps()
	}
	kept := r.marked[:0]
	for _, m := range r.marked {
		if bytes.HasPrefix(m.name[:], name) && (len(name) >= len(m.name) || m.name[len(name)] == 0) {
			r.said.addMarked(m.marked, r.text.buf[m.from:], r.order)
			continue
		}
		kept = append(kept, m)
	}
	r.marked = kept
}

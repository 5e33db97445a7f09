package page

import (
	"unicode"
	"unicode/utf8"
)

// The kinds of byte with which something may start.
const (
	kindLetter = iota // or beyond ASCII
	kindDigit
	kindAt // @
	kindMark
)

var kinds = func() (table [256]uint8) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case isDigit(c):
			table[c] = kindDigit
		case c == '@':
			table[c] = kindAt
		case !isAlpha(c):
			table[c] = kindMark
		}
	}
	return table
}()

// scan looks for date claims and facts at the places that parts noted, in the part
// of the window that can be read whole: all of it at the page's end.
func (r *reading) scan(end bool) {
	b := r.text.buf
	to := len(b)
	if !end {
		to = max(r.text.next, to-lookahead)
	}
	r.parts.cut(b)
	i, scanned := r.text.next, 0
	for _, place := range r.parts.places {
		if place >= to {
			break
		}
		scanned++
		if place < i {
			continue // within what was read
		}
		switch i = place; kinds[b[i]] {
		case kindDigit:
			r.said.witnesses.hear(b, i)
			i = r.facts.number(b, i)
		case kindAt:
			r.facts.email(b, i)
			i++
		case kindMark:
			r.facts.spelledEmail(b, i)
			i++
		default:
			i = max(i+1, r.statement(i))
		}
	}
	r.facts.addTexts(b)
	dropped := r.text.slide(max(i, to))
	r.parts.slide(dropped, scanned)
	r.accents.slide(dropped)
	for m := range r.marked {
		r.marked[m].from = max(0, r.marked[m].from-dropped)
	}
}

// scanFacts looks for facts in words that are read out but not part of the
// text: what a picture says instead of showing it.
func (r *reading) scanFacts(b []byte) {
	r.facts.scan(b)
	r.facts.addTexts(b)
}

// scan looks for numbers and addresses in words that are not part of the text.
func (f *facts) scan(b []byte) {
	for i := 0; i < len(b); {
		switch kinds[b[i]] {
		case kindDigit:
			i = f.number(b, i)
		case kindAt:
			f.email(b, i)
			i++
		case kindMark:
			f.spelledEmail(b, i)
			i++
		default:
			i++
		}
	}
}

func endsInLetter(b []byte) bool {
	if len(b) == 0 || b[len(b)-1] < utf8.RuneSelf {
		return len(b) > 0 && isAlpha(b[len(b)-1])
	}
	r, _ := utf8.DecodeLastRune(b)
	return unicode.IsLetter(r)
}

package page

import (
	"unicode"
	"unicode/utf8"
)

// What a byte of visible text may start.
const (
	startsNothing = iota
	startsNumber
	startsPhrase
	isAt
)

// starts tells for each byte what may start there.
var starts = func() (table [256]byte) {
	for lead, bucket := range phrases {
		if len(bucket) == 0 {
			continue
		}
		table[lead] = startsPhrase
		if isAlpha(byte(lead)) {
			table[lead&^0x20] = startsPhrase
		}
	}
	table[0xc3] = startsPhrase // É, Ú and ú, which fold to a letter
	table[0xd0] = startsPhrase // Cyrillic capitals
	for c := '0'; c <= '9'; c++ {
		table[c] = startsNumber
	}
	table['@'] = isAt
	return table
}()

// scan looks through the part of the window that can be read whole, all of it
// at the page's end, for date claims and facts.
func (r *reading) scan(end bool) {
	b := r.text.buf
	to := len(b)
	if !end {
		to = max(r.text.next, to-lookahead)
	}
	i := r.text.next
	for i < to {
		switch starts[b[i]] {
		case startsNothing:
			i++
		case startsNumber:
			i = r.facts.number(b, i)
		case isAt:
			r.facts.email(b, i)
			i++
		case startsPhrase:
			if i > 0 && (isAlnum(b[i-1]) || b[i] < 0xe3 && endsInLetter(b[:i])) {
				i++
				continue
			}
			// A number or an address inside a claim's reach is read again: the
			// claim only moves past its own phrase and date.
			i = max(i+1, r.said.addVisible(&r.text, i, r.order))
		}
	}
	r.facts.addTexts(b)
	dropped := r.text.slide(i)
	for m := range r.marked {
		r.marked[m].from = max(0, r.marked[m].from-dropped)
	}
}

// scanFacts looks for facts in words that are read out but not part of the
// text: what a picture says instead of showing it.
func (r *reading) scanFacts(b []byte) {
	for i := 0; i < len(b); {
		switch starts[b[i]] {
		case startsNumber:
			i = r.facts.number(b, i)
		case isAt:
			r.facts.email(b, i)
			i++
		default:
			i++
		}
	}
	r.facts.addTexts(b)
}

func endsInLetter(b []byte) bool {
	if len(b) == 0 || b[len(b)-1] < utf8.RuneSelf {
		return len(b) > 0 && isAlpha(b[len(b)-1])
	}
	r, _ := utf8.DecodeLastRune(b)
	return unicode.IsLetter(r)
}

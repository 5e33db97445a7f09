package page

import (
	"unicode"
	"unicode/utf8"
)

// What a byte of visible text may start.
const (
	startsNothing = iota
	startsNumber
	startsWord   // in ASCII
	startsPhrase // beyond ASCII
	isAt
)

// starts tells for each byte what may start there.
var starts = func() (table [256]byte) {
	for lead, bucket := range phrases {
		if len(bucket) == 0 {
			continue
		}
		table[lead] = startsPhrase
	}
	table[0xc3] = startsPhrase // É, Ú and ú, which fold to a letter
	table[0xd0] = startsPhrase // Cyrillic capitals
	for c := range table {
		switch classes[c] {
		case letter:
			table[c] = startsWord
		case digit:
			table[c] = startsNumber
		}
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
		case startsWord:
			i = r.word(i)
		case startsPhrase:
			i = max(i+1, r.statement(i))
		}
	}
	r.facts.addTexts(b)
	dropped := r.text.slide(i)
	for m := range r.marked {
		r.marked[m].from = max(0, r.marked[m].from-dropped)
	}
}

// word reads on from the letter at i, of ASCII. Within a word nothing starts.
func (r *reading) word(i int) int {
	b := r.text.buf
	if next := r.statement(i); next > 0 {
		return next
	}
	for i++; i < len(b) && classes[b[i]] == letter; {
		i++
	}
	return i
}

// statement records the date claim that may start at i, the start of a word,
// and returns where to read on; 0 if there is none. A number or an address
// inside a claim's reach is read again: the claim only moves past its own
// phrase and date.
func (r *reading) statement(i int) int {
	b := r.text.buf
	if !opens(b[i:]) || i > 0 && (isAlnum(b[i-1]) || b[i] < 0xe3 && endsInLetter(b[:i])) {
		return 0
	}
	return r.said.addVisible(&r.text, i, r.order)
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

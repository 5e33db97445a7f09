package page

import "unicode/utf8"

// The kinds of byte that tell where something may start. The letters of ASCII
// are each their own, 1 to 26; what is none of these is a mark.
const (
	kindMark  = 0
	kindDigit = iota + 26
	kindAt    // @
	kindLead  // the first byte of a letter beyond ASCII with which a phrase may start
	kindOther // beyond ASCII otherwise
	kindBits  = 5
)

var kinds = func() (table [256]uint8) {
	for c := range table {
		switch c := byte(c); {
		case isAlpha(c):
			table[c] = c | 0x20 - 'a' + 1
		case isDigit(c):
			table[c] = kindDigit
		case c >= utf8.RuneSelf:
			table[c] = kindOther
		}
	}
	for c := utf8.RuneSelf; c < len(table); c++ {
		if len(phrases[c]) > 0 {
			table[c] = kindLead
		}
	}
	table[0xc3] = kindLead // É, Ú and ú, which fold to a letter
	table[0xd0] = kindLead // Cyrillic capitals
	table['@'] = kindAt
	return table
}()

// A trio is the kinds of three bytes in a row, which tell whether something may
// start with the first: nothing that is looked for is shorter.
type trio uint32

// then is the trio one byte further on, where c is the last of three.
func (t trio) then(c byte) trio { return t<<kindBits | trio(kinds[c]) }

// starts reports whether something may start here. It lets a phrase's first
// three letters pass, and any with one beyond ASCII, which may fold to one of
// them; numbers and @ always; of marks those before the letters of at.
func (t trio) starts() bool { return sieve[t>>kindBits%(1<<(2*kindBits))]>>(t%32)&1 != 0 }

// sieve has a bit for each trio. Few places of a text pass it.
var sieve = func() (table [1 << (3 * kindBits) / 32]uint32) {
	let := func(t trio) { table[t>>kindBits] |= 1 << (t % 32) }
	for t := trio(0); t < 1<<(3*kindBits); t++ {
		first, second, third := t>>(2*kindBits), t>>kindBits&31, t&31
		switch {
		case first >= kindDigit && first <= kindLead:
			let(t)
		case isLetterKind(first) && (second >= kindLead || isLetterKind(second) && third >= kindLead):
			let(t)
		}
	}
	let(trio(0).then(' ').then('a').then('t'))
	for _, bucket := range phrases {
		for _, p := range bucket {
			let(trio(0).then(p.words[0]).then(p.words[1]).then(p.words[2]))
		}
	}
	return table
}()

func isLetterKind(kind trio) bool { return kind >= 1 && kind <= 26 }

// nextStart is the first place in b[i:to] where something may start; to, or i if
// that lies behind it, if there is none.
func nextStart(b []byte, i, to int) int {
	b = b[:min(to+2, len(b))]
	t := trio(kindOther<<kindBits | kindOther) // with which nothing starts
	for at := i; at < len(b); at++ {
		if t = t.then(b[at]); t.starts() {
			return at - 2
		}
	}
	return max(i, to)
}

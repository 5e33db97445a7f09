package page

import (
	"unicode"
	"unicode/utf8"
)

// An alphabet is the script that a letter belongs to.
type alphabet uint8

const (
	noLetter alphabet = iota // ends a word
	joined                   // goes on with a word and says nothing: a digit, an accent of its own
	latin
	cyrillic
	greek
	arabic
	hebrew
	armenian
	georgian
	ethiopic
	devanagari // and the others of India, as Unicode has them in rows of 128
	bengali
	gurmukhi
	gujarati
	oriya
	tamil
	telugu
	kannada
	malayalam
	sinhala
	thai // from here on words are not parted by spaces, or take endings without any
	lao
	tibetan
	burmese
	khmer
	hangul
	kana
	han
	otherLetter
	alphabets = int(otherLetter) + 1
)

// wordless reports whether words of the alphabet are not parted by spaces, or,
// in Hangul, are parted from nothing that is put behind them.
func (a alphabet) wordless() bool { return a >= thai && a <= han }

// A sign is what a rune counts as.
type sign struct {
	folded   rune // lower case, plain
	alphabet alphabet
	tell     tell
}

// signAt is the sign that b starts with, which is beyond ASCII, and its size.
func signAt(b []byte) (sign, int) {
	if s, size := listedAt(b); s != nil {
		return s.sign(), size
	}
	r, size := utf8.DecodeRune(b)
	return signOf(r), size
}

// A listedSign is one that is looked up.
type listedSign struct {
	folded   uint16
	bare     uint16 // folded, without its marks
	alphabet alphabet
	tell     tell
}

func (s *listedSign) sign() sign { return sign{rune(s.folded), s.alphabet, s.tell} }

// shortSigns are the signs of the runes that take two bytes.
var shortSigns = func() (table [0x800]listedSign) {
	for r := rune(utf8.RuneSelf); r < 0x800; r++ {
		s := shortSign(r)
		table[r] = listedSign{uint16(s.folded), uint16(fold(r)), s.alphabet, s.tell}
	}
	return table
}()

// markedSigns are the signs of the Latin letters from U+1E00 on, most of them Vietnamese.
var markedSigns = func() (table [0x100]listedSign) {
	for i := range table {
		lower := unicode.ToLower(0x1e00 + rune(i))
		table[i] = listedSign{uint16(lower), uint16(fold(lower)), latin, tellOf(lower)}
	}
	return table
}()

// listedAt is the sign that b starts with, and its size, if that is beyond ASCII and
// looked up; nil if not.
func listedAt(b []byte) (s *listedSign, size int) {
	switch {
	case len(b) > 1 && b[0] >= 0xc2 && b[0] < 0xe0 && b[1]&0xc0 == 0x80:
		return &shortSigns[int(b[0]&0x1f)<<6|int(b[1]&0x3f)], 2
	case len(b) > 2 && b[0] == 0xe1 && b[1]&^3 == 0xb8 && b[2]&0xc0 == 0x80:
		return &markedSigns[int(b[1]&3)<<6|int(b[2]&0x3f)], 3
	}
	return nil, 0
}

func shortSign(r rune) sign {
	lower := unicode.ToLower(r)
	s := sign{folded: lower, tell: tellOf(lower)}
	switch {
	case unicode.IsMark(r):
		return sign{alphabet: joined}
	case unicode.IsDigit(r):
		s.alphabet = joined
	case !unicode.IsLetter(r):
		return sign{}
	case r < 0x250:
		s.alphabet = latin
	case r >= 0x370 && r < 0x400:
		s.alphabet = greek
	case r >= 0x400 && r < 0x530:
		s.alphabet = cyrillic
	case r >= 0x530 && r < 0x590:
		s.alphabet = armenian
	case r >= 0x590 && r < 0x600:
		s.alphabet = hebrew
	case r >= 0x600 && r < 0x780:
		s.alphabet = arabic
	default:
		s.alphabet = otherLetter
	}
	return s
}

// signOf is the sign of a rune of three or four bytes.
func signOf(r rune) sign {
	switch {
	case r >= 0x4e00 && r < 0xa000:
		return sign{folded: r, alphabet: han}
	case r >= 0xac00 && r < 0xd7b0:
		return sign{folded: r, alphabet: hangul}
	case r >= 0x3041 && r < 0x3100:
		return letterOr(r, kana, r != 0x30fb)
	case r < 0x900:
		return otherSign(r)
	case r < 0xe00:
		if r == 0x964 || r == 0x965 { // full stops
			return sign{}
		}
		return sign{folded: r, alphabet: devanagari + alphabet(min((r-0x900)/0x80, rune(sinhala-devanagari)))}
	case r < 0xe80:
		return letterOr(r, thai, r != 0xe3f && r < 0xe50)
	case r < 0xf00:
		return letterOr(r, lao, r < 0xed0)
	case r < 0x1000:
		return letterOr(r, tibetan, r >= 0xf40 && r < 0xfbd)
	case r < 0x10a0:
		return letterOr(r, burmese, r < 0x1040)
	case r < 0x1100:
		return sign{folded: r, alphabet: georgian}
	case r < 0x1200:
		return sign{folded: r, alphabet: hangul}
	case r < 0x1380:
		return letterOr(r, ethiopic, r < 0x135d)
	case r >= 0x1780 && r < 0x1800:
		return letterOr(r, khmer, r < 0x17d4)
	case r >= 0x1e00 && r < 0x1f00:
		return markedSigns[r-0x1e00].sign()
	case r >= 0x1f00 && r < 0x2000:
		return sign{folded: unicode.ToLower(r), alphabet: greek}
	case r < 0x2c00 && r >= 0x2000:
		return sign{}
	case r >= 0x3400 && r < 0x4e00, r == 0x3005, r >= 0xf900 && r < 0xfb00, r >= 0x20000 && r < 0x40000:
		return sign{folded: r, alphabet: han}
	case r >= 0xff10 && r < 0xff5b:
		return asciiSign(r - 0xff00 + 0x20)
	case r >= 0xff66 && r < 0xffa0:
		return sign{folded: r, alphabet: kana}
	case r >= 0x1d400 && r < 0x1d6a8:
		return asciiSign("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(r-0x1d400)%52])
	case r >= 0x1d7ce && r < 0x1d800:
		return asciiSign('0' + (r-0x1d7ce)%10)
	}
	return otherSign(r)
}

// letterOr is the sign of a rune of an alphabet's row, if it is a letter there.
func letterOr(r rune, a alphabet, letter bool) sign {
	if !letter {
		return sign{}
	}
	return sign{folded: r, alphabet: a}
}

// asciiSign is the sign of a letter or digit that is drawn wide or bold, as
// those write who hide words from filters.
func asciiSign[R rune | byte](r R) sign {
	switch c := byte(r); {
	case isAlpha(c):
		return sign{folded: rune(c | 0x20), alphabet: latin}
	case isDigit(c):
		return sign{folded: rune(c), alphabet: joined}
	}
	return sign{}
}

func otherSign(r rune) sign {
	switch {
	case unicode.IsLetter(r):
		return sign{folded: unicode.ToLower(r), alphabet: otherLetter}
	case unicode.IsMark(r):
		return sign{alphabet: joined}
	}
	return sign{}
}

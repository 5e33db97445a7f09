package page

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// The window's measures in bytes. Whatever starts before the last lookahead
// bytes of the window can be read whole; what came before is kept as context.
const (
	windowSize = 16 << 10
	lookahead  = 384
	lookbehind = 384
)

// A window slides over the visible text of a page. Runs of white space are one
// space, or one '\n' where a block begins or ends; dashes of every length are
// '-', a wide ＠ is '@'; characters without width are left out.
type window struct {
	buf    []byte
	next   int // where the next scan starts
	keep   int // bytes kept before next
	words  int
	inWord bool
	stamps []stamp // of the <time> elements in the window
}

// A stamp is the machine's date of the words in buf[from:to].
type stamp struct {
	from, to int
	date     date
	quote    string
}

// full reports whether the window must be scanned and slid before more is added.
func (w *window) full() bool { return len(w.buf) >= windowSize }

// add takes text up to the window's size and returns the rest.
func (w *window) add(text []byte) []byte {
	for len(text) > 0 && !w.full() {
		n := 0
		switch {
		case text[0] >= utf8.RuneSelf:
			if n = w.addLetters(text); n == 0 {
				n = w.addRune(text)
			}
		case isSpace(text[0]):
			w.space()
			for n = 1; n < len(text) && isSpace(text[n]); n++ {
			}
		default:
			n = w.addPlain(text)
		}
		text = text[n:]
	}
	return text
}

// addPlain takes of the start of text what stands in the window the way it is
// written, and returns its length: ASCII in which single spaces part words, of 64
// bytes at the most. It has a bit for each of them, and finds no word by a branch,
// as nothing foresees where the next one ends.
func (w *window) addPlain(text []byte) (length int) {
	n := len(w.buf)
	length = min(len(text), windowSize-n, 64)
	w.buf = slices.Grow(w.buf, 64)
	part := (*[64]byte)(w.buf[n : n+64])
	copy(part[:], text[:length])
	var letters, spaces, stops uint64
	for i := 0; i < length && stops == 0; i += 8 {
		eight := binary.LittleEndian.Uint64(part[i&56:])
		letters |= inRun(eight) << i
		spaces |= isSpaces(eight) << i
		stops |= isStops(eight) << i
	}
	var behind, within uint64 // a space, a word
	if w.spaced() {
		behind = 1
	}
	if w.inWord {
		within = 1
	}
	length = min(length, bits.TrailingZeros64(stops|spaces&(spaces<<1|behind)))
	taken := uint64(1)<<length - 1
	signs := taken &^ spaces
	// From each letter a one is carried to the end of its word.
	ends, over := bits.Add64(signs, letters&taken, within)
	w.words += bits.OnesCount64(ends&^signs) + int(over) - int(within)
	w.inWord = over|ends>>length&1 != 0
	w.buf = w.buf[:n+length]
	return length
}

// addLetters takes the letters and digits of two bytes that text starts with, and
// returns their length.
func (w *window) addLetters(text []byte) (length int) {
	room := windowSize - len(w.buf)
	for length < room && length+1 < len(text) && text[length]&^0x1f == 0xc0 && text[length+1]&^0x3f == utf8.RuneSelf &&
		shortSigns[int(text[length]&0x1f)<<6|int(text[length+1]&0x3f)].folded != 0 {
		length += 2
	}
	if length > 0 && !w.inWord {
		w.inWord = true
		w.words++
	}
	w.buf = append(w.buf, text[:length]...)
	return length
}

// addRune takes the rune that text starts with and returns its length there.
func (w *window) addRune(text []byte) int {
	r, size := utf8.DecodeRune(text)
	switch {
	case r >= '\u200b' && r <= '\u200f', r == '\u2060', r == '\ufeff', r == '\u00ad':
	case r >= '\u2010' && r <= '\u2015', r == '\u2212':
		w.buf = append(w.buf, '-')
	case r == '＠':
		w.buf = append(w.buf, '@')
	case r > '\u2015' && r < '\u2028': // quotes, dots
		w.buf = append(w.buf, text[:size]...)
	case unspaced(r):
		w.buf = append(w.buf, text[:size]...)
		w.inWord = false
		w.words++
	case unicode.IsSpace(r):
		w.space()
	default:
		w.buf = append(w.buf, text[:size]...)
		if !w.inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			w.inWord = true
			w.words++
		}
	}
	return size
}

// unspaced reports whether r is of a script written without spaces, where each
// sign counts as a word: Thai to Myanmar, Khmer, kana and Han.
func unspaced(r rune) bool {
	return r >= 0x0e00 && r <= 0x0eff && unicode.IsLetter(r) || r >= 0x1000 && r <= 0x109f ||
		r >= 0x1780 && r <= 0x17b3 || r >= 0x3041 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff
}

func (w *window) space() {
	w.inWord = false
	if !w.spaced() {
		w.buf = append(w.buf, ' ')
	}
}

// spaced reports whether white space would add nothing to the window's end.
func (w *window) spaced() bool {
	n := len(w.buf)
	return n == 0 || w.buf[n-1] == ' ' || w.buf[n-1] == '\n'
}

// block marks that a block of text begins or ends here.
func (w *window) block() {
	w.inWord = false
	switch n := len(w.buf); {
	case n == 0 || w.buf[n-1] == '\n':
	case w.buf[n-1] == ' ':
		w.buf[n-1] = '\n'
	default:
		w.buf = append(w.buf, '\n')
	}
}

// slide drops what no scan needs any more and tells how many bytes; next says
// where the next scan starts.
func (w *window) slide(next int) (dropped int) {
	drop := max(0, next-w.keep)
	w.next = next - drop
	w.buf = w.buf[:copy(w.buf, w.buf[drop:])]
	kept := w.stamps[:0]
	for _, s := range w.stamps {
		if s.to > drop {
			s.from, s.to = max(0, s.from-drop), s.to-drop
			kept = append(kept, s)
		}
	}
	w.stamps = kept
	return drop
}

// stamp records what a <time> element says of the words that come next.
func (w *window) stamp(d date, quote string) {
	const most = 64 // in one window; more is a list, or an attack
	at := len(w.buf)
	if n := len(w.stamps); n > 0 && (n == most || w.stamps[n-1].from == at) {
		w.stamps = w.stamps[:n-1]
	}
	w.stamps = append(w.stamps, stamp{from: at, to: unended, date: d, quote: quote})
}

// unended is where a <time> ends whose end tag was not seen yet.
const unended = 1 << 60

// endStamps ends the stamps whose words are complete.
func (w *window) endStamps() {
	for i := range w.stamps {
		w.stamps[i].to = min(w.stamps[i].to, len(w.buf))
	}
}

// stampAt finds the date that a <time> element gives to the words at i.
func (w *window) stampAt(i int) (stamp, bool) {
	for _, s := range w.stamps {
		if s.from <= i && i < s.to {
			return s, true
		}
	}
	return stamp{}, false
}

// isSpaces has a bit for each of eight bytes that is a space.
func isSpaces(eight uint64) uint64 {
	return bitmap(^((eight&^beyondBits ^ ' '*everyByte) + (utf8.RuneSelf-1)*everyByte | eight))
}

// isStops has a bit for each of eight bytes that is other white space, or beyond ASCII.
func isStops(eight uint64) uint64 {
	seven := eight &^ beyondBits
	return bitmap((seven+(utf8.RuneSelf-'\t')*everyByte)&^(seven+(utf8.RuneSelf-1-'\r')*everyByte) | eight)
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool { return isDigit(c) || isAlpha(c) }

package page

import "unicode/utf8"

// zeros are the noughts of the digits that stand for ours: Arabic, Persian,
// Devanagari, Bengali, Thai and those as wide as a Chinese character. Those of each
// follow its nought.
var zeros = [...]rune{'٠', '۰', '०', '০', '๐', '０'}

// mostTranslated is how many bytes behind a phrase are looked at for such digits.
const mostTranslated = 160

// translated appends what b starts with to space, with our digits for others. It
// reports whether there was any.
func translated(space, b []byte) (text []byte, others bool) {
	b = b[:min(len(b), mostTranslated)]
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r >= zeros[0] {
			for _, zero := range zeros {
				if r >= zero && r <= zero+9 {
					r, others = '0'+r-zero, true
				}
			}
		}
		if r == utf8.RuneError {
			space = append(space, b[:size]...)
		} else {
			space = utf8.AppendRune(space, r)
		}
		b = b[size:]
	}
	return space, others
}

// untranslated is how many bytes of b became the first n bytes of its translation.
func untranslated(b, text []byte, n int) (size int) {
	for n > 0 {
		_, written := utf8.DecodeRune(text)
		_, original := utf8.DecodeRune(b[size:])
		text, n, size = text[written:], n-written, size+original
	}
	return size
}

// followOthers is follow for a date in other digits than ours.
func followOthers(s *statement, w *window, from int, k reckoning) int {
	var space [mostTranslated]byte
	text, others := translated(space[:0], w.buf[from:])
	if !others {
		return 0
	}
	end := follow(s, &window{buf: text}, 0, k)
	if end == 0 {
		return 0
	}
	return from + untranslated(w.buf[from:], text, end)
}

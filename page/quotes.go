package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoted is a text as it can be shown, of at most so many bytes, cut at a rune.
func quoted(text []byte, most int) string {
	s := bounded(text, most)
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return strings.TrimRight(s[:most], " ")
}

// bounded is text in valid UTF-8 without control characters, white space
// collapsed, cut to n runes.
func bounded[T ~string | ~[]byte](text T, n int) string {
	const widest = utf8.UTFMax
	text = text[:min(len(text), 4*widest*n)] // hostile lengths are not worth a whole pass
	var space [mostOpening + widest]byte
	plain, runes, parted := space[:0], 0, false
	for len(text) > 0 && runes < n {
		r, size := rune(text[0]), 1
		switch {
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(string(text[:min(len(text), widest)]))
		case r > ' ' && r < 0x7f:
			size = wordAt(text)
		}
		written := text[:size]
		text = text[size:]
		switch {
		case unicode.IsSpace(r):
			parted = runes > 0
			continue
		case r == utf8.RuneError && size == 1, !printable(r):
			continue
		case parted:
			plain, parted = append(plain, ' '), false
			if runes++; runes == n {
				continue
			}
		}
		if r < utf8.RuneSelf {
			written = written[:min(size, n-runes)]
			runes += len(written) - 1
		}
		plain = append(plain, written...)
		runes++
	}
	return strings.TrimSuffix(string(plain), " ")
}

// wordAt gives the length of what text starts with up to white space, a control
// character or what is beyond ASCII; 1 at least.
func wordAt[T ~string | ~[]byte](text T) (n int) {
	for n = 1; n < len(text) && text[n] > ' ' && text[n] < 0x7f; n++ {
	}
	return n
}

// printable reports whether a character is shown, instead of doing something to
// a terminal or turning the words around it.
func printable(r rune) bool {
	return !unicode.IsControl(r) && (r < '\u202a' || r > '\u202e') && (r < '\u2066' || r > '\u2069')
}

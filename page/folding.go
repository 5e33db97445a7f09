package page

import (
	"unicode"
	"unicode/utf8"
)

// foldText appends text to space as wanted words are compared: lower case, one
// space for any white space, plain quotes and hyphens.
func foldText(space, text []byte) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				c |= 0x20
			case isSpace(c):
				c = ' '
			}
			space = append(space, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case r == '‘' || r == '’':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			r = '-'
		case unicode.IsSpace(r):
			r = ' '
		}
		space = utf8.AppendRune(space, unicode.ToLower(r))
	}
	return space
}

package page

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// name reads a name; it is "" if there is none.
func (s *scriptReader) name() string {
	s.gap()
	n := 0
	for n < len(s.code) && (isAlnum(s.code[n]) || s.code[n] == '_' || s.code[n] == '$') {
		n++
	}
	name := string(s.code[:n])
	s.code = s.code[n:]
	return name
}

// sign reads a sign, such as = or =>.
func (s *scriptReader) sign(sign string) bool {
	s.gap()
	rest, ok := bytes.CutPrefix(s.code, []byte(sign))
	s.code = rest
	return ok
}

func (s *scriptReader) peek(c byte) bool {
	s.gap()
	return len(s.code) > 0 && s.code[0] == c
}

// gap skips white space and comments, those of HTML too.
func (s *scriptReader) gap() {
	for {
		s.code = bytes.TrimSpace(s.code)
		switch {
		case bytes.HasPrefix(s.code, []byte("//")), bytes.HasPrefix(s.code, []byte("<!--")), bytes.HasPrefix(s.code, []byte("-->")):
			end := bytes.IndexAny(s.code, "\n\r")
			if end < 0 {
				end = len(s.code)
			}
			s.code = s.code[end:]
		case bytes.HasPrefix(s.code, []byte("/*")):
			_, rest, ok := bytes.Cut(s.code[2:], []byte("*/"))
			if !ok {
				return
			}
			s.code = rest
		default:
			return
		}
	}
}

// literal reads a string that holds no expression.
func (s *scriptReader) literal() (text string, ok bool) {
	s.gap()
	if len(s.code) == 0 || s.code[0] != '"' && s.code[0] != '\'' && s.code[0] != '`' {
		return "", false
	}
	quote := s.code[0]
	var b []byte
	for i := 1; i < len(s.code); {
		switch c := s.code[i]; {
		case c == quote:
			s.code = s.code[i+1:]
			return string(b), true
		case c == '\n' || c == '\r' || quote == '`' && c == '$':
			return "", false
		case c == '\\':
			r, n := escaped(s.code[i+1:])
			if n == 0 {
				return "", false
			}
			b = utf8.AppendRune(b, r)
			i += 1 + n
		default:
			b = append(b, c)
			i++
		}
	}
	return "", false
}

// escaped reads what follows a backslash in a string: \/, \x2f, \u002f.
func escaped(b []byte) (r rune, n int) {
	if len(b) == 0 || b[0] >= utf8.RuneSelf {
		return 0, 0
	}
	switch c := b[0]; {
	case c == 'x':
		n = 2
	case c == 'u':
		n = 4
	case isAlnum(c) || isSpace(c):
		return 0, 0 // a line break or the like, which no address holds
	default:
		return rune(c), 1
	}
	if len(b) <= n {
		return 0, 0
	}
	code, err := strconv.ParseUint(string(b[1:1+n]), 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(code), 1 + n
}

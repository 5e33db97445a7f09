package crawler

import (
	"fmt"
	"strings"
)

// agent gives whom a group of rules is for: us, all, or somebody else. A version
// behind our token does not matter (RFC 9309, 2.2.1), and to the library a name
// that ours begins with would be ours.
func agent(value string) string {
	token, _, _ := strings.Cut(value, "/")
	switch token = strings.TrimSpace(token); {
	case token == "*":
		return "*"
	case strings.EqualFold(token, robotsToken):
		return robotsToken
	}
	return "somebody-else"
}

// pattern gives a rule's path as it is compared: a star, and a dollar at its end,
// mean more than themselves.
func pattern(path string) string {
	path, end := strings.CutSuffix(path, "$")
	path = oneSpelling(path, "*")
	if end {
		path += "$"
	}
	return path
}

// oneSpelling writes a path in the one way that all its spellings share: RFC 9309,
// 2.2.2. What must not stand for itself is escaped, but for the special ones.
func oneSpelling(path, special string) string {
	var b strings.Builder
	b.Grow(len(path))
	for i := 0; i < len(path); i++ {
		c := path[i]
		switch {
		case c == '%' && i+2 < len(path) && isHex(path[i+1]) && isHex(path[i+2]):
			if plain := unhex(path[i+1])<<4 | unhex(path[i+2]); unreserved(plain) {
				b.WriteByte(plain)
			} else {
				b.WriteString(strings.ToUpper(path[i : i+3]))
			}
			i += 2
		case unreserved(c), strings.IndexByte("/?#[]@!&'()+,;=:"+special, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// unreserved reports whether a byte means the same escaped: RFC 3986, 2.3.
func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// unhex gives the value of a hexadecimal digit.
func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

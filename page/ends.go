package page

import (
	"bytes"

	"golang.org/x/net/html"
)

// token is the kind and size of the token that b starts with, where raw is the
// element whose text is next, if that is raw. Its size is 0 if b does not hold
// its end.
func token(b []byte, raw string) (kind html.TokenType, size int) {
	if raw != "" {
		if size = rawText(b, raw); size != 0 {
			return html.TextToken, max(0, size)
		}
	}
	switch size = untilMarkup(b); {
	case size != 0:
		return html.TextToken, max(0, size)
	case isAlpha(b[1]):
		size, closed := tagEnd(b)
		if closed {
			return html.SelfClosingTagToken, size
		}
		return html.StartTagToken, size
	case bytes.HasPrefix(b, []byte("<!--")):
		return html.CommentToken, commentEnd(b)
	case b[1] == '/' && len(b) > 2 && isAlpha(b[2]):
		size, _ = tagEnd(b)
		return html.EndTagToken, size
	case len(b) < len("<!--"):
		return html.CommentToken, 0
	}
	return html.CommentToken, bytes.IndexByte(b, '>') + 1 // a doctype, or whatever
}

// lastToken is the token that b starts with where the end of the page ends it. A
// tag without its end is none.
func lastToken(b []byte, raw string) (kind html.TokenType, size int) {
	switch {
	case len(b) == 0:
		return html.ErrorToken, 0
	case raw != "" && rawText(b, raw) != 0, untilMarkup(b) < 0, string(b) == "</":
		return html.TextToken, len(b)
	case isAlpha(b[1]), b[1] == '/' && isAlpha(b[2]):
		return html.ErrorToken, 0
	}
	return html.CommentToken, len(b)
}

// untilMarkup is the size of the text that b starts with; -1 if it may go on
// behind b.
func untilMarkup(b []byte) int {
	for i := 0; ; i++ {
		next := bytes.IndexByte(b[i:], '<')
		if i += next; next < 0 || i+1 == len(b) {
			return -1
		}
		if c := b[i+1]; isAlpha(c) || c == '/' || c == '!' || c == '?' {
			return i
		}
	}
}

// tagEnd is the size of the tag that b starts with; 0 if b does not hold its
// end. It reports whether the tag closes itself. Quotes and slashes mean what
// they mean in HTML's tokenization (WHATWG HTML, 13.2.5.8 to 40).
func tagEnd(b []byte) (size int, closed bool) {
	i := len("<a")
	for i < len(b) && !endsName(b[i]) {
		i++
	}
	for {
		i = skipBlank(b, i)
		if i < len(b) && b[i] == '/' {
			closed = true
			i++
			continue
		}
		if i >= len(b) {
			return 0, false
		}
		if b[i] == '>' {
			return i + 1, closed && b[i-1] == '/'
		}
		closed = false
		for name := i; i < len(b) && !endsName(b[i]) && (b[i] != '=' || i == name); {
			i++
		}
		if i = skipBlank(b, i); i < len(b) && b[i] == '=' {
			i = valueEnd(b, skipBlank(b, i+1))
		}
	}
}

// valueEnd is behind the value of an attribute that starts at i; len(b) if b does
// not hold its end.
func valueEnd(b []byte, i int) int {
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		end := bytes.IndexByte(b[i+1:], b[i])
		if end < 0 {
			return len(b)
		}
		return i + 1 + end + 1
	}
	for i < len(b) && !isBlank(b[i]) && b[i] != '>' {
		i++
	}
	return i
}

package page

import (
	"bytes"

	"golang.org/x/net/html"
)

// token is the kind and size of the token that b starts with, where raw is the
// element whose text is next, if that is raw. Its size is 0 if b does not hold
// its end. A tag is taken apart on the way to its end.
func (t *tag) token(b []byte, raw string) (kind html.TokenType, size int) {
	if raw != "" {
		if size = rawText(b, raw); size != 0 {
			return html.TextToken, max(0, size)
		}
	}
	switch size = untilMarkup(b); {
	case size != 0:
		return html.TextToken, max(0, size)
	case isAlpha(b[1]):
		if size = t.take(b, len("<")); t.closed {
			return html.SelfClosingTagToken, size
		}
		return html.StartTagToken, size
	case bytes.HasPrefix(b, []byte("<!--")):
		return html.CommentToken, commentEnd(b)
	case b[1] == '/' && len(b) > 2 && isAlpha(b[2]):
		return html.EndTagToken, t.take(b, len("</"))
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
	for i := 0; i+1 < len(b); i++ {
		if b[i] != '<' { // else a tag follows a tag
			next := bytes.IndexByte(b[i:len(b)-1], '<')
			if next < 0 {
				break
			}
			i += next
		}
		if c := b[i+1]; isAlpha(c) || c == '/' || c == '!' || c == '?' {
			return i
		}
	}
	return -1
}

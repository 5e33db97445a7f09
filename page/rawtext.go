package page

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
)

// rawElement is the name of the element of the tag at hand if its content is raw
// text; "" if not.
func (t *tokens) rawElement() string {
	if t.tag.kind.raw && endsName(t.source()[len("<")+len(t.tag.name)]) {
		return t.tag.element.String()
	}
	return ""
}

// rawText is the size of the text of a raw element; -1 if b does not hold its end.
func rawText(b []byte, element string) int {
	if element == "plaintext" {
		return -1
	}
	for i := 0; ; i++ {
		next := bytes.IndexByte(b[i:], '<')
		if next < 0 {
			return -1
		}
		i += next
		if endsRaw(b[i:], element) {
			return i
		}
		if element == "script" && bytes.HasPrefix(b[i:], []byte("<!--")) {
			return commentedScript(b)
		}
	}
}

// endsRaw reports whether b starts with the end tag of a raw element.
func endsRaw(b []byte, element string) bool {
	end := len("</") + len(element)
	return len(b) > end && b[1] == '/' && bytes.EqualFold(b[2:end], []byte(element)) && endsName(b[end])
}

// commentedScript is rawText for a script that holds <!--, within which it may
// hold another script. Few do, so that is left to the library.
func commentedScript(b []byte) int {
	z := html.NewTokenizer(io.MultiReader(bytes.NewReader([]byte("<script>")), bytes.NewReader(b)))
	z.Next()
	if z.Next() != html.TextToken {
		return 0
	}
	if size := len(z.Raw()); size < len(b) {
		return size
	}
	return -1
}

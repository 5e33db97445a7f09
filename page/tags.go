package page

import (
	"bytes"

	"golang.org/x/net/html"
)

// maxName is more than the length of any element that HTML knows.
const maxName = 24

// tagName appends the tag's name, which starts at from, to space in lower case.
// The library's own method makes a copy for each tag.
func tagName(space, tag []byte, from int) []byte {
	for _, c := range tag[from:] {
		if c <= ' ' || c == '/' || c == '>' || len(space) == maxName {
			break
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		space = append(space, c)
	}
	return space
}

// mayHide reports whether a tag's bytes hold a word that makes its attributes
// worth reading on any element.
func (r *reading) mayHide(tag []byte) bool {
	return r.says(tag, saysHidden) || r.says(tag, saysDisplay) ||
		r.says(tag, saysModified) || r.says(tag, saysPublished) || r.says(tag, saysColonModified)
}

// says reports whether the tag at hand holds a word.
func (r *reading) says(tag []byte, word hint) bool { return r.hints.say(tag, word) }

// An attribute is one of a tag: its name in lower case and its value without
// character references. Both point into the tag, but for a value that had any.
type attribute struct{ key, value []byte }

// attributesOf appends the attributes of a tag to space. The library would copy each
// name and value; that is left to it for the tags where more must be replaced than the
// ampersands of addresses.
func attributesOf(space []attribute, tag []byte) []attribute {
	const most = 32 // by hand, as each is compared with those before it
	if bytes.IndexByte(tag, '\r') < 0 && bytes.IndexByte(tag, 0) < 0 && onlyAmpersands(tag) {
		if list, whole := plainAttributes(space, tag, most); whole {
			for i, a := range list {
				if bytes.IndexByte(a.value, '&') >= 0 {
					list[i].value = bytes.ReplaceAll(a.value, []byte("&amp;"), []byte("&"))
				}
			}
			return list
		}
	}
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	for more := true; more; {
		var a attribute
		a.key, a.value, more = z.TagAttr()
		space = append(space, a)
	}
	return space
}

// onlyAmpersands reports whether each & of a tag that may begin a character reference
// begins &amp;.
func onlyAmpersands(tag []byte) bool {
	for {
		next := bytes.IndexByte(tag, '&')
		if next < 0 {
			return true
		}
		tag = tag[next+1:]
		if refers := len(tag) > 0 && (isAlnum(tag[0]) || tag[0] == '#'); refers && !bytes.HasPrefix(tag, []byte("amp;")) {
			return false
		}
	}
}

// plainAttributes appends the attributes of a tag that needs no replacement, as
// HTML's tokenization takes them apart (WHATWG HTML, 13.2.5.32 to 39): of two
// with one name the first counts. It stops, not whole, before one more than most.
func plainAttributes(space []attribute, tag []byte, most int) (list []attribute, whole bool) {
	i := len("<")
	for i < len(tag) && !endsName(tag[i]) {
		i++
	}
	for {
		for i < len(tag) && (isBlank(tag[i]) || tag[i] == '/') {
			i++
		}
		if i >= len(tag) || tag[i] == '>' {
			return space, true
		}
		if len(space) == most {
			return space[:0], false
		}
		var a attribute
		a.key, i = attributeName(tag, i)
		a.value, i = attributeValue(tag, i)
		if !has(space, a.key) {
			space = append(space, a)
		}
	}
}

// attributeName reads the name at i, which may start with =, and makes it lower
// case where it stands, as the tokenizer does.
func attributeName(tag []byte, i int) (name []byte, end int) {
	end = i
	for end < len(tag) && !endsName(tag[end]) && (tag[end] != '=' || end == i) {
		if c := tag[end]; c >= 'A' && c <= 'Z' {
			tag[end] = c | 0x20
		}
		end++
	}
	return tag[i:end], end
}

// attributeValue reads what follows a name at i; it is empty if that is no value.
func attributeValue(tag []byte, i int) (value []byte, end int) {
	i = skipBlank(tag, i)
	if i >= len(tag) || tag[i] != '=' {
		return nil, i
	}
	i = skipBlank(tag, i+1)
	if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
		quote := bytes.IndexByte(tag[i+1:], tag[i])
		if quote < 0 {
			return nil, len(tag)
		}
		end = i + 1 + quote
		return tag[i+1 : end], end + 1
	}
	for end = i; end < len(tag) && !isBlank(tag[end]) && tag[end] != '>'; {
		end++
	}
	return tag[i:end], end
}

func has(list []attribute, key []byte) bool {
	for _, a := range list {
		if bytes.Equal(a.key, key) {
			return true
		}
	}
	return false
}

// isBlank reports whether c is white space within a tag (ASCII whitespace).
func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

func skipBlank(b []byte, i int) int {
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	return i
}

func endsName(c byte) bool { return isBlank(c) || c == '/' || c == '>' }

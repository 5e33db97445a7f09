package page

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tag is what stands between < and >, taken apart once, while its end is
// searched for. It points into the page.
type tag struct {
	name       []byte    // in lower case, cut to maxName; in space
	element    atom.Atom // of that name
	kind       kind      // of that element
	closed     bool      // whether it closes itself
	named      uint32    // a bit for each of the attributes
	attributes []attribute
	space      [maxName]byte
}

// maxName is more than the length of any element that HTML knows.
const maxName = 24

// An attribute is one that somebody asks for, the first of its name, with its
// value as it is written.
type attribute struct {
	name  attributeName
	value []byte
}

// has reports whether the tag has an attribute.
func (t *tag) has(name attributeName) bool { return t.named>>name&1 != 0 }

// value is that of an attribute as it is written; nil if the tag has none.
func (t *tag) value(name attributeName) []byte {
	if t.has(name) {
		for i := range t.attributes {
			if t.attributes[i].name == name {
				return t.attributes[i].value
			}
		}
	}
	return nil
}

// holds reports whether content follows, and an end tag.
func (t *tag) holds() bool { return !t.kind.empty && !t.closed }

// take takes the tag apart that b starts with, whose name starts at i. It gives
// its size, which is 0 if b does not hold its end. Quotes and slashes mean what
// they mean in HTML's tokenization (WHATWG HTML, 13.2.5.8 to 40).
func (t *tag) take(b []byte, i int) (size int) {
	i = t.takeName(b, i)
	t.closed, t.named, t.attributes = false, 0, t.attributes[:0]
	slash := false // whether one stands behind the last attribute
	for {
		i = skipBlank(b, i)
		if i >= len(b) {
			return 0
		}
		switch b[i] {
		case '/':
			slash = true
			i++
			continue
		case '>':
			t.closed = slash && b[i-1] == '/'
			return i + 1
		}
		var key, value []byte
		key, value, i = nextAttribute(b, i)
		if name := attributeNamed(key); name != otherName && !t.has(name) {
			t.named |= 1 << name
			t.attributes = append(t.attributes, attribute{name, value})
		}
		slash = false
	}
}

// takeName reads the name that starts at i of b and tells where it ends.
func (t *tag) takeName(b []byte, i int) (end int) {
	n, packed := 0, uint64(0)
	for ; i < len(b) && b[i] > ' ' && b[i] != '/' && b[i] != '>' && n < maxName; i++ {
		c := lowerByte(b[i])
		t.space[n] = c
		packed = packed<<8 | uint64(c)
		n++
	}
	t.name = t.space[:n]
	t.element, t.kind = elementNamed(t.name, packed)
	for i < len(b) && !endsName(b[i]) {
		i++
	}
	return i
}

// nextAttribute reads the attribute of a tag whose name starts at i, where it may
// start with =; its end is that of b if b does not hold it. It has no value if
// none is written.
func nextAttribute(b []byte, i int) (name, value []byte, end int) {
	end = i + 1
	for end < len(b) && !endsName(b[end]) && b[end] != '=' {
		end++
	}
	name = b[i:end]
	i = skipBlank(b, end)
	if i >= len(b) || b[i] != '=' {
		return name, nil, i
	}
	i = skipBlank(b, i+1)
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		quote := bytes.IndexByte(b[i+1:], b[i])
		if quote < 0 {
			return name, nil, len(b)
		}
		end = i + 1 + quote
		return name, b[i+1 : end], end + 1
	}
	for end = i; end < len(b) && !isBlank(b[end]) && b[end] != '>'; {
		end++
	}
	return name, b[i:end], end
}

// plainValue is an attribute's value with the characters that references stand
// for and one kind of line break. More than the ampersands of addresses is left to
// the library, which tells references in attributes from those in text.
func plainValue(value []byte) []byte {
	if bytes.IndexByte(value, '\r') < 0 && bytes.IndexByte(value, 0) < 0 {
		if bytes.IndexByte(value, '&') < 0 {
			return value
		}
		if onlyAmpersands(value) {
			return bytes.ReplaceAll(value, []byte("&amp;"), []byte("&"))
		}
	}
	quoted := append([]byte(`<a a="`), bytes.ReplaceAll(value, []byte(`"`), []byte("&quot;"))...)
	z := html.NewTokenizer(bytes.NewReader(append(quoted, `">`...)))
	z.Next()
	_, value, _ = z.TagAttr()
	return value
}

// onlyAmpersands reports whether each & of a value that may begin a character
// reference begins &amp;.
func onlyAmpersands(value []byte) bool {
	for {
		next := bytes.IndexByte(value, '&')
		if next < 0 {
			return true
		}
		value = value[next+1:]
		if refers := len(value) > 0 && (isAlnum(value[0]) || value[0] == '#'); refers && !bytes.HasPrefix(value, []byte("amp;")) {
			return false
		}
	}
}

// valueOf is the value of an attribute, by its name in lower case, of a tag that
// may be of XML; nil if it has none.
func valueOf(tag []byte, name string) []byte {
	i := len("<")
	for i < len(tag) && !endsName(tag[i]) {
		i++
	}
	for {
		for i < len(tag) && (isBlank(tag[i]) || tag[i] == '/') {
			i++
		}
		if i >= len(tag) || tag[i] == '>' {
			return nil
		}
		var key, value []byte
		if key, value, i = nextAttribute(tag, i); len(key) == len(name) && equalFold(key, name) {
			return value
		}
	}
}

// isBlank reports whether c is white space within a tag (ASCII whitespace).
func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

func skipBlank(b []byte, i int) int {
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	return i
}

func endsName(c byte) bool { return nameEnds[c] }

var nameEnds = [256]bool{' ': true, '\n': true, '\t': true, '\f': true, '\r': true, '/': true, '>': true}

package page

import "bytes"

// maxName is more than the length of any element that HTML knows.
const maxName = 24

// tagName appends the tag's name, which starts at from, to space in lower case.
// The tokenizer's own method makes a copy for each tag.
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
func mayHide(tag []byte) bool {
	return (bytes.Contains(tag, []byte("hidden")) || bytes.Contains(tag, []byte("display")) ||
		bytes.Contains(tag, []byte("dateM")) || bytes.Contains(tag, []byte("dateP")))
}

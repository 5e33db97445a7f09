package page

import (
	"bufio"
	"bytes"

	"golang.org/x/net/html"
)

// xmlTokens parts a document in XML into the tags that open and close its
// elements and the text between them, in one pass and bounded memory. It mends
// nothing and checks nothing: who reads with it takes what stands where it should.
// It knows the character references of HTML and no entity of a document's own, so
// none can grow.
type xmlTokens struct {
	from  *bufio.Reader
	depth int    // of the element at hand; the root's is 1
	name  []byte // of the tag at hand: local, lower case; empty if it is longer than any that we know
	tag   []byte // the start tag at hand, until next
	text  []byte // since the last tag that opened; of a long one the beginning

	empty bool // whether the element at hand is closed by its own tag
	left  bool // whether the element at hand is closed
	names [longestName]byte
	long  []byte // a tag that holds ">" in a value
}

const (
	longestName = 24
	longestText = 4 << 10 // bytes: a URL at most, or a date
)

// An xmlToken is what next came to.
type xmlToken int

const (
	xmlDone  xmlToken = iota // the end, however the document ends
	xmlOpen                  // a start tag
	xmlClose                 // the end of an element, to which text then belongs
)

// root goes on to the document's first element and gives its name.
func (x *xmlTokens) root() string {
	if x.next() != xmlOpen {
		return ""
	}
	return string(x.name)
}

// next goes on to the next tag.
func (x *xmlTokens) next() xmlToken {
	if x.left {
		x.depth, x.left = x.depth-1, false
	}
	if x.empty {
		x.empty, x.left = false, true
		return xmlClose
	}
	for x.takeText() {
		switch start, _ := x.from.Peek(8); {
		case len(start) == 0:
			return xmlDone
		case bytes.HasPrefix(start, []byte("!--")):
			x.through("-->", false)
		case bytes.HasPrefix(start, []byte("![CDATA[")):
			_, _ = x.from.Discard(8)
			x.through("]]>", true)
		case start[0] == '!':
			x.skipDoctype()
		case start[0] == '?':
			x.through("?>", false)
		case start[0] == '/':
			x.readTag()
			if x.depth > 0 {
				x.left = true
				return xmlClose
			}
		default:
			x.readTag()
			x.depth++
			x.text = x.text[:0]
			x.empty = bytes.HasSuffix(x.tag, []byte("/>"))
			return xmlOpen
		}
	}
	return xmlDone
}

// takeText reads the text before the next tag; false if there is none.
func (x *xmlTokens) takeText() bool {
	for {
		text, err := x.from.ReadSlice('<')
		if err == nil {
			x.add(text[:len(text)-1], true)
			return true
		}
		if err != bufio.ErrBufferFull {
			return false
		}
		x.add(text, true)
	}
}

func (x *xmlTokens) add(text []byte, references bool) {
	text = text[:min(len(text), longestText-min(len(x.text), longestText))]
	if references && bytes.IndexByte(text, '&') >= 0 {
		x.text = append(x.text, html.UnescapeString(string(text))...)
		return
	}
	x.text = append(x.text, text...)
}

// through reads to the end of something, and keeps what is before it as text or not.
func (x *xmlTokens) through(end string, keep bool) {
	var tail [6]byte // the end may lie across two reads
	kept := 0
	for {
		part, err := x.from.ReadSlice('>')
		if keep {
			x.add(part, false)
		}
		kept += copy(tail[kept:], part[max(0, len(part)-len(end)):])
		kept = copy(tail[:], tail[max(0, kept-len(end)):kept])
		if err == nil && string(tail[:kept]) == end {
			if keep {
				x.text = bytes.TrimSuffix(x.text, []byte(end))
			}
			return
		}
		if err != nil && err != bufio.ErrBufferFull {
			return
		}
	}
}

// skipDoctype reads past a declaration, with the entities that it may define.
func (x *xmlTokens) skipDoctype() {
	for defines := false; ; {
		part, err := x.from.ReadSlice('>')
		defines = (defines || bytes.IndexByte(part, '[') >= 0) && bytes.IndexByte(part, ']') < 0
		if err == nil && !defines || err != nil && err != bufio.ErrBufferFull {
			return
		}
	}
}

// readTag reads a tag to its end, which is no ">" within a value. One that is too
// long ends early.
func (x *xmlTokens) readTag() {
	x.long = x.long[:0]
	var quote byte
	for {
		part, err := x.from.ReadSlice('>')
		for _, c := range part {
			switch {
			case quote == c:
				quote = 0
			case quote == 0 && (c == '"' || c == '\''):
				quote = c
			}
		}
		if err == nil && quote == 0 && len(x.long) == 0 {
			x.tag = part
			break
		}
		if x.long = append(x.long, part...); err != nil || quote == 0 || len(x.long) > listingWindow {
			x.tag = x.long
			break
		}
	}
	name := x.tag[:min(len(x.tag), 2*longestName)]
	name = bytes.TrimPrefix(bytes.TrimPrefix(name, []byte("<")), []byte("/"))
	end := 0
	for end < len(name) && !endsName(name[end]) {
		end++
	}
	name = name[:end]
	if colon := bytes.LastIndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	x.name = lowerName(x.names[:0], name[:min(len(name), longestName)])
}

// attribute is the value of an attribute of the start tag at hand; "" if it has none.
func (x *xmlTokens) attribute(name string) string {
	return html.UnescapeString(string(valueOf(x.tag, name)))
}

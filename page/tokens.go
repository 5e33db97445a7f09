package page

import (
	"bytes"
	"io"
	"sync"

	"golang.org/x/net/html"
)

// tokens parts a page into tags, comments and text where html.Tokenizer does,
// which asks for byte after byte and takes every tag apart: here the end of a
// token is searched for, and what is in it is left to those who want it.
type tokens struct {
	from   io.Reader
	ended  bool   // whether nothing more comes from it
	buf    []byte // buf[:at] was taken, buf[at:at+size] is the token at hand
	at     int
	size   int
	kind   html.TokenType
	raw    string            // the element whose raw text is next; "" if none
	inside string            // the element whose raw text is at hand; "" if none
	tag    tag               // at hand
	plain  []byte            // the text at hand without character references
	known  map[string]string // what some references stand for
}

const (
	usualToken = 32 << 10       // bytes, many times the length of nearly all
	keptToken  = 4 * usualToken // a larger buffer is not kept for the next page
	maxToken   = 4 << 20        // bytes; behind a longer one a page is only hashed
)

var tokensPool = sync.Pool{New: func() any { return &tokens{buf: make([]byte, 0, usualToken), known: make(map[string]string)} }}

func newTokens(from io.Reader) *tokens {
	t := tokensPool.Get().(*tokens)
	t.from, t.ended, t.at, t.size, t.raw = from, false, 0, 0, ""
	t.buf, t.plain = t.buf[:0], t.plain[:0]
	return t
}

func (t *tokens) free() {
	t.from = nil
	if cap(t.buf) <= keptToken && cap(t.plain) <= keptToken {
		tokensPool.Put(t)
	}
}

// next goes on to the next token and tells what it is; html.ErrorToken is the end.
func (t *tokens) next() html.TokenType {
	t.at, t.size = t.at+t.size, 0
	for {
		kind, size := t.tag.token(t.buf[t.at:], t.raw)
		if size == 0 && t.ended {
			kind, size = lastToken(t.buf[t.at:], t.raw)
		}
		if size == 0 && !t.ended {
			t.more()
			continue
		}
		t.kind, t.size, t.inside = kind, size, ""
		switch kind {
		case html.TextToken:
			t.inside = t.raw
			t.raw = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t.raw = t.rawElement()
		default:
			t.raw = ""
		}
		return kind
	}
}

// more reads until twice as much is there, so that a long token is looked
// through a few times and not at every read.
func (t *tokens) more() {
	rest := t.buf[t.at:]
	enough := min(max(1, 2*len(rest)), maxToken)
	if t.ended = len(rest) == enough; t.ended {
		return // too long
	}
	if enough > cap(t.buf) {
		t.buf = append(make([]byte, 0, enough), rest...)
	} else {
		t.buf = t.buf[:copy(t.buf, rest)]
	}
	t.at = 0
	for idle := 0; len(t.buf) < enough && !t.ended; idle++ {
		n, err := t.from.Read(t.buf[len(t.buf):cap(t.buf)])
		if t.buf = t.buf[:len(t.buf)+n]; n > 0 {
			idle = 0
		}
		t.ended = err != nil || idle > 100 // it will never come
	}
}

// source is the token at hand as it is written.
func (t *tokens) source() []byte { return t.buf[t.at : t.at+t.size] }

// notRaw tells that the element at hand is not HTML's, whatever its name: what
// is in it are tags and text.
func (t *tokens) notRaw() { t.raw = "" }

// text is what the text or comment at hand says: with one kind of line break,
// and with the characters that references stand for.
func (t *tokens) text() []byte {
	text := t.source()
	if t.kind == html.CommentToken {
		text = commentText(text)
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if (t.inside != "" || t.kind == html.CommentToken) && bytes.IndexByte(text, 0) >= 0 {
		text = bytes.ReplaceAll(text, []byte{0}, []byte("\ufffd"))
	}
	switch t.inside {
	case "", "title", "textarea":
		return t.unescaped(text)
	}
	return text
}

// unescaped is text with the characters that references stand for. The library
// knows them all, but makes copies, so it is only given the references.
func (t *tokens) unescaped(text []byte) []byte {
	from := bytes.IndexByte(text, '&')
	if from < 0 {
		return text
	}
	t.plain = t.plain[:0]
	for from >= 0 {
		to := from + 1
		for to < len(text) && (isAlnum(text[to]) || text[to] == '#') {
			to++
		}
		if to < len(text) && text[to] == ';' {
			to++
		}
		t.plain = append(t.plain, text[:from]...)
		if to == from+1 {
			t.plain = append(t.plain, '&')
		} else {
			t.plain = append(t.plain, t.dereferenced(text[from:to])...)
		}
		text = text[to:]
		from = bytes.IndexByte(text, '&')
	}
	t.plain = append(t.plain, text...)
	return t.plain
}

// dereferenced is what a character reference stands for. All but few pages are
// content with a few, and with ever the same ones.
func (t *tokens) dereferenced(reference []byte) string {
	const most, longest = 256, len("&thetasym;")
	if text, known := t.known[string(reference)]; known {
		return text
	}
	text := html.UnescapeString(string(reference))
	if len(reference) <= longest && len(t.known) < most {
		t.known[string(reference)] = text
	}
	return text
}

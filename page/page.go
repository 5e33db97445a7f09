// Package page reads one answer in one pass: what it says of itself, when it
// was changed, and which phone numbers and addresses stand on it.
//
// It builds no tree and judges nothing: a claim that cannot be true is kept out
// only where its own words show so, and no clock is read. Whoever calls it has
// bounded and decompressed the body. Start with Reader.Read, then html.go, which
// walks the tokens (tokens.go) and the tags that tags.go took apart; text.go keeps a
// window over the visible text, which parts.go reads block by block for the opening,
// the watched terms, the tongues and the print, word by word as runs.go finds them,
// words.go hashes them and concerns.go tells who asks for them; scan.go looks for
// dates and facts where its words say that one may start. Beside
// pages it reads what sitemaps and feeds say of them: ReadListing.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"linkwatch"
)

// Read reads the body to its end, once, and tells what the page carried. It
// gives the media type, size, hash and Refresh header of any answer, the watched
// marks of any that may be text, the date claims of a PDF or an office document
// (documents.go), and of HTML all that a Page has. Of the facts in
// want it looks for each, whatever its kind, and reports those it finds first and
// as want spells them. An answer that breaks off is told as far as it came.
//
// ETag, LastModified and Truncated are left to the caller.
func (r *Reader) Read(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
	if at == nil {
		at = new(url.URL)
	}
	w := wires.Get().(*wire)
	w.start(body, &r.marks)
	defer w.free()

	page := linkwatch.Page{Reader: r.name, ContentType: mediaType(header, w.ahead), Language: headerLanguage(header)}
	page.Editions = headerEditions(header, at)
	page.Lead, _ = refreshLead([]byte(header.Get("Refresh")), at, at)
	var said claims
	said.addHTTP(header)
	if isHTML(page.ContentType) {
		readHTML(utf8Text(w.ahead, header.Get("Content-Type")), at, want, &r.terms, &page, &said)
	} else {
		readDocument(w.ahead, body, page.ContentType, &said)
	}
	page.Claims = said.list

	// What HTML does not need is read for the hash and the marks alone. The wire
	// itself, not the buffer: the buffer's part went through them already.
	_, _ = io.Copy(io.Discard, w)
	page.Bytes = w.bytes
	if w.bytes > 0 {
		page.Hash = hex.EncodeToString(w.sum.Sum(nil))
	}
	if !isBinary(page.ContentType) {
		page.Marks = w.marks.all()
	}
	return page
}

// A wire counts and hashes the bytes on their way, and looks for marks in them.
// After an error it stays at it.
type wire struct {
	from  io.Reader
	ahead *bufio.Reader // on the wire; its size bounds how far charset.go looks for a sign of UTF-8
	sum   hash.Hash
	marks search
	bytes int64
	err   error
}

// wires holds the wires that no page comes over.
var wires = sync.Pool{New: func() any { return &wire{ahead: bufio.NewReaderSize(nil, 16<<10), sum: sha256.New()} }}

func (w *wire) start(body io.Reader, marks *needles) {
	w.from, w.bytes, w.err = body, 0, nil
	w.ahead.Reset(w)
	w.sum.Reset()
	w.marks.start(marks)
}

func (w *wire) free() {
	w.from, w.err, w.marks.needles = nil, nil, nil
	wires.Put(w)
}

func (w *wire) Read(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.from.Read(p)
	w.sum.Write(p[:n])
	w.marks.read(p[:n])
	w.bytes += int64(n)
	w.err = err
	return n, err
}

// maxType bounds the name of a media type: 127 for each of its halves (RFC 6838, 4.2).
const maxType = 255

// mediaType is what the header declares, without parameters; where it declares
// nothing, what the first bytes look like.
func mediaType(header http.Header, body *bufio.Reader) string {
	name, _ := cutType(header.Get("Content-Type"))
	if name = strings.ToLower(bounded(name, maxType)); name != "" {
		return name
	}
	start, _ := body.Peek(512)
	if len(start) == 0 {
		return ""
	}
	name, _, _ = strings.Cut(http.DetectContentType(start), ";")
	if name == "text/plain" && bytes.HasPrefix(bytes.TrimSpace(start), []byte("<")) {
		return "text/html" // a tag that DetectContentType does not know
	}
	return name
}

// isBinary reports whether an answer of the type has no words in its bytes.
func isBinary(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, "/")
	switch kind {
	case "image", "audio", "video", "font":
		return mediaType != "image/svg+xml"
	}
	return mediaType == "application/pdf" || mediaType == "application/zip" || mediaType == "application/octet-stream"
}

func isHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}

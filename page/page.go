// Package page reads one answer in one pass: what it says of itself, when it
// was changed, and which phone numbers and addresses stand on it.
//
// It builds no tree and judges nothing: a claim that cannot be true is kept out
// only where its own words show so, and no clock is read. Whoever calls it has
// bounded and decompressed the body. Start with Read, then html.go, which walks
// the tokens; text.go keeps a window over the visible text, and scan.go looks
// through it for dates and facts.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"linkwatch"
)

// Read reads the body to its end, once, and tells what the page carried. It
// gives the media type, size, hash and Refresh header of any answer, and of HTML
// also the title, headings, language, canonical address, words, where its links
// lead and itself sends its visitors, date claims and facts. Of the facts in want
// it looks for each, whatever its kind, and reports those it finds first and as
// want spells them. An answer that breaks off is told as far as it came.
//
// ETag, LastModified and Truncated are left to the caller.
func Read(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
	if at == nil {
		at = new(url.URL)
	}
	w := wire{from: body, sum: sha256.New()}
	buffered := buffers.Get().(*bufio.Reader)
	buffered.Reset(&w)
	defer func() {
		buffered.Reset(nil)
		buffers.Put(buffered)
	}()

	page := linkwatch.Page{ContentType: mediaType(header, buffered), Language: headerLanguage(header)}
	page.Lead, _ = refreshLead([]byte(header.Get("Refresh")), at, at)
	var said claims
	said.addHTTP(header)
	if isHTML(page.ContentType) {
		readHTML(utf8Text(buffered, header.Get("Content-Type")), at, want, &page, &said)
	}
	page.Claims = said.list

	// What HTML does not need is read for the hash alone. The wire itself, not
	// the buffer: the buffer's part is hashed already.
	_, _ = io.Copy(io.Discard, &w)
	page.Bytes = w.bytes
	if w.bytes > 0 {
		page.Hash = hex.EncodeToString(w.sum.Sum(nil))
	}
	return page
}

// buffers holds the readers between the wire and the decoder. Their size bounds
// how far charset.go looks for a sign of UTF-8.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 16<<10) }}

// A wire counts and hashes the bytes on their way. After an error it stays at it.
type wire struct {
	from  io.Reader
	sum   hash.Hash
	bytes int64
	err   error
}

func (w *wire) Read(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.from.Read(p)
	w.sum.Write(p[:n])
	w.bytes += int64(n)
	w.err = err
	return n, err
}

// mediaType is what the header declares, without parameters; where it declares
// nothing, what the first bytes look like.
func mediaType(header http.Header, body *bufio.Reader) string {
	declared := header.Get("Content-Type")
	if name, _, err := mime.ParseMediaType(declared); err == nil {
		return name
	}
	name, _, _ := strings.Cut(declared, ";")
	if name = strings.ToLower(bounded(name, 100)); name != "" {
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

func isHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}

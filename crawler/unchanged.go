package crawler

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"

	"linkwatch"
)

// recallPage asks for the page that is known of a visit's entry, on the lane
// that visits it: it may have to be read from a disk.
func (r *round) recallPage(e *errand) {
	if !e.knows {
		e.known, e.knows = toCompare(r.due.Known(e.i), e.entry.Facts), true
		e.chain.known = e.known
	}
}

// toCompare gives the page that an answer may carry once more, or nil. One on
// which a fact was not seen that the entry wants is none: the entry may want it
// only since.
func toCompare(known linkwatch.Page, wanted []linkwatch.Fact) *linkwatch.Page {
	missing := func(f linkwatch.Fact) bool { return !known.Shows(f) }
	if known.Hash+known.ETag+known.LastModified == "" || slices.ContainsFunc(wanted, missing) {
		return nil
	}
	kept := known // so that nothing is allocated for none
	return &kept
}

// maxCompared bounds a page that is compared with the known one, in bytes: it is
// held in memory meanwhile.
const maxCompared = 256 << 10

// mayBeKnown reports whether an answer may carry the known page, as far as its
// headers tell.
func (x *exchange) mayBeKnown(r *http.Response) bool {
	known := x.request.known
	switch {
	case known == nil, known.Hash == "", known.Bytes > maxCompared, r.StatusCode != http.StatusOK:
		return false
	case known.ContentType != mediaType(r.Header):
		return false
	}
	plain := r.ContentLength >= 0 && r.Header.Get("Content-Encoding") == ""
	return !plain || known.Truncated || r.ContentLength == known.Bytes
}

// mediaType gives an answer's content type without parameters, in lower case.
func mediaType(h http.Header) string {
	name, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(name))
}

// isKnown reports whether a body is the known page's, having read no further
// than it takes to see that. What was read is in seen.
func (x *exchange) isKnown(body *bounded, seen *bytes.Buffer) bool {
	known := x.request.known
	seen.Grow(int(known.Bytes) + bytes.MinRead) // at once, with what reading into it wants besides
	n, _ := io.CopyN(seen, body, known.Bytes+1) // one more, to see the end
	if n != known.Bytes || body.err != nil || body.cut != known.Truncated {
		return false
	}
	sum := sha256.Sum256(seen.Bytes())
	return string(hex.AppendEncode(nil, sum[:])) == known.Hash
}

// seenBuffers holds what has come of bodies, or was read of pages that may be known,
// or has to be unpacked.
var seenBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxKeptBuffer bounds a buffer that is used again, in bytes: whatever had to be
// unpacked once, a request that waits for its body holds no more than this.
const maxKeptBuffer = 2 * maxCompared

func giveBack(seen *bytes.Buffer) {
	if seen.Cap() <= maxKeptBuffer {
		seenBuffers.Put(seen)
	}
}

// refreshed gives the known page after an answer that says it is still the same:
// validators that come with it take the place of the old ones (RFC 9111, 4.3.4).
func refreshed(known linkwatch.Page, h http.Header) linkwatch.Page {
	if tag := validator(h, "ETag"); tag != "" {
		known.ETag = tag
	}
	if modified := validator(h, "Last-Modified"); modified != "" {
		known.LastModified = modified
	}
	return known
}

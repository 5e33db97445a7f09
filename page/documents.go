package page

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
)

const (
	maxDocument  = 16 << 20  // bytes of a file that are held to look into it
	endSize      = 256 << 10 // bytes of a longer file's end
	stretchSize  = 64 << 10  // bytes of any other stretch of it
	maxStretches = 2         // that are asked for besides the end
)

// A document is a file that is no page, as far as it is there: its beginning, and
// of one that goes on behind what was read, what is asked for.
type document struct {
	b         []byte // the beginning and, behind a seam, the end
	size      int64  // of the whole file
	rest      io.ReaderAt
	stretches []stretch // what is held
	left      int       // stretches that may still be asked for
}

// A stretch of a document stands at a place of it.
type stretch struct {
	at int64
	b  []byte
}

// A longer body is one of which more is to be had than is read of it: by its places
// in the whole file.
type longer interface {
	io.ReaderAt
	Size() int64
}

func newDocument(beginning []byte, body io.Reader) *document {
	d := &document{b: beginning, size: int64(len(beginning)), stretches: []stretch{{0, beginning}}}
	if more, ok := body.(longer); ok && more.Size() > d.size {
		d.size, d.rest, d.left = more.Size(), more, maxStretches
	}
	return d
}

// seam stands between the beginning and the end: it ends what a PDF has left open.
const seam = "\nendstream\nendobj\n"

// addEnd asks for the end of a document that goes on, once, and reports whether it
// is there now and was not before.
func (d *document) addEnd() bool {
	if d.rest == nil || len(d.stretches) > 1 {
		return false
	}
	began := int64(len(d.b))
	at := max(began, d.size-endSize)
	end := make([]byte, d.size-at)
	if _, err := d.rest.ReadAt(end, at); err != nil {
		d.rest = nil // nor is there anything else of it
		return false
	}
	if at > began {
		d.b = append(d.b, seam...)
	}
	start := len(d.b)
	d.b = append(d.b, end...)
	d.stretches = []stretch{{0, d.b[:began:began]}, {at, d.b[start:]}}
	return true
}

// from gives what stands at a place and behind it: so many bytes, or more if they
// are held, or fewer where they are not to be had.
func (d *document) from(at int64, want int) (held []byte) {
	for _, p := range d.stretches {
		if at >= p.at && at < p.at+int64(len(p.b)) && len(p.b)-int(at-p.at) > len(held) {
			held = p.b[at-p.at:]
		}
	}
	enough := min(int64(want), d.size-at)
	if int64(len(held)) >= enough || at < 0 || d.rest == nil || d.left == 0 {
		return held
	}
	d.left--
	b := make([]byte, min(stretchSize, d.size-at))
	if _, err := d.rest.ReadAt(b, at); err != nil {
		d.rest = nil
		return held
	}
	d.stretches = append(d.stretches, stretch{at, b})
	return b
}

// spaces keeps the space of documents that are not held any more.
var spaces = sync.Pool{New: func() any { return new([]byte) }}

// hold reads a document as far as it comes. Its space grows by a quarter at a time,
// as there may be a document on every lane.
func hold(space []byte, from io.Reader) []byte {
	for {
		space = slices.Grow(space, 4<<10)
		n, err := from.Read(space[len(space):cap(space)])
		space = space[:len(space)+n]
		if err != nil {
			return space
		}
	}
}

// readDocument records what a file that is no page says of its own dates: a PDF, or
// a document of an office suite. It holds no more of it than maxDocument, and asks
// a longer body for a few stretches of the rest.
func readDocument(body *bufio.Reader, longer io.Reader, mediaType string, said *claims) {
	start, _ := body.Peek(1024)
	var read func(*document)
	switch {
	case mediaType == "application/pdf" || mediaType == "application/x-pdf" || bytes.HasPrefix(start, []byte("%PDF-")):
		read = said.addPDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")) && holdsOffice(mediaType):
		read = said.addOffice
	default:
		return
	}
	space := spaces.Get().(*[]byte)
	defer spaces.Put(space)
	*space = hold((*space)[:0], io.LimitReader(body, maxDocument))
	read(newDocument(*space, longer))
}

// holdsOffice reports whether an archive of the type may be a document of an
// office suite: servers that do not know those say less.
func holdsOffice(mediaType string) bool {
	return strings.HasPrefix(mediaType, "application/vnd.openxmlformats-officedocument.") ||
		strings.HasPrefix(mediaType, "application/vnd.oasis.opendocument.") ||
		strings.HasPrefix(mediaType, "application/vnd.ms-") || mediaType == "application/msword" ||
		mediaType == "application/zip" || mediaType == "application/octet-stream"
}

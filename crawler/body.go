package crawler

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"

	"linkwatch"
)

// readPage reads the body of a response, no further than the exchange's limit.
// The error says how the body broke off; what was read before is in the page.
func (x *exchange) readPage(r *http.Response) error {
	packing, err := x.unpackers.encodings(r.Header)
	if err != nil {
		return err
	}
	arriving := x.arriving(r)
	defer arriving.release()
	layers, release := x.layers(arriving, packing)
	defer release()
	wire, body := layers[0], layers[len(layers)-1]
	page := &x.answer.page
	*page = x.page(body, r)
	io.Copy(io.Discard, body) // in case the reader stopped early: a connection is kept only if its body was read
	if body != wire && !body.cut && body.err == nil {
		io.CopyN(io.Discard, wire, maxTrailer)
	}
	page.ETag, page.LastModified = validator(r.Header, "ETag"), validator(r.Header, "Last-Modified")
	page.Truncated, err = ending(layers)
	return err
}

// layers gives a body as it comes over the wire, then with one encoding after
// the other taken off it, each of them bounded: at no stage is more unpacked
// than the next may want.
func (x *exchange) layers(body io.Reader, packing []string) (layers []*bounded, release func()) {
	bound := func(from io.Reader, left int64) {
		layers = append(layers, &bounded{from: from, left: left})
	}
	if len(packing) == 0 {
		bound(body, x.request.limit)
		return layers, func() {}
	}
	bound(body, x.request.limit+maxOverhead)
	unpacking := make([]*unpacked, len(packing))
	for i := range packing {
		encoding := packing[len(packing)-1-i]
		unpacking[i] = &unpacked{from: layers[i], encoding: encoding, pool: x.unpackers[encoding]}
		bound(unpacking[i], x.request.limit+maxOverhead)
	}
	layers[len(packing)].left = x.request.limit
	return layers, func() {
		for _, u := range unpacking {
			u.release()
		}
	}
}

// ending tells how a body ended: cut by us, or with the error of the first layer
// that failed, since those above it fail for its sake.
func ending(layers []*bounded) (cut bool, err error) {
	if slices.ContainsFunc(layers, func(b *bounded) bool { return b.cut }) {
		return true, nil
	}
	for _, b := range layers {
		if b.err != nil {
			return false, b.err
		}
	}
	return false, nil
}

// page gives the page of a body: the known one if this is the same, for then it
// need not be read again.
func (x *exchange) page(body *bounded, r *http.Response) linkwatch.Page {
	if !x.mayBeKnown(r) {
		return x.readAnew(body, body, r)
	}
	seen := seenBuffers.Get().(*bytes.Buffer)
	defer giveBack(seen)
	seen.Reset()
	if x.isKnown(body, seen) {
		return *x.request.known
	}
	return x.readAnew(io.MultiReader(seen, body), body, r)
}

const (
	maxOverhead = 64 << 10 // bytes by which a packed body may be longer than its page
	maxTrailer  = 1 << 10  // bytes after a packed body that are read to keep the connection
)

// A bounded reader ends after so many bytes, and notes whether there were more.
// To its reader a body that fails just ends; err keeps why.
type bounded struct {
	from io.Reader
	left int64
	over bool
	cut  bool // whether there was more
	err  error
	one  [1]byte
}

// Read gives at most what is left, and then looks one byte further.
func (b *bounded) Read(p []byte) (int, error) {
	switch {
	case b.over:
		return 0, io.EOF
	case b.left == 0:
		b.look()
		return 0, io.EOF
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil {
		b.over = true
		b.note(err)
		return n, io.EOF
	}
	return n, nil
}

func (b *bounded) look() {
	b.over = true
	n, err := io.ReadFull(b.from, b.one[:])
	b.cut = n == 1
	b.note(err)
}

// note keeps the error unless it is the body's proper end.
func (b *bounded) note(err error) {
	if !errors.Is(err, io.EOF) {
		b.err = err
	}
}

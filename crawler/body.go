package crawler

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
)

// readPage reads the body of a response through the exchange's reader, no
// further than its limit. The error says how the body broke off; what was read
// before is in the page.
func (x *exchange) readPage(r *http.Response) error {
	body := &bounded{ctx: x.ctx, from: r.Body, left: x.request.limit}
	packed := isGzip(r.Header.Get("Content-Encoding"))
	if packed {
		body.from = &unpacked{from: r.Body}
	}
	page := x.request.read(body, r.Header, r.Request.URL)
	io.Copy(io.Discard, body) // in case the reader stopped early: a connection is kept only if its body was read
	if packed && !body.cut && body.err == nil {
		io.CopyN(io.Discard, r.Body, maxTrailer)
	}
	page.ETag, page.LastModified = r.Header.Get("ETag"), r.Header.Get("Last-Modified")
	page.Truncated = body.cut
	x.answer.page = page
	return body.err
}

// maxTrailer is how many bytes after a gzip member are read to keep the connection.
const maxTrailer = 1 << 10

func isGzip(encoding string) bool {
	encoding = strings.ToLower(encoding)
	return encoding == "gzip" || encoding == "x-gzip"
}

// A bounded reader ends after so many bytes, and notes whether there were more.
// To its reader a body that fails just ends; err keeps why.
type bounded struct {
	ctx  context.Context
	from io.Reader
	left int64
	over bool
	cut  bool // whether there was more
	err  error
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
	n, err := io.ReadFull(b.from, make([]byte, 1))
	b.cut = n == 1
	b.note(err)
}

// note keeps the error unless it is the body's proper end. One that comes after
// our time is none: it is how the server takes our leaving.
func (b *bounded) note(err error) {
	if errors.Is(err, io.EOF) {
		err = b.ctx.Err()
	}
	b.err = err
}

// unpacked decompresses one gzip member; what follows it is nothing of ours.
// An empty body unpacks to an empty one, though it is no gzip.
type unpacked struct {
	from io.Reader
	gzip *gzip.Reader
}

// Read begins to unpack when it is first called, so that an error is the body's.
func (u *unpacked) Read(p []byte) (int, error) {
	if u.gzip == nil {
		unpack, err := gzip.NewReader(u.from)
		if err != nil {
			return 0, err
		}
		unpack.Multistream(false)
		u.gzip = unpack
	}
	return u.gzip.Read(p)
}

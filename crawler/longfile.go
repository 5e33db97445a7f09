package crawler

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"linkwatch"
)

const (
	maxParts = 4               // of a file that are asked for beside its beginning
	maxPart  = 256 << 10       // bytes of one
	partTime = 5 * time.Second // that one may take
)

// A longFile is the body of a file that goes on behind what is read of it. Who
// reads it may have parts of the rest, once that is read. They are asked for in the
// turn in which the file was: as with hops at one host, no pause is between them.
// What is wrong with a part is an error here and nothing else: the page is known
// without it.
type longFile struct {
	io.Reader
	x     *exchange
	r     *http.Response
	begun *bounded // the beginning of the file
	parts int      // that were asked for
	vain  bool     // whether one was asked for in vain
}

// readAnew reads the page of a body; of a long file's with parts of the rest, which
// may be had if its server has more of it, as it stands, than is read.
func (x *exchange) readAnew(body io.Reader, begun *bounded, r *http.Response) linkwatch.Page {
	_, packed := begun.from.(*unpacked)
	if !x.goesOn(r) || packed {
		return x.request.read(body, r.Header, r.Request.URL)
	}
	f := &longFile{Reader: body, x: x, r: r, begun: begun}
	page := x.request.read(f, r.Header, r.Request.URL)
	if known := x.request.known; f.vain && known != nil && known.Truncated && known.Hash == page.Hash {
		page.Claims = known.Claims // which its rest may have stated
	}
	return page
}

// goesOn reports whether parts may be asked for of what is behind the body that is read.
func (x *exchange) goesOn(r *http.Response) bool {
	unranged := strings.EqualFold(r.Header.Get("Accept-Ranges"), "none")
	return x.request.ask != nil && r.StatusCode == http.StatusOK && r.ContentLength > x.request.limit && !unranged
}

// Size gives how many bytes the file has.
func (f *longFile) Size() int64 { return f.r.ContentLength }

var errNoPart = errors.New("no such part is to be had")

// ReadAt asks the server for a part of the file: RFC 9110, 14.
func (f *longFile) ReadAt(p []byte, at int64) (int, error) {
	if f.parts == maxParts || !f.begun.cut || len(p) == 0 || len(p) > maxPart || at < 0 || at > f.Size()-int64(len(p)) {
		return 0, errNoPart
	}
	f.parts++
	f.r.Body.Close() // at most one request is under way
	part, until := f.x.request, partTime
	if end, ok := f.x.Deadline(); ok {
		until = min(until, time.Until(end))
	}
	var got []byte
	part.header, part.timeout, part.limit = f.conditions(at, len(p)), until, int64(len(p))
	part.known, part.wrote, part.arrived, part.ask = nil, nil, nil, nil
	part.read = func(body io.Reader, _ http.Header, _ *url.URL) linkwatch.Page {
		got, _ = io.ReadAll(body) // a bounded body never fails
		return linkwatch.Page{}
	}
	a := f.x.request.ask(part)
	f.x.answer.part = &a
	if a.sent {
		f.x.writing.Store(int64(a.written.Sub(f.x.started)))
	}
	if !f.holds(a, at, len(p)) || len(got) != len(p) {
		f.vain = true
		return 0, errNoPart
	}
	return copy(p, got), nil
}

// conditions gives the header that asks for a part of the file, if it is still the
// same: by a strong validator alone (RFC 9110, 13.1.5).
func (f *longFile) conditions(at int64, n int) http.Header {
	h := f.x.request.header.Clone()
	h.Del("If-None-Match")
	h.Del("If-Modified-Since")
	h.Set("Accept-Encoding", "identity")
	h.Set("Range", fmt.Sprintf("bytes=%d-%d", at, at+int64(n)-1))
	tag, modified := validator(f.r.Header, "ETag"), validator(f.r.Header, "Last-Modified")
	switch {
	case strings.HasPrefix(tag, `"`):
		h.Set("If-Range", tag)
	case tag == "" && isStrong(f.r.Header):
		h.Set("If-Range", modified)
	}
	return h
}

// isStrong reports whether a Last-Modified tells two states of a file apart: it is
// older than the answer by a second at least (RFC 9110, 8.8.2.2).
func isStrong(h http.Header) bool {
	modified, err := http.ParseTime(h.Get("Last-Modified"))
	if err != nil {
		return false
	}
	date, err := http.ParseTime(h.Get("Date"))
	return err == nil && date.Sub(modified) >= time.Second
}

// holds reports whether an answer is the part of the same file that was asked for.
func (f *longFile) holds(a answer, at int64, n int) bool {
	same := func(name string) bool {
		was, is := f.r.Header.Get(name), a.header.Get(name)
		return is == "" || is == was
	}
	want := fmt.Sprintf("bytes %d-%d/%d", at, at+int64(n)-1, f.Size())
	return a.failure.Kind == "" && a.status == http.StatusPartialContent && !a.page.Truncated &&
		a.header.Get("Content-Range") == want && a.header.Get("Content-Encoding") == "" &&
		same("ETag") && same("Last-Modified")
}

package crawler

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// acceptEncoding names the encodings that we take off a body.
const acceptEncoding = "gzip, deflate, br, zstd"

// An unpacker takes one encoding off a body. It can be used again.
type unpacker interface {
	io.Reader
	Reset(from io.Reader) error
}

// Unpackers are kept while they are not in use, for they are large: by their
// names in Content-Encoding.
type unpackers map[string]pool

// A pool lends unpackers of one kind.
type pool interface {
	Get() any
	Put(any)
}

func newUnpackers() unpackers {
	return unpackers{
		"gzip":    &sync.Pool{New: func() any { return new(gunzip) }},
		"deflate": &sync.Pool{New: func() any { return new(inflate) }},
		"br":      &sync.Pool{New: func() any { return new(unbrotli) }},
		"zstd":    &few{Pool: sync.Pool{New: newZstd}, turns: make(chan struct{}, runtime.GOMAXPROCS(0))},
	}
}

// A few unpackers are lent at once, as each may take megabytes: so many as there
// are processors to work with them. Who has one never waits for a server, for what
// it unpacks has come.
type few struct {
	sync.Pool
	turns chan struct{}
}

// Get waits until one is free.
func (f *few) Get() any {
	f.turns <- struct{}{}
	return f.Pool.Get()
}

// Put gives one back.
func (f *few) Put(u any) {
	f.Pool.Put(u)
	<-f.turns
}

// maxEncodings is how many encodings a body may be packed in, one in the other.
const maxEncodings = 2

var errEncodings = errors.New("packed too often")

// encodings gives the encodings of a body, in the order in which they were
// applied; none where one of them is not known, for such a body is read as it came.
func (u unpackers) encodings(h http.Header) ([]string, error) {
	var known []string
	for word := range strings.SplitSeq(strings.Join(h["Content-Encoding"], ","), ",") {
		word = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(word)), "x-")
		if word == "" || word == "identity" {
			continue
		}
		if u[word] == nil {
			return nil, nil
		}
		if _, scarce := u[word].(*few); scarce && slices.Contains(known, word) {
			return nil, errEncodings // it would wait for itself
		}
		known = append(known, word)
	}
	if len(known) > maxEncodings {
		return nil, errEncodings
	}
	return known, nil
}

// An unpacked reader takes one encoding off what it reads. An empty body unpacks
// to an empty one, though it is nothing packed.
type unpacked struct {
	from     io.Reader
	encoding string
	pool     pool
	held     *bytes.Buffer // what has come of the body, for an unpacker of which there are few
	buffer   *bufio.Reader // nil until the first byte is wanted
	unpacker unpacker
	err      error
}

// Read begins to unpack when it is first called, so that an error is the body's.
func (u *unpacked) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	if u.buffer == nil {
		if u.err = u.begin(); u.err != nil {
			return 0, u.err
		}
	}
	n, err := u.unpacker.Read(p)
	u.err = u.named(err)
	return n, u.err
}

func (u *unpacked) begin() error {
	from := u.from
	if _, scarce := u.pool.(*few); scarce {
		u.held = seenBuffers.Get().(*bytes.Buffer)
		u.held.Reset()
		u.held.ReadFrom(u.from) // a bounded body never fails
		from = u.held
	}
	u.buffer = buffers.Get().(*bufio.Reader)
	u.buffer.Reset(from)
	if _, err := u.buffer.Peek(1); err != nil {
		return err
	}
	u.unpacker = u.pool.Get().(unpacker)
	return u.named(u.unpacker.Reset(u.buffer))
}

// named tells an error of the packing from one of the connection.
func (u *unpacked) named(err error) error {
	if err == nil || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return fmt.Errorf("malformed %s: %w", u.encoding, err)
}

// release gives back what was borrowed. Nothing may be read afterwards.
func (u *unpacked) release() {
	if u.unpacker != nil {
		u.pool.Put(u.unpacker)
	}
	if u.buffer != nil {
		u.buffer.Reset(nil)
		buffers.Put(u.buffer)
	}
	if u.held != nil {
		giveBack(u.held)
	}
	u.unpacker, u.buffer, u.held, u.err = nil, nil, nil, io.EOF
}

var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4<<10) }}

// A gunzip unpacks one gzip member; what follows it is nothing of ours.
type gunzip struct{ gzip.Reader }

// Reset reads the header of the member.
func (g *gunzip) Reset(from io.Reader) error {
	err := g.Reader.Reset(from)
	g.Multistream(false)
	return err
}

// An inflate unpacks "deflate": by RFC 9110, 8.4.1.2, that is zlib's format, but
// some servers send what is in it, bare.
type inflate struct {
	io.Reader
	zlib, bare io.ReadCloser
}

// Reset sees by the first two bytes which of both it is: RFC 1950, 2.2.
func (i *inflate) Reset(from io.Reader) (err error) {
	head, _ := from.(*bufio.Reader).Peek(2)
	kept := &i.bare
	reset := func() (io.ReadCloser, error) { return flate.NewReader(from), nil }
	if len(head) == 2 && head[0]&0xf == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		kept = &i.zlib
		reset = func() (io.ReadCloser, error) { return zlib.NewReader(from) }
	}
	if *kept != nil {
		err = (*kept).(flate.Resetter).Reset(from, nil)
	} else {
		*kept, err = reset()
	}
	i.Reader = *kept
	return err
}

// An unbrotli unpacks Brotli's format; what follows it is nothing of ours.
type unbrotli struct{ brotli.Reader }

func (b *unbrotli) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err != nil && err.Error() == "brotli: excessive input" { // the library has no value for it
		err = io.EOF
	}
	return n, err
}

// newZstd gives an unpacker that needs no goroutine and takes the windows that
// RFC 9659 allows.
func newZstd() any {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		panic(err) // of the options, which are right
	}
	return z
}

package crawler

import (
	"bytes"
	"io"
	"net/http"
)

// maxAhead bounds what is held of a body that is not read yet, in bytes.
const maxAhead = 64 << 10

// An arriving body is taken in as it comes, whatever its reader still has to do:
// as far as maxAhead at first, and from there as it is read. So the turn at its host
// is over once the body is here; what is in it need not be known for that.
type arriving struct {
	x    *exchange
	from *http.Response
	held *bytes.Buffer
	err  error // that ended the body; nil until it has ended
}

// arriving takes in the beginning of a response's body: all of it, as a rule.
func (x *exchange) arriving(r *http.Response) *arriving {
	a := &arriving{x: x, from: r, held: seenBuffers.Get().(*bytes.Buffer)}
	a.held.Reset()
	most := int(min(maxAhead, x.request.limit))
	if n := int(min(r.ContentLength, int64(most))); n > 0 {
		a.held.Grow(n + bytes.MinRead)
	}
	for a.err == nil && a.held.Len() < most {
		a.held.Grow(bytes.MinRead)
		free := a.held.AvailableBuffer()
		n, _ := a.take(free[:min(cap(free), most-a.held.Len())])
		a.held.Write(free[:n])
	}
	return a
}

// Read gives what is held, and then what comes.
func (a *arriving) Read(p []byte) (int, error) {
	switch {
	case a.held.Len() > 0:
		return a.held.Read(p)
	case a.err != nil:
		return 0, a.err
	}
	return a.take(p)
}

func (a *arriving) take(p []byte) (n int, err error) {
	n, err = a.from.Body.Read(p)
	if err != nil {
		a.err = a.x.ended(err)
		if a.err == io.EOF && !a.x.goesOn(a.from) {
			a.x.arrived()
		}
	}
	return n, a.err
}

// release gives back what was borrowed. Nothing may be read afterwards.
func (a *arriving) release() { giveBack(a.held) }

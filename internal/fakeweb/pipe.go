package fakeweb

import (
	"bytes"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// window is how many bytes a direction holds before a writer waits, as a
// socket's buffer would.
const window = 64 << 10

// A half is one direction of a connection. It is buffered because TLS writes a
// close_notify that nobody may read.
type half struct {
	mu         sync.Mutex
	moved      *sync.Cond // something below changed
	buf        bytes.Buffer
	readerGone bool
	writerGone bool
	reset      bool
	readBy     deadline
	writeBy    deadline
}

func newHalf() *half {
	h := &half{}
	h.moved = sync.NewCond(&h.mu)
	return h
}

func (h *half) read(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		switch {
		case h.readerGone:
			return 0, net.ErrClosed
		case h.reset:
			return 0, os.NewSyscallError("read", syscall.ECONNRESET)
		case h.readBy.passed:
			return 0, os.ErrDeadlineExceeded
		case h.buf.Len() > 0 || len(p) == 0:
			n, _ := h.buf.Read(p) // its only error is the end, which cannot be here
			h.moved.Broadcast()
			return n, nil
		case h.writerGone:
			return 0, io.EOF
		}
		h.moved.Wait()
	}
}

func (h *half) write(p []byte) (n int, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		switch {
		case h.writerGone:
			return n, net.ErrClosed
		case h.reset:
			return n, os.NewSyscallError("write", syscall.ECONNRESET)
		case h.readerGone:
			return n, os.NewSyscallError("write", syscall.EPIPE)
		case h.writeBy.passed:
			return n, os.ErrDeadlineExceeded
		case n == len(p):
			return n, nil
		}
		if room := window - h.buf.Len(); room > 0 {
			part := p[n:min(len(p), n+room)]
			h.buf.Write(part)
			n += len(part)
			h.moved.Broadcast()
			continue
		}
		h.moved.Wait()
	}
}

// change makes a change that may wake the reader or the writer.
func (h *half) change(f func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	f()
	h.moved.Broadcast()
}

// A deadline is when a half's reader or writer stops waiting. The half's mu guards it.
type deadline struct {
	timer  *time.Timer // nil if none is running
	passed bool
}

// set replaces the deadline of h; the zero time means none.
func (d *deadline) set(h *half, t time.Time) {
	if d.timer != nil {
		d.timer.Stop()
	}
	*d = deadline{}
	if t.IsZero() {
		return
	}
	wait := time.Until(t)
	if wait <= 0 {
		d.passed = true
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(wait, func() {
		h.change(func() { d.passed = d.passed || d.timer == timer }) // not if it was replaced meanwhile
	})
	d.timer = timer
}

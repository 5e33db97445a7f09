package main

import (
	"encoding/binary"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// stampArrivals lets the kernel note when what is sent to a listener's
// connections reaches this machine. This process may be given a processor only
// milliseconds later; by its own clock two requests would seem closer together,
// or further apart, than they came.
func stampArrivals(l syscall.Conn) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	var refused error
	err = raw.Control(func(fd uintptr) {
		refused = os.NewSyscallError("setsockopt", syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_TIMESTAMPNS, 1))
	})
	if err != nil {
		return err
	}
	return refused
}

// An inbox reads what one connection is sent, and knows when the last of what it
// has read arrived.
type inbox struct {
	conn net.Conn
	raw  syscall.RawConn // nil where no kernel is in between: what is read arrives then
	note [64]byte        // room for the kernel's
	last time.Time
}

func newInbox(c net.Conn) *inbox {
	b := &inbox{conn: c}
	if s, ok := c.(syscall.Conn); ok {
		b.raw, _ = s.SyscallConn() // a connection that is closed already cannot be read either way
	}
	return b
}

// Read reads what has come, and the kernel's note of when.
func (b *inbox) Read(p []byte) (n int, err error) {
	if b.raw == nil {
		n, err = b.conn.Read(p)
		b.last = time.Now()
		return n, err
	}
	var noted int
	closed := b.raw.Read(func(fd uintptr) bool {
		n, noted, _, _, err = syscall.Recvmsg(int(fd), p, b.note[:], 0)
		return err != syscall.EAGAIN
	})
	switch {
	case closed != nil:
		return 0, closed
	case err != nil:
		return 0, os.NewSyscallError("recvmsg", err)
	case n == 0:
		return 0, io.EOF
	}
	b.last = stampIn(b.note[:noted])
	return n, nil
}

// stampIn gives the time that a kernel's note tells, or now if it tells none.
func stampIn(note []byte) time.Time {
	messages, err := syscall.ParseSocketControlMessage(note)
	if err != nil {
		return time.Now()
	}
	for _, m := range messages {
		if m.Header.Level == syscall.SOL_SOCKET && m.Header.Type == syscall.SO_TIMESTAMPNS && len(m.Data) == 16 {
			seconds, nanoseconds := binary.NativeEndian.Uint64(m.Data), binary.NativeEndian.Uint64(m.Data[8:])
			return time.Unix(int64(seconds), int64(nanoseconds))
		}
	}
	return time.Now()
}

package main

import (
	"bufio"
	"errors"
	"net"
	"os"
	"syscall"
	"time"
)

// A caller is the client at the other end of a connection.
type caller struct {
	conn net.Conn
	from *bufio.Reader
}

// waits lets a client wait for its answer, and reports whether it did: of one
// that gives up nothing is in flight any more.
func (c caller) waits(latency time.Duration) bool {
	if latency == 0 {
		return true
	}
	due := time.Now().Add(latency)
	c.conn.SetReadDeadline(due.Add(-coarse))
	_, err := c.from.Peek(1)
	c.conn.SetReadDeadline(time.Time{})
	switch {
	case err == nil: // it has sent its next request already
		time.Sleep(time.Until(due))
		return true
	case !errors.Is(err, os.ErrDeadlineExceeded):
		return false
	}
	c.sleep(time.Until(due))
	return true
}

// coarse is how late the runtime's timers may be: it waits by whole milliseconds.
const coarse = time.Millisecond

// sleep sleeps as finely as the kernel can, where there is one in between.
func (c caller) sleep(d time.Duration) {
	if _, real := c.conn.(*net.TCPConn); !real {
		time.Sleep(d)
	} else if d > 0 {
		left := syscall.NsecToTimespec(int64(d))
		for syscall.Nanosleep(&left, &left) == syscall.EINTR { // by the runtime's own signals
		}
	}
}

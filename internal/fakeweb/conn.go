package fakeweb

import (
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// A conn is one end of a connection.
type conn struct {
	in, out       *half
	local, remote net.Addr
	closing       sync.Once
	forget        func(*conn) // called once it is closed; may be nil

	// Of the server's end only:
	host    *host
	trouble trouble // of the host when the connection was made
}

// newPipe gives the two ends of a connection between two addresses.
func newPipe(from, to netip.AddrPort) (client, served *conn) {
	there, back := newHalf(), newHalf()
	a, b := net.TCPAddrFromAddrPort(from), net.TCPAddrFromAddrPort(to)
	return &conn{in: back, out: there, local: a, remote: b}, &conn{in: there, out: back, local: b, remote: a}
}

func (c *conn) Read(p []byte) (int, error) {
	n, err := c.in.read(p)
	return n, c.failed("read", err)
}

func (c *conn) Write(p []byte) (int, error) {
	n, err := c.out.write(p)
	return n, c.failed("write", err)
}

func (c *conn) failed(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &net.OpError{Op: op, Net: "tcp", Source: c.local, Addr: c.remote, Err: err}
}

// Close lets the other end read what was written, then the end of file.
func (c *conn) Close() error {
	c.closing.Do(func() {
		c.in.change(func() { c.in.readerGone = true; c.in.readBy.set(c.in, time.Time{}) })
		c.out.change(func() { c.out.writerGone = true; c.out.writeBy.set(c.out, time.Time{}) })
		if c.forget != nil {
			c.forget(c)
		}
	})
	return nil
}

// reset breaks the connection off at both ends; what was written is lost.
func (c *conn) reset() {
	for _, h := range []*half{c.in, c.out} {
		h.change(func() { h.reset = true })
	}
}

func (c *conn) LocalAddr() net.Addr  { return c.local }
func (c *conn) RemoteAddr() net.Addr { return c.remote }

func (c *conn) SetDeadline(t time.Time) error {
	c.SetReadDeadline(t)
	return c.SetWriteDeadline(t)
}

func (c *conn) SetReadDeadline(t time.Time) error {
	c.in.change(func() { c.in.readBy.set(c.in, t) })
	return nil
}

func (c *conn) SetWriteDeadline(t time.Time) error {
	c.out.change(func() { c.out.writeBy.set(c.out, t) })
	return nil
}

// bare gives the connection below TLS.
func bare(c net.Conn) *conn {
	if t, ok := c.(*tls.Conn); ok {
		c = t.NetConn()
	}
	return c.(*conn)
}

type connKey struct{}

// connOf gives the server's end of the connection that a request came by.
func connOf(r *http.Request) *conn { return r.Context().Value(connKey{}).(*conn) }

// A listener gives the server the connections that clients dial.
type listener struct {
	accept chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newListener() *listener {
	return &listener{accept: make(chan net.Conn), closed: make(chan struct{})}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.accept:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *listener) Addr() net.Addr { return &net.TCPAddr{} }

package crawler

import (
	"crypto/tls"
	"net"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// A wire is a connection that tells the exchange which has it when it has
// written: net/http's own word, WroteRequest, comes before anything is sent.
type wire struct {
	net.Conn
	of atomic.Pointer[exchange] // nil while none has it, or several do at once
}

// Write writes, and then tells.
func (w *wire) Write(p []byte) (int, error) {
	n, err := w.Conn.Write(p)
	if x := w.of.Load(); x != nil && n > 0 {
		x.wrote()
	}
	return n, err
}

// wireOf gives the wire of a connection that one exchange has at a time.
func wireOf(c net.Conn) (w *wire, alone bool) {
	if t, ok := c.(*tls.Conn); ok {
		if t.ConnectionState().NegotiatedProtocol == "h2" {
			return nil, false
		}
		c = t.NetConn()
	}
	w, alone = c.(*wire)
	return w, alone
}

// gotConn takes the connection over which the request will go.
func (x *exchange) gotConn(i httptrace.GotConnInfo) {
	if w, alone := wireOf(i.Conn); alone {
		x.wire.Store(w)
		w.of.Store(x)
	}
}

// letGo gives the connection up for the next exchange.
func (x *exchange) letGo() {
	if w := x.wire.Load(); w != nil {
		w.of.CompareAndSwap(x, nil)
	}
}

// wroteRequest is net/http's word, which is believed of HTTP/2 alone: there it
// comes after the request has been sent.
func (x *exchange) wroteRequest(i httptrace.WroteRequestInfo) {
	if i.Err == nil && x.wire.Load() == nil {
		x.wrote()
	}
}

// wrote notes that the request went out, or the next part of a long one: not
// when it was begun, for a name may be looked up and a connection made first. What
// is written after its time is a farewell.
func (x *exchange) wrote() {
	if x.Err() != nil {
		return
	}
	now := time.Now()
	x.writing.Store(int64(now.Sub(x.started)))
	if x.request.wrote != nil {
		x.request.wrote(x, now)
	}
}

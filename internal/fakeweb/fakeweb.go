// Package fakeweb is an internet inside the process: many hosts, their names,
// their certificates and their troubles, without a socket.
//
// Everything above the connection is real: net/http, crypto/tls and whatever
// client is tried on it. A client is pointed at a Web by its two functions
// Lookup and Dial and by its Roots. What the hosts serve comes from Handle, or
// from a folder or txtar text (see Load); what ails them from Fault.
//
// A Web works inside a testing/synctest bubble if it is made there. It speaks
// HTTP/1.1 only and measures pauses by package time.
//
// Start with Web here, then dial.go for how a client gets in, serve.go for how
// it is answered, fault.go for what may go wrong.
package fakeweb

import (
	"context"
	"crypto/x509"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// Options say how a Web is made.
type Options struct {
	Now    func() time.Time // the Web's date, for certificates, Date headers and the log; nil means time.Now
	Forget bool             // whether to keep no log of requests and dials, for a Web that lives long
}

// A Web is a small internet. Its methods may be called from many goroutines.
type Web struct {
	now    func() time.Time
	ca     *authority
	server *http.Server // the one server behind every host
	listen *listener
	ended  sync.WaitGroup // of the server's loop
	log    requestLog

	mu        sync.Mutex
	hosts     map[string]*host
	addresses map[netip.Addr]*host
	conns     map[*conn]bool // the server's ends, and whether each is idle
	nextPort  uint16         // of the client's end of the next connection
}

// New makes an empty Web, in which no name resolves. Close ends it.
func New(o Options) *Web {
	if o.Now == nil {
		o.Now = time.Now
	}
	w := &Web{
		now: o.Now, ca: newAuthority(o.Now()), listen: newListener(), log: requestLog{forget: o.Forget},
		hosts: map[string]*host{}, addresses: map[netip.Addr]*host{}, conns: map[*conn]bool{},
	}
	w.server = &http.Server{
		Handler: http.HandlerFunc(w.serve),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connKey{}, bare(c))
		},
		ConnState: w.connState,
		ErrorLog:  log.New(io.Discard, "", 0), // a fault makes the server complain, as it should
	}
	w.ended.Go(func() { w.server.Serve(w.listen) }) // returns once the listener is closed
	return w
}

// Roots gives the certificates that a client of this Web trusts.
func (w *Web) Roots() *x509.CertPool { return w.ca.roots() }

// Handle makes the host answer with h from its next request on, at every port:
// plainly at 80 and 8080, over TLS elsewhere. A host may be an IP address.
func (w *Web) Handle(name string, h http.Handler) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.host(name).handler = h
}

// Addr gives the host these addresses in place of its own. Of two hosts with
// one address, the later one answers there.
func (w *Web) Addr(name string, addrs ...netip.Addr) {
	w.mu.Lock()
	defer w.mu.Unlock()
	h := w.host(name)
	maps.DeleteFunc(w.addresses, func(_ netip.Addr, at *host) bool { return at == h })
	h.addrs = slices.Clone(addrs)
	for _, a := range addrs {
		w.addresses[a.Unmap()] = h
	}
}

// Close ends every host and connection. Dials afterwards fail.
func (w *Web) Close() {
	w.server.Close()
	w.ended.Wait()
	// The server forgets a connection that it accepts while it is being closed.
	w.closeConns(func(*conn, bool) bool { return true })
}

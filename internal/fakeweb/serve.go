package fakeweb

import (
	"net"
	"net/http"
)

// serve answers one request as its connection's host and trouble have it.
func (w *Web) serve(rw http.ResponseWriter, r *http.Request) {
	at := w.now()
	done := w.log.request(r, at)
	defer func() { done(w.now()) }()
	rw.Header().Set("Date", at.UTC().Format(http.TimeFormat))

	c := connOf(r)
	w.mu.Lock()
	handler := c.host.handler
	w.mu.Unlock()
	if handler == nil {
		handler = http.NotFoundHandler()
	}
	if c.trouble.answer != nil {
		handler = c.trouble.answer(handler, c.trouble.arg)
	}
	handler.ServeHTTP(rw, r)
}

// connState notes which connections are idle, and closes one that becomes so
// after its host's fault has changed.
func (w *Web) connState(nc net.Conn, state http.ConnState) {
	c := bare(nc)
	w.mu.Lock()
	stale := state == http.StateIdle && c.trouble.since != c.host.trouble.since
	if _, open := w.conns[c]; open {
		w.conns[c] = state == http.StateIdle
	}
	w.mu.Unlock()
	if stale {
		nc.Close()
	}
}

func (w *Web) forget(c *conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.conns, c)
}

// closeConns closes the server's ends that are chosen.
func (w *Web) closeConns(chosen func(c *conn, idle bool) bool) {
	w.mu.Lock()
	var closing []*conn
	for c, idle := range w.conns {
		if chosen(c, idle) {
			closing = append(closing, c)
		}
	}
	w.mu.Unlock()
	for _, c := range closing {
		c.Close()
	}
}

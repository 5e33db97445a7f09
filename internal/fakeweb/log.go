package fakeweb

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// A Request is one request that a host received.
type Request struct {
	Method string
	Scheme string // http or https
	Host   string // as the request names it, with the port where it does
	Path   string // with the query
	Header http.Header
	At     time.Time
	Done   time.Time // when it was answered or broken off; zero before
}

// A requestLog is what a Web remembers of its clients.
type requestLog struct {
	forget   bool
	mu       sync.Mutex
	requests []Request
	dials    []string
}

// Requests gives every request received so far, in order.
func (w *Web) Requests() []Request {
	w.log.mu.Lock()
	defer w.log.mu.Unlock()
	return slices.Clone(w.log.requests)
}

// Dials gives the addresses dialed so far, in order, as IP:port; those that
// could not be connected to are among them.
func (w *Web) Dials() []string {
	w.log.mu.Lock()
	defer w.log.mu.Unlock()
	return slices.Clone(w.log.dials)
}

func (l *requestLog) dial(address string) {
	if l.forget {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dials = append(l.dials, address)
}

// request notes a request, and gives what notes its end.
func (l *requestLog) request(r *http.Request, at time.Time) (done func(time.Time)) {
	if l.forget {
		return func(time.Time) {}
	}
	q := Request{Method: r.Method, Scheme: "http", Host: r.Host, Path: r.RequestURI, Header: r.Header.Clone(), At: at}
	if r.TLS != nil {
		q.Scheme = "https"
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	i := len(l.requests)
	l.requests = append(l.requests, q)
	return func(at time.Time) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.requests[i].Done = at
	}
}

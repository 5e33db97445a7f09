package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// A server is every host at once. It speaks just enough HTTP/1.1 for clients
// that send requests without bodies, and spends as little as it can.
type server struct {
	files     string      // the folder of documents with links, below /links/
	unchanged atomic.Bool // whether conditional requests are answered with 304
	tally     atomic.Pointer[tally]
	answers   answers
}

func newServer(files string) *server {
	s := &server{files: files}
	s.tally.Store(newTally())
	return s
}

// linksPath is below which the documents of links are served.
const linksPath = "/links/"

// accept serves everybody on this machine, nobody else, until the listener closes.
func (s *server) accept(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		if from, ok := c.RemoteAddr().(*net.TCPAddr); !ok || !from.IP.IsLoopback() {
			c.Close()
			continue
		}
		go s.serve(c, c.LocalAddr().(*net.TCPAddr).IP.String())
	}
}

// serve answers the requests of one connection to a host.
func (s *server) serve(c net.Conn, host string) {
	defer c.Close()
	s.tally.Load().connected()
	in := newInbox(c)
	from := bufio.NewReader(in)
	for {
		r, err := http.ReadRequest(from)
		if err != nil {
			return
		}
		asked := request{host: host, arrived: in.last, head: r.Method == http.MethodHead}
		if !s.exchange(c, from, r, asked) || r.Close {
			return
		}
	}
}

// exchange answers one request and reports whether another may follow.
func (s *server) exchange(c net.Conn, from *bufio.Reader, r *http.Request, asked request) bool {
	path := r.URL.RequestURI()
	if name, ok := strings.CutPrefix(path, linksPath); ok { // is read by the way: nothing that is counted
		return s.write(c, r, s.document(name))
	}
	asked.robots = path == "/robots.txt"
	if p, ok := pageAt(path); ok {
		asked.page = &p
	}
	end := s.tally.Load().start(asked)
	a, ok := s.answer(asked, caller{c, from}, r.Header.Get("If-None-Match") == etag)
	end() // and not after it was written: the client could have sent the next one by then
	return ok && s.write(c, r, a)
}

// answer gives a request's answer once it is due; false if there is none.
func (s *server) answer(asked request, by caller, known bool) (answer, bool) {
	switch p := asked.page; {
	case asked.robots:
		return robotsTxt, true
	case p == nil:
		return notFound, true
	case p.hangs:
		io.Copy(io.Discard, by.from) // until the client gives up
		return answer{}, false
	case p.hops > 0:
		return redirect(*p), true
	case !by.waits(p.latency):
		return answer{}, false
	default:
		if known && s.unchanged.Load() {
			return notModified, true
		}
		return s.answers.page(*p), true
	}
}

func (s *server) write(c net.Conn, r *http.Request, a answer) bool {
	out := a.whole
	if r.Method == http.MethodHead {
		out = out[:a.head]
	}
	_, err := c.Write(out)
	return err == nil
}

// document is a file with links, for the clients that begin at one.
func (s *server) document(name string) answer {
	text, err := os.ReadFile(filepath.Join(s.files, filepath.Base(name)))
	if err != nil {
		return notFound
	}
	return file(name, text)
}

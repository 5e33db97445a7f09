package crawler

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"linkwatch"
)

// local gives options for servers on the loopback interface.
func local(server *httptest.Server) Options {
	o := Options{AllowPrivate: true, Read: read, Network: Network{Dial: (&net.Dialer{}).DialContext}} // and so no proxy
	if server.TLS != nil {
		o.Roots = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	}
	return o
}

// http2Server says the protocol it is spoken to by, and counts its connections.
func http2Server(t *testing.T) (server *httptest.Server, conns *atomic.Int32) {
	t.Helper()
	conns = new(atomic.Int32)
	server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, "/", http.StatusFound)
			return
		}
		fmt.Fprintf(w, "<title>%s to %s</title>", r.Proto, r.TLS.ServerName)
	}))
	server.EnableHTTP2 = true
	var seen sync.Map
	server.Config.ConnState = func(conn net.Conn, state http.ConnState) {
		if state != http.StateActive { // as one that fails its handshake never is
			return
		}
		if _, known := seen.LoadOrStore(conn, true); !known {
			conns.Add(1)
		}
	}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server, conns
}

func TestHTTP2IsSpokenOverOneConnectionAHost(t *testing.T) {
	for _, trusted := range []bool{true, false} { // either transport
		for _, parallel := range []int{1, 4} {
			server, conns := http2Server(t)
			o := local(server)
			o.HostParallel = parallel
			want := linkwatch.TLSError("")
			if !trusted {
				o.Roots, want = nil, linkwatch.CertUnknown
			}
			var due Dues
			for i := range 8 {
				due = append(due, dues(fmt.Sprintf("%s/%d", server.URL, i))...)
			}
			for url, v := range visitsOf(t, o, append(due, dues(server.URL+"/moved")...)) {
				if v.Page.Title != "HTTP/2.0 to " || v.TLS.Error != want {
					t.Errorf("trusted %v, %s: got %q, tls %+v, failure %+v, want HTTP/2.0, %q", trusted, url, v.Page.Title, v.TLS, v.Failure, want)
				}
			}
			if n := conns.Load(); n != 1 {
				t.Errorf("trusted %v, %d at once: %d connections, want one", trusted, parallel, n)
			}
		}
	}
}

func TestTheServerIsToldWhichNameIsMeant(t *testing.T) {
	server, _ := http2Server(t)
	o := local(server)
	address := server.Listener.Addr().String()
	o.Network.Lookup = loopback
	o.Network.Dial = toward(address)
	for url, want := range map[string]string{"https://example.com/": "HTTP/2.0 to example.com", "https://Example.com.:8443/": "HTTP/2.0 to example.com"} {
		if v := visitOf(t, o, url); v.Page.Title != want || v.TLS.Error != "" {
			t.Errorf("%s: got %q, tls %+v, failure %+v, want %q", url, v.Page.Title, v.TLS, v.Failure, want)
		}
	}
}

func TestAnHTTP2ServerThatGoesAwayIsAskedAgain(t *testing.T) {
	server, conns := http2Server(t)
	o := local(server)
	o.HostDelay = 50 * time.Millisecond
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	n := 0
	for v := range c.Visits(t.Context(), dues(server.URL+"/1", server.URL+"/2", server.URL+"/3")) {
		if v.Status != 200 {
			t.Errorf("%s: got status %d, failure %+v, want 200", v.URL, v.Status, v.Failure)
		}
		if n++; n == 1 {
			server.CloseClientConnections()
		}
	}
	if got := conns.Load(); got < 2 {
		t.Errorf("%d connections, want another after the first was closed", got)
	}
}

func loopback(context.Context, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

// toward dials one address, whatever is asked for.
func toward(address string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, address)
	}
}

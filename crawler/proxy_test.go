package crawler

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"linkwatch"
)

func TestAProxyIsUsedAndOnlyItsOwnAddressIsNotGuarded(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			fmt.Fprintf(w, "<title>%s by proxy</title>", r.URL)
		}
	}))
	defer proxy.Close()
	for _, name := range []string{"http_proxy", "HTTP_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	t.Setenv("no_proxy", "")
	t.Setenv("NO_PROXY", "")
	o := Options{Read: read} // the guard is up, and the proxy is on loopback
	visits := visitsOf(t, o, dues("http://h.test/", "http://10.0.0.1/", "http://0x0a.1/"))
	if v := visits["http://h.test/"]; v.Page.Title != "http://h.test/ by proxy" {
		t.Errorf("got title %q, failure %+v, want the proxy's answer", v.Page.Title, v.Failure)
	}
	for _, url := range []string{"http://10.0.0.1/", "http://0x0a.1/"} {
		if v := visits[url]; v.Failure.Kind != linkwatch.Refused {
			t.Errorf("%s: got failure %+v, want refused", url, v.Failure)
		}
	}
}

func TestACertificateBehindAProxyIsNamed(t *testing.T) {
	server, _ := http2Server(t)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		to, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil || r.Method != http.MethodConnect {
			t.Errorf("%s %s: error %v, want a tunnel", r.Method, r.Host, err)
			return
		}
		client, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		io.WriteString(client, "HTTP/1.1 200 OK\r\n\r\n")
		for _, way := range [][2]net.Conn{{to, client}, {client, to}} {
			go func() { // until either end is closed
				io.Copy(way[0], way[1])
				way[0].Close()
			}()
		}
	}))
	defer proxy.Close()
	for _, name := range []string{"https_proxy", "HTTPS_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	t.Setenv("no_proxy", "")
	t.Setenv("NO_PROXY", "")
	c := remembering(t, Options{Read: read, IgnoreRobots: true})
	for url, v := range oneRound(t, c, dues("https://secure.test/1", "https://secure.test/2")) {
		if v.Status != 200 || v.TLS.Error == "" {
			t.Errorf("%s: got status %d, failure %+v, tls %+v, want 200 behind a bad certificate", url, v.Status, v.Failure, v.TLS)
		}
		if len(v.Resolution.Addresses) > 0 || v.Resolution.Address.IsValid() {
			t.Errorf("%s: got resolution %+v, want none: the proxy looks the name up", url, v.Resolution)
		}
	}
	c.Close()
}

package crawler

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

type failureCase struct {
	name     string
	url      string // of the one host h.test by default
	fault    string
	page     http.HandlerFunc // a good page by default
	robots   http.HandlerFunc // none by default
	read     func(io.Reader, http.Header, *url.URL, []linkwatch.Fact) linkwatch.Page
	kind     linkwatch.FailureKind
	detail   string // as it begins
	status   int
	attempts int
}

var failureCases = []failureCase{
	{name: "a name that does not exist", fault: "nxdomain", kind: linkwatch.DNS, detail: "nxdomain", attempts: 2},
	{name: "a name server that fails", fault: "servfail", kind: linkwatch.DNS, detail: "servfail", attempts: 2},
	{name: "a name server that is silent", fault: "dns-timeout", kind: linkwatch.DNS, detail: "timeout", attempts: 2},
	{name: "a lookup past our own deadline", fault: "dns-timeout 1m", kind: linkwatch.Timeout, detail: "dns, after 30s", attempts: 2},
	{name: "a name without an address", fault: "no-address", kind: linkwatch.DNS, detail: "no-address", attempts: 2},
	{name: "a closed port", fault: "refused", kind: linkwatch.Connect, detail: "refused", attempts: 1},
	{name: "a network without a way", fault: "unreachable", kind: linkwatch.Connect, detail: "unreachable", attempts: 1},
	{name: "a connection that is refused by a reset", fault: "connect-reset", kind: linkwatch.Connect, detail: "reset", attempts: 2},
	{name: "a black hole", fault: "blackhole", kind: linkwatch.Timeout, detail: "connect, after 30s", attempts: 2},
	{name: "a connection without a handshake", fault: "mute", kind: linkwatch.Timeout, detail: "tls, after 30s", attempts: 2},
	{name: "plain HTTP where TLS should be", fault: "plain", kind: linkwatch.TLSHandshake, detail: "tls: first record does not look like a TLS handshake", attempts: 1},
	{name: "TLS too old to speak", fault: "old-tls", kind: linkwatch.TLSHandshake, detail: "protocol version", attempts: 1},
	{name: "no cipher in common", fault: "tls-refused", kind: linkwatch.TLSHandshake, detail: "tls: handshake failure", attempts: 1},
	{name: "headers that never come", fault: "slow 1h", kind: linkwatch.Timeout, detail: "headers, after 30s", attempts: 2},
	{name: "a host that drips, its robots.txt too", fault: "drip 20s", kind: linkwatch.Timeout, detail: "body, after 30s", attempts: 2},
	{name: "a body that never ends", page: drip, kind: linkwatch.Timeout, detail: "body, after 30s", status: 200, attempts: 2},
	{name: "a reset once the request is there", fault: "reset", kind: linkwatch.Protocol, detail: "reset", attempts: 2},
	{name: "a body that breaks off", fault: "cut", kind: linkwatch.Protocol, detail: "cut", status: 200, attempts: 2},
	{name: "another protocol", fault: "garbage", kind: linkwatch.Protocol, detail: "malformed HTTP response", attempts: 2},
	{name: "a 304 that nobody asked for", page: status(304), kind: linkwatch.Protocol, detail: "304 to a request without conditions", status: 304, attempts: 2},
	{name: "gzip that is none", page: badGzip, kind: linkwatch.Protocol, detail: "malformed gzip", status: 200, attempts: 2},
	{name: "headers without end", page: hugeHeader, kind: linkwatch.Protocol, detail: "headers too large", attempts: 2},
	{name: "robots.txt disallows", robots: text("User-agent: *\nDisallow: /"), kind: linkwatch.RobotsKept, detail: "robots.txt disallows /", attempts: 1},
	{name: "robots.txt out of order", robots: status(503), kind: linkwatch.RobotsKept, detail: "robots.txt answered 503", attempts: 1},
	{name: "a loopback address", url: "http://127.0.0.1/", kind: linkwatch.Refused, detail: "address 127.0.0.1 (loopback)", attempts: 1},
	{name: "a reader that panics", read: panics, kind: linkwatch.VisitPanicked, detail: "reading gave up", attempts: 1},
}

func drip(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "x")
	http.NewResponseController(w).Flush()
	<-r.Context().Done()
}

func badGzip(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	io.WriteString(w, "no gzip at all")
}

func hugeHeader(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("X-Long", strings.Repeat("x", maxHeader+1))
}

func panics(io.Reader, http.Header, *url.URL, []linkwatch.Fact) linkwatch.Page {
	panic("reading gave up")
}

func TestAStatusThatEndsNothingIsAProtocolFailure(t *testing.T) {
	for _, line := range []string{"000 Zero", "001 One", "099 Odd", "101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade"} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", fakeweb.Raw("HTTP/1.1 "+line+"\r\nContent-Type: text/html\r\n\r\n<title>page</title>"))
			o := options(web)
			o.IgnoreRobots = true
			v := visitOf(t, o, "https://h.test/")
			want := linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "an answer that ends with status " + line[:3]}
			if v.Status != 0 || v.Failure != want {
				t.Errorf("%.3s: got status %d, failure %+v, want none, %+v", line, v.Status, v.Failure, want)
			}
		})
	}
}

func TestFailuresAreNamed(t *testing.T) {
	for _, c := range failureCases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				pages := map[string]http.HandlerFunc{"/": text("<title>good</title>")}
				if c.page != nil {
					pages["/"] = c.page
				}
				if c.robots != nil {
					pages["/robots.txt"] = c.robots
				}
				web.Handle("h.test", site(pages))
				if err := web.Fault("h.test", c.fault); err != nil {
					t.Fatal(err)
				}
				o := options(web)
				if c.read != nil {
					o.Read = c.read
				}
				at := "https://h.test/"
				if c.url != "" {
					at = c.url
				}
				v := visitOf(t, o, at)
				if v.Failure.Kind != c.kind || !strings.HasPrefix(v.Failure.Detail, c.detail) || v.Status != c.status || len(v.Attempts) != c.attempts {
					t.Errorf("%s with fault %q: got failure %+v, status %d, %d attempts, want %s %q, status %d, %d attempts",
						at, c.fault, v.Failure, v.Status, len(v.Attempts), c.kind, c.detail, c.status, c.attempts)
				}
				last := v.Attempts[len(v.Attempts)-1]
				if last.Failure != v.Failure || last.Status != v.Status || !last.At.Equal(v.At) {
					t.Errorf("last attempt %+v, want what the visit tells: %+v, status %d, at %s", last, v.Failure, v.Status, v.At)
				}
			})
		})
	}
}

// A panickyConn panics when it is read from.
type panickyConn struct{ net.Conn }

func (panickyConn) Read([]byte) (int, error) { panic("reading a handshake") }

func TestAPanicInTheHandshakeIsContainedToItsVisit(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("<title>good</title>")}))
		o := options(web)
		o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := web.Dial(ctx, network, address)
			return panickyConn{conn}, err
		}
		v := visitOf(t, o, "https://h.test/")
		if want := "panic: reading a handshake"; v.Failure.Kind != linkwatch.VisitPanicked || v.Failure.Detail != want {
			t.Errorf("failure %+v, want %s %q", v.Failure, linkwatch.VisitPanicked, want)
		}
	})
}

func TestEveryFailureKindHasACase(t *testing.T) {
	for _, kind := range linkwatch.FailureKinds {
		if !slices.ContainsFunc(failureCases, func(c failureCase) bool { return c.kind == kind }) {
			t.Errorf("failure kind %s has no case", kind)
		}
	}
}

func TestEveryFaultHasACase(t *testing.T) {
	for _, fault := range fakeweb.Faults() {
		_, ofCertificate := certificateFaults[fault]
		named := func(c failureCase) bool { return strings.HasPrefix(c.fault+" ", fault+" ") }
		if !ofCertificate && !slices.ContainsFunc(failureCases, named) {
			t.Errorf("fault %s has no case", fault)
		}
	}
}

func TestAPanicIsContainedToItsVisit(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/bad": text("<title>bad</title>"), "/good": text("<title>good</title>")}))
		o := options(web)
		o.Read = func(body io.Reader, h http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
			if at.Path == "/bad" {
				panic("no such page")
			}
			return read(body, h, at, want)
		}
		visits := visitsOf(t, o, dues("https://h.test/bad", "https://h.test/good"))
		if v := visits["https://h.test/good"]; v.Page.Title != "good" || v.Failure.Kind != "" {
			t.Errorf("the visit beside a panic: got title %q, failure %+v, want a good page", v.Page.Title, v.Failure)
		}
	})
}

func TestAReaderThatStopsEarlySeesABrokenBodyAllTheSame(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("half"))
		web.Fault("h.test", "cut")
		o := options(web)
		o.Read = func(io.Reader, http.Header, *url.URL, []linkwatch.Fact) linkwatch.Page { return linkwatch.Page{} }
		if v := visitOf(t, o, "http://h.test/"); v.Failure.Kind != linkwatch.Protocol {
			t.Errorf("cut body, reader that reads nothing: got %+v, want protocol", v.Failure)
		}
	})
}

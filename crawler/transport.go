package crawler

import (
	"crypto/tls"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/net/http/httpproxy"

	"linkwatch"
)

// A transport sends one request and reads the page of its answer at once, so
// that nothing above it decides what is read. It verifies certificates; where
// one fails it reads the page without, and says so.
type transport struct {
	strict, lax *http.Transport
	guard       guard
	now         func() time.Time
	troubles    *troubles
	unpackers   unpackers
	issuers     *issuers
}

func newTransport(o Options, d *dialer) *transport {
	troubles := new(troubles)
	return &transport{
		strict: httpTransport(o, d, tlsConfig(o), troubles), lax: httpTransport(o, d, laxConfig(o), troubles),
		guard: d.guard, troubles: troubles, now: o.Now, unpackers: newUnpackers(), issuers: d.issuers,
	}
}

// maxHeader bounds an answer's headers, in bytes.
const maxHeader = 1 << 20

func httpTransport(o Options, d *dialer, config *tls.Config, troubles *troubles) *http.Transport {
	t := &http.Transport{
		DialContext: d.dial, DialTLSContext: d.secure(config, troubles), TLSClientConfig: config, // the config is for what a proxy tunnels
		TLSHandshakeTimeout:    most(&o, o.Timeout, func(p linkwatch.HostPolicy) time.Duration { return p.Timeout }),
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // we decompress, within bounds
		MaxResponseHeaderBytes: maxHeader,
		WriteBufferSize:        1 << 10, ReadBufferSize: 2 << 10, // of each idle connection: a thousand hosts have a thousand
		MaxIdleConnsPerHost: most(&o, o.HostParallel, func(p linkwatch.HostPolicy) int { return p.Parallel }),
		MaxIdleConns:        4 * o.Parallel,
		IdleConnTimeout:     2*most(&o, o.HostDelay, func(p linkwatch.HostPolicy) time.Duration { return p.Delay }) + 30*time.Second, // past the pause, so that the connection serves the next turn
	}
	if o.Network.Lookup == nil && o.Network.Dial == nil {
		t.Proxy = proxied(httpproxy.FromEnvironment().ProxyFunc())
	}
	return t
}

// proxied notes in each exchange whether it is a proxy that is dialed.
func proxied(proxy func(*url.URL) (*url.URL, error)) func(*http.Request) (*url.URL, error) {
	return func(r *http.Request) (*url.URL, error) {
		to, err := proxy(r.URL)
		exchangeOf(r.Context()).proxy.Store(to != nil)
		return to, err
	}
}

func (t *transport) closeIdle() {
	t.troubles.clear()
	t.issuers.beginRound()
	t.strict.CloseIdleConnections()
	t.lax.CloseIdleConnections()
}

// errSettled is what colly is told of every request, so that there is nothing left for
// it to follow, decompress or read: what came of it is in the exchange.
var errSettled = errors.New("the exchange tells")

// RoundTrip sends the request of its exchange and fills in the answer.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	x := exchangeOf(r.Context())
	x.started = time.Now()
	x.answer.started = x.started
	r = x.toSend(r)
	if why := t.guard.refusesURL(r.URL); why != "" {
		x.answer.failure = failureOf(refusal(why), inDNS)
		return nil, errSettled
	}
	x.answer.sent = true
	if err := t.settle(x, r); err != nil {
		x.fail(err)
	}
	return nil, errSettled
}

// settle sends a request and reads what comes. The error says why it is not whole.
func (t *transport) settle(x *exchange, r *http.Request) error {
	a := x.answer
	defer func() {
		x.letGo()
		orDefault(&a.took, time.Since(a.started))
		a.outcome = x.outcome()
	}()
	response, trouble, err := t.send(x, r)
	if err == nil && response.StatusCode < 200 { // net/http takes any three digits, and 101 though nobody asked
		response.Body.Close()
		err = noStatus(response.StatusCode)
	}
	if err != nil {
		return x.ended(err)
	}
	defer response.Body.Close()
	a.answered = time.Now()
	a.status, a.header, a.tls = response.StatusCode, response.Header, certificate(response.TLS, trouble)
	x.enter(inBody)
	if a.status == http.StatusNotModified { // which has no body: RFC 9110, 15.4.5
		return nil
	}
	return x.readPage(response)
}

// toSend makes the request that is sent of the one that colly has made. colly has
// parsed the URL anew, and may have made another of it: of 0x7f.1 it makes 127.0.0.1.
func (x *exchange) toSend(r *http.Request) *http.Request {
	r = r.WithContext(r.Context())
	r.Header = x.request.header
	if *r.URL != *x.request.url {
		x.answer.url = r.URL.String()
	}
	return r
}

// send sends the request to a server that has shown who it is; else to whoever
// is there instead, without what is private, and names what is wrong.
func (t *transport) send(x *exchange, r *http.Request) (response *http.Response, trouble linkwatch.TLSError, err error) {
	host := x.request.host
	if t.troubles.of(host) == "" {
		response, err = t.strict.RoundTrip(withPrivate(r, x.request.private))
		if trouble = certificateTrouble(err, t.now()); trouble == "" {
			return response, "", err
		}
		t.troubles.note(host, trouble) // as nobody else does of what a proxy tunnels
	}
	x.enter(inHeaders)
	response, err = t.lax.RoundTrip(r)
	return response, t.troubles.of(host), err
}

// withPrivate gives the request with what is not for everybody.
func withPrivate(r *http.Request, private http.Header) *http.Request {
	if len(private) == 0 {
		return r
	}
	r = r.Clone(r.Context())
	maps.Copy(r.Header, private)
	return r
}

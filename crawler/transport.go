package crawler

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// A transport sends one request and reads the page of its answer at once, so
// that nothing above it decides what is read. It verifies certificates; where
// one fails it reads the page without, and says so.
type transport struct {
	strict, lax *http.Transport
	guard       guard
	now         func() time.Time
	timeout     time.Duration
}

func newTransport(o Options, d *dialer) *transport {
	return &transport{
		strict: httpTransport(o, d, tlsConfig(o, true)), lax: httpTransport(o, d, tlsConfig(o, false)),
		guard: d.guard, now: o.Now, timeout: o.Timeout,
	}
}

// maxHeader bounds an answer's headers, in bytes.
const maxHeader = 1 << 20

func httpTransport(o Options, d *dialer, config *tls.Config) *http.Transport {
	t := &http.Transport{
		DialContext: d.dial, DialTLSContext: d.secure(config), TLSClientConfig: config, // the config is for what a proxy tunnels
		TLSHandshakeTimeout:    o.Timeout,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // we decompress, within bounds
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConnsPerHost:    o.HostParallel,
		MaxIdleConns:           4 * o.Parallel,
		IdleConnTimeout:        2*o.HostDelay + 30*time.Second, // past the pause, so that the connection serves the next turn
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
	t.strict.CloseIdleConnections()
	t.lax.CloseIdleConnections()
}

// errSettled stands for any error, to colly: what happened is in the exchange.
var errSettled = errors.New("the exchange tells")

// RoundTrip sends the request and fills its exchange's answer. The response it
// gives has nothing left to be followed, decompressed or read.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	x := exchangeOf(r.Context())
	a := &x.answer
	a.url, a.started = r.URL.String(), time.Now()
	// colly has parsed the URL anew: 0x7f.1 may have become 127.0.0.1 by now.
	if why := t.guard.refusesURL(r.URL); why != "" {
		a.failure = failureOf(refusal(why), inDNS)
		return nil, errSettled
	}
	a.sent = true
	defer func() { a.took = time.Since(a.started) }()

	response, err := t.strict.RoundTrip(r)
	trouble := certificateTrouble(err, t.now())
	if trouble != "" {
		// Nothing secret goes to whoever that is.
		bare := r.Clone(r.Context())
		bare.Header.Del("Authorization")
		bare.Header.Del("Cookie")
		x.enter(inHeaders)
		response, err = t.lax.RoundTrip(bare)
	}
	if err != nil {
		x.fail(err, t.timeout)
		return nil, errSettled
	}
	defer response.Body.Close()
	a.status, a.header, a.tls = response.StatusCode, response.Header, certificate(response.TLS, trouble)
	x.enter(inBody)
	if err := x.readPage(response); err != nil {
		x.fail(err, t.timeout)
	}
	return &http.Response{
		StatusCode: response.StatusCode, Header: http.Header{}, Body: http.NoBody, Uncompressed: true, Request: r,
		Proto: response.Proto, ProtoMajor: response.ProtoMajor, ProtoMinor: response.ProtoMinor,
	}, nil
}

package crawler

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"

	"linkwatch"
)

// A request is one GET to be sent.
type request struct {
	url     *url.URL // without userinfo
	host    string   // as host:port
	header  http.Header
	private http.Header // what is sent beside it, but not behind a bad certificate
	timeout time.Duration
	limit   int64                                   // bytes of the body that are read, decompressed
	known   *linkwatch.Page                         // that the answer may carry once more; nil for none
	wrote   func(ctx context.Context, at time.Time) // is told when the request went out; nil for nobody
	arrived func(outcome)                           // is told when the answer is here, all of it, before it is read; nil for nobody
	read    func(body io.Reader, header http.Header, at *url.URL) linkwatch.Page
	ask     func(part request) answer // sends a request for a part of the same; nil if none may be sent
}

// An answer is what came of a request: a status, a failure, or both if the
// answer broke off.
type answer struct {
	outcome
	url     string // as sent
	sent    bool   // whether the request went out, or tried to
	started time.Time
	took    time.Duration
	tls     linkwatch.TLS
	page    linkwatch.Page
	part    *answer // the last part of its file that was asked for; nil for none
}

// An outcome is what an answer says of its host, whatever the page is like.
type outcome struct {
	written    time.Time // when the request went out; when it was begun if it did not
	answered   time.Time // when the answer's headers had come; zero if they did not
	status     int
	header     http.Header
	failure    linkwatch.Failure
	resolution linkwatch.Resolution // if this request dialed
}

// wordless reports whether a failure came before any word of the host: one whose
// page does not end in time is there, and its other pages may be well.
func (o outcome) wordless() bool { return o.status == 0 && o.failure.BeforeHTTP() }

// An exchange is a request under way, and where what comes of it is told. It is in
// the request's context, through which the transport and the dialer find it; only
// the atomic fields are shared with the transport's own goroutines.
type exchange struct {
	context.Context // ends with the request's time
	request         request
	answer          *answer
	started         time.Time
	unpackers       unpackers
	stage           atomic.Int32
	resolution      atomic.Pointer[linkwatch.Resolution]
	proxy           atomic.Bool          // whether a proxy is dialed in the host's place
	writing         atomic.Int64         // how long it took until the request was written; 0 if it was not
	wire            atomic.Pointer[wire] // over which the request goes; nil for one that others share
	trace           httptrace.ClientTrace
}

type exchangeKey struct{}

func exchangeOf(ctx context.Context) *exchange { return ctx.Value(exchangeKey{}).(*exchange) }

// Value gives the exchange itself to those who look for it.
func (x *exchange) Value(key any) any {
	if key == (exchangeKey{}) {
		return x
	}
	return x.Context.Value(key)
}

// enter notes the stage reached.
func (x *exchange) enter(s stage) { x.stage.Store(int32(s)) }

// at gives the stage reached.
func (x *exchange) at() stage { return stage(x.stage.Load()) }

// bind makes ctx end with the exchange too.
func (x *exchange) bind(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	unbind := context.AfterFunc(x, func() { cancel(context.Cause(x)) })
	return ctx, func() { unbind(); cancel(nil) }
}

// outcome gives what the answer says of its host, as far as it has come.
func (x *exchange) outcome() outcome {
	o := x.answer.outcome
	o.written = x.started.Add(time.Duration(x.writing.Load()))
	if r := x.resolution.Load(); r != nil {
		o.resolution = *r
	}
	return o
}

// arrived tells that all of the answer is here, unless it sends us elsewhere: what
// it asks for then is a part of it.
func (x *exchange) arrived() {
	if x.request.arrived != nil && !isRedirect(x.answer.status) {
		x.request.arrived(x.outcome())
	}
}

// ended gives what ended an answer: if our time was over by then our giving up did,
// whatever the error says, and be it the body's proper end.
func (x *exchange) ended(err error) error {
	x.answer.took = time.Since(x.started)
	if late := x.Err(); late != nil {
		return late
	}
	return err
}

// fail notes why the answer is not whole. That it was read later than it came is no
// reason.
func (x *exchange) fail(err error) {
	if late := x.Err(); late != nil && errors.Is(err, late) {
		x.answer.failure = timeout(x.at(), x.request.timeout)
		return
	}
	x.answer.failure = failureOf(err, x.at())
}

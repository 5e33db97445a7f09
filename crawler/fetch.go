package crawler

import (
	"context"
	"net/http"
	"net/http/httptrace"

	"linkwatch"

	"github.com/gocolly/colly/v2"
)

// A base is the collector that every lane's fetcher is cloned from. This file
// alone knows colly, and leaves to it only the sending of one request: whom to
// ask and when, robots.txt, redirects, cookies, decompression, the body and
// what it all means are decided elsewhere, for colly shares or hides too much
// of it between visits.
type base struct {
	collector *colly.Collector
	transport *transport
}

func newBase(o Options, t *transport) *base {
	// Not NewCollector, which lets COLLY_* environment variables decide.
	c := new(colly.Collector)
	c.Init()
	c.MaxBodySize = 0 // no body comes this far
	c.UserAgent = o.UserAgent
	c.AllowURLRevisit = true // two entries may lead to one page
	c.ParseHTTPErrorResponse = true
	c.DisableCookies()
	c.SetRequestTimeout(0) // the request's context has the deadline
	c.WithTransport(t)
	return &base{c, t}
}

func (b *base) closeIdle() { b.transport.closeIdle() }

// A fetcher sends one request at a time.
type fetcher struct {
	base      *base
	collector *colly.Collector
	unused    *colly.Context // which colly would make anew for each request
}

func (b *base) fetcher() *fetcher { return &fetcher{b, b.collector.Clone(), colly.NewContext()} }

// fetch sends a request, follows nothing, and gives what came of it.
func (f *fetcher) fetch(ctx context.Context, r request) answer {
	x := &exchange{request: r, unpackers: f.base.transport.unpackers}
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	x.trace.GotConn, x.trace.WroteRequest = x.gotConn, x.wroteRequest
	x.ctx = httptrace.WithClientTrace(context.WithValue(ctx, exchangeKey{}, x), &x.trace)
	f.collector.Context = x.ctx
	text := r.url.String()
	err := f.collector.Request(http.MethodGet, text, nil, f.unused, r.header)
	if err != nil && x.answer.status == 0 && x.answer.failure.Kind == "" {
		// colly itself would not send it: its URL parser is a browser's, not Go's.
		x.answer.failure = linkwatch.Failure{Kind: linkwatch.Refused, Detail: "no URL that can be sent: " + words(err)}
	}
	if x.answer.url == "" {
		x.answer.url = text
	}
	return x.answer
}

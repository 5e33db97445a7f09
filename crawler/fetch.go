package crawler

import (
	"context"
	"errors"
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

	// Colly would make these anew for each request.
	unusedContext *colly.Context
	unusedHeader  http.Header // what is sent is in the exchange
}

func (b *base) fetcher() *fetcher {
	return &fetcher{b, b.collector.Clone(), colly.NewContext(), http.Header{}}
}

// fetch sends a request, follows nothing, and fills in what came of it.
func (f *fetcher) fetch(ctx context.Context, r request, a *answer) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	*a = answer{url: r.url.String()}
	x := &exchange{Context: ctx, request: r, answer: a, unpackers: f.base.transport.unpackers}
	x.trace.GotConn, x.trace.WroteRequest = x.gotConn, x.wroteRequest
	f.collector.Context = httptrace.WithClientTrace(x, &x.trace)
	err := f.collector.Request(http.MethodGet, a.url, nil, f.unusedContext, f.unusedHeader)
	if !errors.Is(err, errSettled) {
		// colly itself would not send it: its URL parser is a browser's, not Go's.
		a.failure = linkwatch.Failure{Kind: linkwatch.Refused, Detail: "no URL that can be sent: " + words(err)}
	}
}

// Package crawler visits entries politely and reports what it saw, as facts.
// It never judges: whatever is the matter with a page is a linkwatch.Failure,
// a status or a trouble with a certificate, and no Go error.
//
// A round's entries wait in host queues (hostqueue.go), together the frontier
// (frontier.go), which gives everything that is sent its turn at its host, at the
// host's pace (pace.go), and the host first that may take longest (remaining.go);
// pauses outlast rounds and processes (pause.go). A round (round.go) takes the
// turns (turns.go), hands them to a few lanes and settles what they bring back
// (settle.go); hosts that keep failing are put aside (aside.go). A lane follows a
// chain of redirects and of pages that lead on, as far as it stays on one host
// (chain.go, lead.go), and asks for one URL at a time: by fetch.go, the only file
// that knows colly, over transport.go, dial.go and wire.go, within the bounds of
// address.go, policy.go, robots.go and robotspath.go. Such a request and its answer
// are in exchange.go; how URLs are read in url.go; what is sent and kept of headers
// in header.go, headermarks.go and cookies.go.
//
// What belongs to a visit besides its page is found out when that is over
// (inquiry.go): the name servers of its domain (nameservers.go) and whether
// the e-mail addresses of its entry can be delivered to (mail.go), each once a
// week (weekly.go), and how the host answers for a page that cannot exist
// (probe.go), and what a host's sitemaps and feeds say of when its pages changed
// (listing.go, sources.go), once a day (listings.go), which have their turns in the host's queue.
// How few visits wait for that, and for how long, is in held.go.
//
// Names are looked up in resolve.go, by nameclient.go and nameanswer.go as a rule,
// which know mute servers (mute.go), and with the system's own ways beside them in
// systemnames.go; eyeballs.go chooses among the addresses. What is wrong with a certificate is named in tls.go, for
// some by way of issuer.go and revoked.go, and remembered in troubles.go. Bodies are
// taken in by arriving.go, so that nobody's turn waits for the reading of a page,
// bounded in body.go, unpacked in unpack.go, and read only if they are not the known
// ones (unchanged.go); of long files parts are asked for besides (longfile.go).
// Errors become failures in failure.go, and what came of an entry is put together in
// visit.go. Caches are kept small by sweep.go.
//
// Start with Options and Visits here, then frontier.go.
package crawler

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"linkwatch"
)

// What zero Options stand for, and the pauses that a command should start from.
const (
	DefaultParallel     = 64
	DefaultHostParallel = 1
	DefaultHostDelay    = time.Second
	DefaultRetryPause   = 5 * time.Second
	DefaultTimeout      = 30 * time.Second
	DefaultMaxBody      = 2 << 20
	DefaultUserAgent    = "linkwatch/0.1 (+https://example.org/linkwatch)"
)

// Options say how a Crawler behaves. Read must be set; the zero value of every
// other field means its default, but for the two pauses, where it means none.
type Options struct {
	Parallel     int           // requests in flight over all hosts
	HostParallel int           // requests in flight at one host
	HostDelay    time.Duration // between the starts of two turns at one host
	RetryPause   time.Duration // before an entry is tried again in the same round, at least
	Timeout      time.Duration // of one request, from the name's lookup to the body's end
	MaxBody      int64         // bytes of a body that are read, decompressed
	UserAgent    string
	AllowPrivate bool                            // visit loopback, private and other special addresses, but never cloud metadata
	IgnoreRobots bool                            // ask no host for its robots.txt
	Roots        *x509.CertPool                  // the certificates trusted; nil means the system's
	Hosts        map[string]linkwatch.HostPolicy // by host name, lower case: how single hosts are visited
	Resolver     string                          // HOST:PORT of the DNS server to ask; "" means the system's
	Network      Network
	Now          func() time.Time // what visits are dated by; nil means time.Now

	// Read makes a page of a body, which it reads once, to the end. It sees a
	// bounded, decompressed body that never fails: a broken one just ends. Where
	// more of a file is to be had than that, the body is an io.ReaderAt too, with a
	// method Size: of what is behind the end of the body it gives a few parts. Read is
	// not called for a page that is as it was; where the page's Lead goes on
	// within ten seconds, the visit follows.
	Read func(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page

	// HeaderMarks are what is noted of a final answer's headers, in lower case:
	// the name of a header, "cookie:NAME" of a cookie that it sets, or
	// "cookie:PREFIX*" of any cookie whose name begins so.
	HeaderMarks []string

	// Doubtful says of a visit that shows a whole HTML page whether its host is
	// to be asked for a page beside it that cannot exist: Visit.Probe. A host is
	// asked once a week for each of its directories, never where its robots.txt
	// keeps us out, and in a round for one in twenty visits, but three in any.
	// What finds no room waits for its next visit. It is called for one visit of
	// a round after the other; nil means never.
	Doubtful func(v linkwatch.Visit) bool

	// Undated says of a visit that read its page well whether more is to be learnt
	// of when that changed: Visit.Told. Its host is then asked for its sitemaps, and
	// if it still is undated for the feed that the page names: each once a day, by
	// five requests a day at most, never where robots.txt keeps us out. The visit
	// waits for either for a minute at most. It is called for one visit of a round
	// after the other; nil means never.
	Undated func(v linkwatch.Visit) bool

	// ReadListing reads a sitemap or feed as Read reads a page: it tells what that
	// says of the wanted pages, by their addresses as they are wanted, on a day,
	// and the further sitemaps that it names, the most promising first. An address
	// stands for a page whatever its scheme, www. or the slash at its end. nil
	// means that none is asked for.
	ReadListing func(body io.Reader, at *url.URL, wanted []string, on time.Time) (told map[string][]linkwatch.DateClaim, further []string)
}

// A Network stands in for the real one. A function that is nil means the real
// one's; if Lookup or Dial is set, no proxy is asked for.
type Network struct {
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial   func(ctx context.Context, network, address string) (net.Conn, error) // address is IP:port

	// NS gives the name servers of a domain, MX whether mail can be delivered to
	// one. If Lookup is set and they are nil, nobody is asked.
	NS func(ctx context.Context, domain string) ([]string, error)
	MX func(ctx context.Context, domain string) (linkwatch.Delivery, error)
}

// A Due is an entry to be visited now.
type Due struct {
	Entry linkwatch.Entry
	// Known is the page that the entry's present URL gave at its newest good
	// visit. It is asked for by its validators, and not read again if its bytes
	// are the same. Validators that are of another URL, after hops, must not be
	// in it. Zero means that none is known.
	Known linkwatch.Page
}

// A List is what is due, by number. It is asked for an entry whenever something
// is to be known of it, and for its known page once, when its turn has come: so
// who has a million entries need not hold them as such. Known is called
// concurrently.
type List interface {
	Len() int
	Entry(i int) linkwatch.Entry
	Known(i int) linkwatch.Page // as Due has it
}

// Dues are a few entries that are due.
type Dues []Due

// Len is how many there are.
func (d Dues) Len() int { return len(d) }

// Entry gives the ith entry.
func (d Dues) Entry(i int) linkwatch.Entry { return d[i].Entry }

// Known gives the page that is known of the ith entry.
func (d Dues) Known(i int) linkwatch.Page { return d[i].Known }

// A Crawler visits entries. It remembers every host's robots.txt for a day, what
// is asked for once a week for that long, what was said of dates for a day, and its pauses from round to round.
type Crawler struct {
	options  Options
	guard    guard
	names    names
	base     *base
	robots   robotsCache
	pauses   pauses
	marks    headerMarks
	probes   probeCache
	listings listings
	servers  *weekly[[]string]
	mail     *weekly[linkwatch.Delivery]
}

// New makes a Crawler. The error names the option that makes no sense.
func New(o Options) (*Crawler, error) {
	o, err := o.complete()
	if err != nil {
		return nil, fmt.Errorf("making a crawler: %w", err)
	}
	c := &Crawler{
		options: o, guard: guard{o.AllowPrivate}, names: newNames(o), marks: newHeaderMarks(o.HeaderMarks),
		robots: robotsCache{now: o.Now}, probes: probeCache{now: o.Now},
		listings: listings{now: o.Now},
	}
	c.servers = newWeekly(o.Now, c.names.asksNS(o.Network))
	c.mail = newWeekly(o.Now, c.names.asksMX(o.Network))
	c.base = newBase(o, newTransport(o, newDialer(o, c.names)))
	return c, nil
}

// complete fills in the defaults.
func (o Options) complete() (Options, error) {
	switch {
	case o.Read == nil:
		return o, errors.New("no function to read pages")
	case min(int64(o.Parallel), int64(o.HostParallel), int64(o.HostDelay), int64(o.RetryPause), int64(o.Timeout), o.MaxBody) < 0:
		return o, errors.New("a number or duration is negative")
	}
	if o.Resolver != "" {
		if _, _, err := net.SplitHostPort(o.Resolver); err != nil {
			return o, fmt.Errorf("resolver %q: want HOST:PORT", o.Resolver)
		}
	}
	if err := checkHeaderMarks(o.HeaderMarks); err != nil {
		return o, err
	}
	if err := o.checkHosts(); err != nil {
		return o, err
	}
	orDefault(&o.Parallel, DefaultParallel)
	orDefault(&o.HostParallel, DefaultHostParallel)
	orDefault(&o.Timeout, DefaultTimeout)
	orDefault(&o.MaxBody, DefaultMaxBody)
	orDefault(&o.UserAgent, DefaultUserAgent)
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, nil
}

func orDefault[T comparable](v *T, otherwise T) {
	var zero T
	if *v == zero {
		*v = otherwise
	}
}

// Visits visits the entries that are due and yields each visit as it is
// finished. Breaking off or ending ctx ends the requests in flight; entries that
// were not finished then yield nothing. An entry without a URL must not be among
// them. Round and Inconclusive of the visits are left to the caller.
func (c *Crawler) Visits(ctx context.Context, due List) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		ctx, stop := context.WithCancel(ctx)
		visits := make(chan []*errand) // what waited in it would be lost to who breaks off
		defer c.base.closeIdle()
		defer func() {
			stop()
			for range visits { // until everything in flight has ended
			}
		}()
		r := newRound(c, due, visits)
		go r.run(ctx)
		for finished := range visits {
			for _, e := range finished {
				if !yield(e.visit) {
					return
				}
				r.spend(e)
			}
		}
	}
}

// Resolves reports whether the host has an address, by DNS alone.
func (c *Crawler) Resolves(ctx context.Context, host string) bool {
	f, err := c.names.lookup(ctx, host)
	return err == nil && len(f.addrs) > 0
}

// LongestAttempt is how long a request may take, at the host that may take longest.
func (c *Crawler) LongestAttempt() time.Duration {
	return most(&c.options, c.options.Timeout, func(p linkwatch.HostPolicy) time.Duration { return p.Timeout })
}

// Close ends the idle connections. No Visits may be under way.
func (c *Crawler) Close() { c.base.closeIdle() }

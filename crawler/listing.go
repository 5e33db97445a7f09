package crawler

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"linkwatch"
)

const (
	listingsADay = 5       // requests for sitemaps and feeds of one host, redirects included
	sitemapsADay = 4       // of them for its sitemaps
	maxSitemap   = 8 << 20 // bytes of one that are read
	maxFeed      = 2 << 20
	mostWanted   = 10_000 // pages of one host that are looked for
)

// A question is under way for what a host's sitemaps, or one feed, say of pages:
// one listing after the other, while visits wait.
type question struct {
	host    string   // whose pages they are, by its queue
	source  string   // sitemaps, or the address of a feed
	page    *url.URL // of the first visit that waited
	entry   linkwatch.EntryID
	next    []*url.URL
	seen    map[string]bool
	left    int // requests that may still be sent
	user    *url.Userinfo
	origin  origin // that is told it
	waiting []*errand
	until   time.Time // when they are told what is known by then
	wanted  []string
	queued  []string // of them, the pages that are yet to be visited in the round
	told    map[string][]linkwatch.DateClaim
	undone  bool // whether something was not asked for because a host is closed
}

// A listing is a sitemap or a feed on its way, in place of a page.
type listing struct {
	question *question
	at       string // the host that is asked
	counted  int    // requests
	limit    int64  // bytes that are read
	reads    func(body io.Reader, at *url.URL) (map[string][]linkwatch.DateClaim, []string)
	told     map[string][]linkwatch.DateClaim
	further  []string
}

// read takes in what a listing says. Where it is redirected the last counts.
func (l *listing) read(body io.Reader, _ http.Header, at *url.URL) linkwatch.Page {
	l.told, l.further = l.reads(body, at)
	return linkwatch.Page{}
}

// awaitsDates lets a visit wait for what its host's sitemaps and then its page's
// feed say of when the page changed, as long as it is undated. It reports whether
// the visit waits; what is remembered is told at once.
func (r *round) awaitsDates(e *errand) bool {
	for ; e.sources < 2 && r.crawler.undated(&e.visit); e.sources++ {
		u, err := parseURL(nil, e.visit.FinalURL)
		if err != nil { // colly has sent it, by a parser of its own
			return false
		}
		source := sitemaps
		if e.sources == 1 {
			source = feedOf(&e.visit, u)
		}
		if source == "" {
			continue
		}
		if told, known := r.crawler.listings.of(hostPort(u), source); known {
			r.crawler.listings.tell(hostPort(u), told, &e.visit)
			continue
		}
		if r.ask(e, u, source) {
			return true
		}
	}
	return false
}

// ask begins to ask a source about the page of a visit, and all pages of its host
// that the round still has to do with, or lets the visit wait with those before
// it, unless they have waited long enough. It reports whether there is something to
// wait for.
func (r *round) ask(e *errand, at *url.URL, source string) bool {
	host := hostPort(at)
	name := host + " " + source
	if q := r.questions[name]; q != nil {
		if q.waiting == nil {
			return false
		}
		q.waiting = append(q.waiting, e)
		q.wanted = append(slices.Clip(q.wanted), addresses(&e.visit)...) // a listing under way has its own
		r.held++
		return true
	}
	q := &question{
		host: host, source: source, page: at, entry: e.entry.ID, seen: map[string]bool{}, left: r.crawler.listings.left(host),
		user: e.chain.user, origin: e.chain.origin,
		waiting: []*errand{e}, until: time.Now().Add(listingPatience), told: map[string][]linkwatch.DateClaim{},
	}
	if source == sitemaps {
		q.left = min(q.left, sitemapsADay)
		q.next = r.sitemapsOf(at)
	} else if feed, err := parseURL(nil, source); err == nil {
		q.next = []*url.URL{feed}
	}
	if !r.askNext(q) {
		return false
	}
	r.questions[name] = q
	r.asked = append(r.asked, q)
	r.held++
	return true
}

// answered reports whether something is known of all pages that are waited for, or
// soon will be.
func (q *question) answered() bool {
	told := func(address string) bool { return q.told[address] != nil }
	for _, e := range q.waiting {
		if !slices.ContainsFunc(addresses(&e.visit), told) {
			return false
		}
	}
	return !slices.ContainsFunc(q.queued, func(address string) bool { return !told(address) })
}

// askNext sends for the next listing; false if there is none, or no room.
func (r *round) askNext(q *question) bool {
	for len(q.next) > 0 && q.left > 0 && !q.answered() {
		u := shift(&q.next)
		if q.seen[u.String()] || r.crawler.guard.refusesURL(u) != "" {
			continue
		}
		q.seen[u.String()] = true
		if r.crawler.listings.left(hostPort(u)) <= 0 {
			continue
		}
		h := r.host(u)
		if h.state != open {
			q.undone = true
			continue
		}
		if q.wanted == nil { // only now: a host may have many pages, and a feed for each
			q.queued = r.queued(q.page)
			q.wanted = slices.Concat(addresses(&q.waiting[0].visit), q.queued, r.crawler.listings.missed(q.host))
		}
		e := r.newListing(q, u)
		r.count(e.listing, 1)
		r.send(e, h)
		return true
	}
	return false
}

// count counts the requests for a listing, so many in all, for the host whose pages
// are meant, and for the one that is asked.
func (r *round) count(l *listing, requests int) {
	more := requests - l.counted
	l.counted = requests
	r.crawler.listings.spend(l.question.host, more, r.now())
	if l.at != l.question.host {
		r.crawler.listings.spend(l.at, more, r.now())
	}
}

// goesOn reports whether what visits wait for may follow a redirect to another
// host, where nothing keeps them waiting; a listing only to one of its site that
// has room for it.
func (r *round) goesOn(e *errand, to *hostQueue) bool {
	l := e.listing
	switch {
	case to.state != open:
		return false
	case l == nil:
		return true
	case !sameSite(e.chain.next, l.question.page), r.crawler.listings.left(to.name) <= 0:
		return false
	}
	r.count(l, e.chain.requests)
	l.at = to.name
	r.count(l, e.chain.requests+1)
	return true
}

// newListing gives the errand of asking for a listing. It obeys robots.txt even
// where the entry need not. What is private is for the origin of the visit alone,
// whatever that names.
func (r *round) newListing(q *question, u *url.URL) *errand {
	day, wanted, reads := r.now(), q.wanted, r.crawler.options.ReadListing
	l := &listing{question: q, at: hostPort(u), limit: maxFeed, reads: func(body io.Reader, at *url.URL) (map[string][]linkwatch.DateClaim, []string) {
		return reads(body, at, wanted, day)
	}}
	if q.source == sitemaps {
		l.limit = maxSitemap
	}
	e := &errand{entry: linkwatch.Entry{ID: q.entry}, knows: true, listing: l, chain: newChain(u, q.left-1)}
	e.chain.origin, e.chain.user = q.origin, q.user
	return e
}

// listed takes in what came of a listing: another is asked for, or those that wait
// are told.
func (r *round) listed(e *errand) {
	q, c := e.listing.question, &e.chain
	q.left -= c.requests
	r.count(e.listing, c.requests)
	q.undone = q.undone || !c.over && r.host(c.next).state != open
	if status := c.answer.status; c.over && c.ended.Kind == "" && status >= 200 && status <= 299 {
		for address, claims := range e.listing.told {
			if q.told[address] == nil {
				q.told[address] = claims
			}
		}
		var further []*url.URL
		for _, text := range e.listing.further {
			if u, err := parseURL(nil, text); err == nil && sameSite(u, c.next) {
				further = append(further, withoutUser(u))
			}
		}
		q.next = append(further, q.next...)
	}
	if r.askNext(q) {
		return
	}
	delete(r.questions, q.host+" "+q.source)
	if !q.undone || len(q.told) > 0 {
		r.crawler.listings.keep(q.host, q.source, q.told, r.now())
	}
	r.answer(q)
}

// answer tells the visits that wait for a question what is known by now.
func (r *round) answer(q *question) {
	waiting := q.waiting
	q.waiting = nil
	r.held -= len(waiting)
	for _, e := range waiting {
		r.crawler.listings.tell(q.host, q.told, &e.visit)
		e.sources++
		r.complete(e)
	}
}

// undated reports whether a visit read its page well and more is to be learnt of
// when that changed. A panic is contained to it.
func (c *Crawler) undated(v *linkwatch.Visit) bool {
	read := v.Failure.Kind == "" && (v.Status == http.StatusNotModified || v.Status >= 200 && v.Status <= 299)
	return read && c.options.ReadListing != nil && c.asks(c.options.Undated, v)
}

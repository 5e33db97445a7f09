package crawler

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"linkwatch"
)

// An errand is something on its way through the frontier: a visit, a probe, or
// the fetching of a host's robots.txt or of a listing. It waits in one host queue at a time.
type errand struct {
	chain   chain
	at      *hostQueue           // where it has its turn
	turn    time.Time            // when that began
	before  time.Time            // when that host was last asked before it
	follows bool                 // whether it goes on at the server that it comes from: such a hop needs no pause
	opening *opening             // of that turn; nil if no other waits for it
	reached linkwatch.Resolution // that host, as the turn ended

	// Of a visit.
	entry linkwatch.Entry
	i     int             // its number in the round's list
	knows bool            // whether the known page has been asked for
	known *linkwatch.Page // that an answer may carry once more; nil for none
	visit linkwatch.Visit // as the attempts so far tell it
	begun time.Time       // the attempt under way; zero before its first turn

	directory string // of a probe: where it is made; "" for all else

	sources int      // of a visit: how many of its site's were asked when its page changed
	listing *listing // a sitemap or feed that is fetched; nil for all else

	// Of a robots.txt.
	robotsOf *hostQueue // nil for a visit
	robots   robotsText
	knocks   bool // whether it asks a page in its place, only to see whether there is an answer
}

// awaited reports whether visits that are made wait for it: a probe or a listing.
func (e *errand) awaited() bool { return e.directory != "" || e.listing != nil }

// maxAttempts is how often an entry is tried in one round.
const maxAttempts = 2

// attempted makes a visit of what the chain came to.
func (e *errand) attempted(now time.Time, marks headerMarks) {
	c, a := &e.chain, &e.chain.answer
	v := linkwatch.Visit{
		Entry: e.entry.ID, URL: e.entry.Address(), At: e.begun, Took: a.took,
		FinalURL: a.url, Hops: c.hops, TLS: a.tls,
	}
	if c.ended.Kind != "" {
		v.Failure = c.ended
	} else {
		v.Status, v.Failure, v.Header, v.Page = a.status, a.failure, keptHeader(a.header, marks), a.page
		v.RetryAfter = retryAfter(a.outcome, now)
		v.Resolution = e.resolution()
		if v.Status == http.StatusNotModified && v.Failure.Kind == "" {
			v.Page = refreshed(*c.known, a.header)
		}
	}
	v.Attempts = append(e.visit.Attempts, linkwatch.Attempt{At: v.At, Status: v.Status, Failure: v.Failure})
	e.visit = v
}

// resolution tells how the host that answered was reached: over a kept
// connection, as it was when that was made.
func (e *errand) resolution() linkwatch.Resolution {
	a := &e.chain.answer
	if a.status != 0 && !a.resolution.Address.IsValid() {
		return e.reached
	}
	return a.resolution
}

// wantsAgain reports whether the visit must be tried once more: what may pass by
// itself, and what is believed only if two attempts agree.
func (e *errand) wantsAgain() bool {
	if len(e.visit.Attempts) >= maxAttempts {
		return false
	}
	last := e.visit.Attempts[len(e.visit.Attempts)-1]
	switch last.Failure.Kind {
	case linkwatch.DNS, linkwatch.Timeout, linkwatch.Protocol:
		return true
	case linkwatch.Connect:
		return last.Failure.Detail == "reset"
	case "":
	default:
		return false
	}
	switch last.Status {
	case http.StatusNotFound, http.StatusGone, http.StatusTooManyRequests:
		return true
	}
	return isRedirect(last.Status) || last.Status >= 500 && last.Status <= 599
}

// A closure is why a host is not asked any more in this round.
type closure struct {
	failure   linkwatch.Failure // what it failed by; zero if it asked us to stay away
	status    int               // of the answer that asked so; 0 if it failed
	at        time.Time         // by Options.Now
	confirmed time.Time         // the probe at the round's end that failed too
	until     time.Time         // when it may be asked again, by the clock that pauses are measured with
	wait      time.Duration     // what it asked for
}

// attempts gives the attempts at the host that stand for an entry which waited.
func (c closure) attempts() []linkwatch.Attempt {
	failure := c.failure
	if failure.Kind != "" && failure.Kind != linkwatch.DNS { // the details of dns are a closed list
		failure.Detail += " (host put aside)"
	}
	made := []linkwatch.Attempt{{At: c.at, Status: c.status, Failure: failure}}
	if !c.confirmed.IsZero() {
		made = append(made, linkwatch.Attempt{At: c.confirmed, Failure: failure})
	}
	return made
}

// why gives what keeps a request from being sent to the host.
func (c closure) why() linkwatch.Failure {
	if c.status != 0 {
		return linkwatch.Failure{Kind: linkwatch.RobotsKept, Detail: fmt.Sprintf("after status %d its host is left alone", c.status)}
	}
	return c.attempts()[0].Failure
}

// putAside tells the visit by its host's closure, without a request of its own.
// A visit that got an answer before keeps it if the host only asked for a pause.
func (e *errand) putAside(c closure) {
	own := e.visit.Attempts
	if c.status != 0 && len(own) > 0 {
		return
	}
	made := c.attempts()
	switch {
	case len(own) == 0:
		own = made
	case own[0].At.Before(made[len(made)-1].At):
		own = append(slices.Clip(own), made[len(made)-1])
	default: // its own attempt was the probe
		own = append(made[:1:1], own...)
	}
	last := own[len(own)-1]
	e.visit = linkwatch.Visit{
		Entry: e.entry.ID, URL: e.entry.Address(), At: last.At,
		FinalURL: e.chain.answer.url, Hops: e.chain.hops,
		Attempts: own, Status: last.Status, Failure: last.Failure, RetryAfter: c.wait,
	}
}

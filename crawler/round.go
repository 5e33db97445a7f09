package crawler

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"linkwatch"
)

// A round takes the entries that are due through the frontier. Its one
// scheduler owns all that waits; lanes follow chains, one at a time each.
type round struct {
	crawler  *Crawler
	due      List
	frontier *frontier
	visits   chan<- []*errand
	spent    sync.Pool // errands whose visits were taken, for others

	running    int          // turns under way
	reading    int          // errands whose turn is over, and whose page a lane still reads
	maxReading int          // so many of them that no other turn begins
	errands    chan *errand // to the lanes
	words      chan word    // from them
	opened     chan opened  // from them, of turns that others wait for
	finished   []*errand
	look       time.Time // when to see to the hosts that were put aside; zero for never

	// Beside the lanes: what belongs to a visit and is found out at its end.
	visited       int
	lacking       []*errand // visits that something may be lacking of
	inquiring     int
	inquired      chan *errand
	awaiting      map[string][]*errand // visits that wait for a probe, by its directory
	probeRequests int
	questions     map[string]*question // what is asked of dates, by host and source
	asked         []*question          // of them, those that visits may wait for, the oldest first
	held          int                  // visits that wait for that
}

func newRound(c *Crawler, due List, visits chan<- []*errand) *round {
	maxReading := 2 * runtime.GOMAXPROCS(0) // keeps every processor busy
	return &round{
		crawler: c, maxReading: maxReading, due: due, visits: visits, spent: sync.Pool{New: func() any { return new(errand) }},
		frontier: newFrontier(c.options.RetryPause),
		errands:  make(chan *errand, c.options.Parallel), words: make(chan word, c.options.Parallel+maxReading),
		opened:   make(chan opened),
		inquired: make(chan *errand), awaiting: map[string][]*errand{}, questions: map[string]*question{},
	}
}

// run visits everything, then closes the channel of visits; earlier if ctx ends.
func (r *round) run(ctx context.Context) {
	defer close(r.visits)
	defer r.remember()
	r.fill()
	var lanes sync.WaitGroup
	defer lanes.Wait()
	defer close(r.errands)
	started := 0
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for ctx.Err() == nil {
		now := time.Now()
		r.giveUp(now)
		r.reopen(now)
		r.inquire(ctx)
		r.deliver() // before the lanes are sent for, as whoever is woken last runs first
		for r.hasRoom() {
			e := r.take(time.Now())
			if e == nil {
				break
			}
			if r.running+r.reading == started {
				lanes.Go(func() { r.lane(ctx) })
				started++
			}
			r.running++
			r.errands <- e
		}
		if _, waits := r.wake(); r.running+r.reading+r.inquiring+len(r.finished) == 0 && !waits {
			return
		}
		r.wait(ctx, timer)
	}
	for busy := r.running + r.reading; busy > 0; { // they end with ctx; what they bring is not whole
		if w := <-r.words; !w.arrived {
			busy--
			r.leave(w.errand)
		}
	}
	for ; r.inquiring > 0; r.inquiring-- {
		r.lacking = append(r.lacking, <-r.inquired)
	}
	for _, waiting := range r.awaiting {
		r.lacking = append(r.lacking, waiting...)
	}
	for _, q := range r.questions {
		r.lacking = append(r.lacking, q.waiting...)
	}
	r.visits <- append(r.finished, r.lacking...) // what was visited is told, though not what belongs to it
}

// hasRoom reports whether another turn may be taken: a lane is free, and whoever
// reads the pages and takes the finished visits is not left far behind.
func (r *round) hasRoom() bool {
	parallel := r.crawler.options.Parallel
	return r.running < parallel && r.reading < r.maxReading && len(r.finished)+len(r.lacking) <= 4*parallel
}

// wait waits until something happens.
func (r *round) wait(ctx context.Context, timer *time.Timer) {
	var out chan<- []*errand
	some := r.someFinished()
	if len(some) > 0 {
		out = r.visits
	}
	var tick <-chan time.Time
	at, ok := r.wake()
	if ok && r.hasRoom() {
		timer.Reset(time.Until(at))
		tick = timer.C
	}
	select {
	case w := <-r.words:
		r.heed(w)
		for len(r.words) > 0 { // what has come meanwhile needs no wait of its own
			r.heed(<-r.words)
		}
	case o := <-r.opened:
		o.host.pace.opened(o.opening, o.at)
		r.frontier.place(o.host, time.Now())
	case e := <-r.inquired:
		r.inquiring--
		r.complete(e)
	case out <- some:
		r.finished = r.finished[len(some):]
	case <-tick:
	case <-ctx.Done():
	}
}

// deliver gives away the finished visits if somebody waits for them.
func (r *round) deliver() {
	some := r.someFinished()
	if len(some) == 0 {
		return
	}
	select {
	case r.visits <- some:
		r.finished = r.finished[len(some):]
	default:
	}
}

// maxHanded is how many visits are handed over at once: no more, as they are in
// memory until the last of them was taken.
const maxHanded = 16

func (r *round) someFinished() []*errand { return r.finished[:min(maxHanded, len(r.finished))] }

// spend takes an errand whose visit was taken, to be used for another.
func (r *round) spend(e *errand) {
	*e = errand{}
	r.spent.Put(e)
}

// lane follows one chain at a time.
func (r *round) lane(ctx context.Context) {
	f := r.crawler.base.fetcher()
	for e := range r.errands {
		r.follow(ctx, f, e)
		r.words <- word{errand: e}
	}
}

// follow contains a panic to its errand.
func (r *round) follow(ctx context.Context, f *fetcher, e *errand) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("a visit panicked", "entry", e.entry.ID, "panic", p, "stack", string(debug.Stack()))
			e.chain.answer, e.chain.sent = answer{url: e.chain.next.String()}, true
			e.chain.end(linkwatch.Failure{Kind: linkwatch.VisitPanicked, Detail: fmt.Sprint(p)})
		}
	}()
	e.chain.follow(ctx, r.leg(f, e))
}

// leg says how an errand's requests to its present host are sent.
func (r *round) leg(f *fetcher, e *errand) leg {
	l := leg{fetcher: f, guard: r.crawler.guard, policy: e.at.policy}
	if opening := e.opening; opening != nil {
		l.wrote = func(ctx context.Context, at time.Time) {
			select {
			case r.opened <- opened{opening, at}:
			case <-ctx.Done():
			}
		}
	}
	if e.robotsOf != nil {
		l.request = request{limit: maxRobots, read: e.robots.read}
		if e.knocks {
			l.request = request{limit: maxKnock, read: unread}
		}
		return l
	}
	l.arrived = func(o outcome) {
		r.words <- word{e, true, o}
		runtime.Gosched() // the next turn at the host goes before the reading of this one's page
	}
	if r.obeys(&e.entry.Policy, e.at) {
		l.rules = e.at.rules
	}
	if e.listing != nil {
		l.request = request{limit: e.listing.limit, read: e.listing.read}
		return l
	}
	r.recallPage(e)
	l.request = request{limit: r.crawler.options.MaxBody, read: r.reader(e.entry.Facts)}
	l.parts = e.directory == ""
	return l
}

func (r *round) now() time.Time { return r.crawler.options.Now() }

// host gives the queue of a URL's host.
func (r *round) host(u *url.URL) *hostQueue {
	name := hostPort(u)
	h := r.frontier.hosts[name]
	if h == nil {
		h = &hostQueue{name: name, policy: r.crawler.options.policy(u.Hostname())}
		h.delay = h.policy.Delay
		h.pace = r.frontier.join(paceName(u, h.policy), h.policy.Parallel, h)
		r.frontier.hosts[name] = h
		h.joins()
		r.recall(h)
		if known := r.crawler.robots.of(name); known != nil {
			r.obey(h, known)
		}
	}
	return h
}

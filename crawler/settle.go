package crawler

import (
	"fmt"
	"slices"
	"time"

	"linkwatch"
)

// A word is what a lane says of an errand: as a rule that its answer is here, which
// has yet to be read, and then that all is done.
type word struct {
	errand  *errand
	arrived bool
	outcome outcome // of the answer that is here
}

// heed takes a lane's word.
func (r *round) heed(w word) {
	if !w.arrived {
		r.settle(w.errand)
		return
	}
	r.endTurn(w.errand, w.outcome)
	r.reading++
	r.standing(w.errand.at)
}

// endTurn ends an errand's turn, in which something was sent.
func (r *round) endTurn(e *errand, came outcome) {
	r.running--
	e.at.pace.end(e)
	e.at.took(e, came, time.Now())
	r.hear(e.at, came)
	e.reached = e.at.resolution
}

// settle takes an errand back from its lane and sees to what follows from it.
func (r *round) settle(e *errand) {
	h := e.at
	switch {
	case e.chain.gone:
		r.reading--
	case e.chain.sent:
		came := e.chain.answer.outcome
		if e.robotsOf != nil && came.failure.Kind == linkwatch.Timeout {
			came.status = 0 // a robots.txt without an end tells nothing, to none of the visits that wait for it
		}
		r.endTurn(e, came)
		if part := e.chain.answer.part; part != nil {
			r.obeyWait(h, part.outcome)
		}
	default:
		r.running--
		h.pace.end(e)
		h.unsent(e)
	}
	switch {
	case !e.chain.over:
		to := r.host(e.chain.next)
		if e.awaited() && !r.goesOn(e, to) {
			r.finish(e)
			break
		}
		known := e.robotsOf != nil || to.rules != nil || !r.obeys(&e.entry.Policy, to)
		e.follows = to.pace == h.pace && known
		r.send(e, to)
	case e.robotsOf != nil:
		r.learn(e)
	default:
		r.finish(e)
	}
	r.standing(h)
}

// standing sees to what follows from how a host stands now.
func (r *round) standing(h *hostQueue) {
	now := time.Now()
	switch {
	case h.state == closed:
		r.clear(h)
	case h.state == aside:
		r.release(h)
		if r.look.IsZero() {
			r.look = now
		}
	}
	r.frontier.place(h, now)
}

// hear notes what an answer says about its host.
func (r *round) hear(h *hostQueue, a outcome) {
	h.sent(a)
	if a.wordless() {
		h.fails(a.failure, r.now(), time.Now().Add(r.crawler.options.RetryPause))
	} else {
		r.obeyWait(h, a)
	}
}

// obeyWait obeys an answer that asks us to come later.
func (r *round) obeyWait(h *hostQueue, a outcome) {
	if wait := retryAfter(a, r.now()); wait > 0 {
		h.pace.asksToWait(a.status, wait, r.now())
	}
}

// send lets an errand wait for its turn at another host.
func (r *round) send(e *errand, to *hostQueue) {
	waiting := &to.hops
	if e.robotsOf != nil {
		waiting = &to.robotsHops
	}
	if e.follows || e.listing != nil {
		*waiting = slices.Insert(*waiting, 0, e)
	} else {
		*waiting = append(*waiting, e)
	}
	if to.state == closed {
		r.clear(to)
	}
	r.frontier.place(to, time.Now())
}

// finish ends an attempt: the visit is told, or its entry is tried again.
func (r *round) finish(e *errand) {
	if e.directory != "" {
		r.probed(e)
		return
	}
	if e.listing != nil {
		r.listed(e)
		return
	}
	e.attempted(r.now(), r.crawler.marks)
	if !e.wantsAgain() {
		r.tell(e)
		return
	}
	u, _ := r.first(e.entry.URL)
	h := r.host(u)
	h.retries = append(h.retries, retry{e, time.Now().Add(r.crawler.options.RetryPause)})
	if h.state == closed {
		r.clear(h)
	}
	r.frontier.place(h, time.Now())
}

// learn takes in what the fetching of a robots.txt came to.
func (r *round) learn(e *errand) {
	h, c := e.robotsOf, &e.chain
	h.asking = false
	elsewhere := e.at != h
	switch {
	case e.knocks && informs(c.answer):
		h.door = answered
	case c.ended.Kind == "" && informs(c.answer):
		known := robotsRules(c.answer.status, e.robots.text)
		r.crawler.robots.keep(h.name, known)
		r.obey(h, known)
	case c.ended.Kind == "" && !elsewhere && h.door != answered:
		h.door = h.door.after(c.answer.failure)
		// The host itself gives no answer. That is what befalls the entry that
		// wanted to know, in one attempt for both; the next one asks again.
		if first := r.popVisit(h); first != nil {
			first.begun = e.begun
			first.chain.answer = answer{url: first.chain.next.String(), took: c.answer.took}
			first.chain.answer.failure, first.chain.answer.resolution = c.answer.failure, c.answer.resolution
			r.finish(first)
		}
	default:
		why := c.ended
		if why.Kind == "" {
			why = c.answer.failure
		}
		r.obey(h, &rules{keptOut: fmt.Sprintf("robots.txt gave no answer: %s: %s", why.Kind, why.Detail)})
	}
	r.frontier.place(h, time.Now())
}

// after gives what is known after another failure. Where no connection can be made
// no page need be asked.
func (d door) after(f linkwatch.Failure) door {
	switch {
	case d == silent:
		return deaf
	case d == untried && connected(f):
		return silent
	}
	return d
}

// informs reports whether an answer tells us something: a robots.txt whose body broke
// off is obeyed as far as it came.
func informs(a answer) bool {
	return a.failure.Kind == "" || a.failure.Kind == linkwatch.Protocol && a.status != 0
}

// obey makes a host's rules hold for the round.
func (r *round) obey(h *hostQueue, known *rules) {
	h.rules = known
	h.delay = max(h.delay, known.delay())
}

// clear finishes all that waits for a host that is not asked any more.
func (r *round) clear(h *hostQueue) {
	for h.left() > 0 {
		e := r.pop(h)
		if e.robotsOf != nil {
			e.at = h
			e.chain.end(h.closure.why())
			r.learn(e)
			continue
		}
		if e.awaited() {
			r.finish(e)
			continue
		}
		e.putAside(h.closure)
		r.tell(e)
	}
}

package crawler

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"time"

	"linkwatch"
)

// A chain leads from one URL over redirects to an answer. It is followed host by
// host: whoever follows it waits for its turn at each.
type chain struct {
	next  *url.URL        // what is asked next
	host  string          // that it is asked of, as host:port
	limit int             // hops followed at most
	known *linkwatch.Page // that the answer may carry once more; nil for none
	user  *url.Userinfo   // sent to the first URL's origin only; nil for none

	leads  bool            // whether a page that itself sends its visitors on is followed
	origin origin          // of the first URL
	jar    *cookiejar.Jar  // cookies live as long as the chain; nil until there are any
	seen   map[string]bool // the URLs asked, with the cookies sent

	hops   []linkwatch.Hop   // the step that leads nowhere is among them
	answer answer            // the last one
	ended  linkwatch.Failure // why the next URL was not asked, if that ended the chain
	over   bool
	sent   bool // whether the last part, at one host, sent anything
	gone   bool // whether its turn there is over though the answer has yet to be read

	requests int // that were sent in all
}

// maxHops is how many redirects of an entry are followed: DESIGN, "Visiting".
const maxHops = 10

// newChain begins a chain. The URL's userinfo goes no further than its origin.
func newChain(u *url.URL, limit int) chain {
	host := hostPort(u)
	return chain{next: withoutUser(u), host: host, user: u.User, origin: origin{u.Scheme, host}, limit: limit}
}

// A leg is what it takes to follow a chain as far as it stays at one host.
type leg struct {
	fetcher *fetcher
	guard   guard
	policy  linkwatch.HostPolicy                    // of the host
	rules   *rules                                  // of the host; nil if none are obeyed
	request request                                 // what all have in common
	parts   bool                                    // whether parts may be asked for of a file that is longer than is read
	wrote   func(ctx context.Context, at time.Time) // is told when the first went out; nil for nobody
	arrived func(outcome)                           // is told when the last answer is here, not read yet; nil for nobody
}

// follow sends requests until the chain is over, or leaves the host or its turn
// there.
func (c *chain) follow(ctx context.Context, l leg) {
	c.sent = false
	l.request.wrote = l.wrote
	if l.arrived != nil {
		l.request.arrived = func(o outcome) {
			c.gone = true
			l.arrived(o)
		}
	}
	for host := c.host; !c.over && c.host == host && !c.gone; {
		if why := l.rules.refuses(c.next); why != "" {
			c.end(linkwatch.Failure{Kind: linkwatch.RobotsKept, Detail: why})
			return
		}
		cookies, conditional := c.ask(ctx, l)
		l.request.wrote = nil // the rest belongs to the same turn
		if ctx.Err() != nil {
			return
		}
		switch {
		case c.answer.status == http.StatusNotModified && !conditional:
			c.answer.failure = failureOf(errUnconditional, inHeaders)
			c.over = true
		case isRedirect(c.answer.status):
			c.answer.failure = linkwatch.Failure{} // whatever the body of a redirect is worth
			c.redirect(cookies, l.guard)
		default:
			c.over = !c.followLead(cookies, l.guard) || c.over
		}
	}
}

// ask sends one request. It gives the cookies that went with it, and whether it
// had conditions.
func (c *chain) ask(ctx context.Context, l leg) (cookies string, conditional bool) {
	r := l.request
	r.url, r.host, r.known = c.next, c.host, c.known
	r.header, r.timeout = newHeader(l.policy.UserAgent), l.policy.Timeout
	if c.known != nil && len(c.hops) == 0 { // its validators are of the first URL
		conditional = setConditions(r.header, *c.known)
	}
	cookies = c.cookies(c.next)
	r.private = c.private(l.policy.Headers, cookies)
	if l.parts {
		r.ask = func(part request) (a answer) {
			l.fetcher.base.fetcher().fetch(ctx, part, &a)
			return a
		}
	}
	l.fetcher.fetch(ctx, r, &c.answer)
	if c.answer.sent {
		c.sent = true
		c.requests++
	}
	c.keepCookies()
	return cookies, conditional
}

// private gives what only the server is told that has shown who it is: the
// cookies, and at the first URL's origin the userinfo and the host's own headers.
func (c *chain) private(headers map[string]string, cookies string) http.Header {
	var private http.Header // nil as a rule
	set := func(name, value string) {
		if private == nil {
			private = http.Header{}
		}
		private.Set(name, value)
	}
	if (origin{c.next.Scheme, c.host}) == c.origin {
		for name, value := range headers {
			set(name, value)
		}
		if c.user != nil {
			set("Authorization", basic(c.user))
		}
	}
	if cookies != "" {
		set("Cookie", cookies)
	}
	return private
}

func (c *chain) end(why linkwatch.Failure) { c.ended, c.over = why, true }

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirect takes the step that the answer tells, or ends the chain if it leads
// nowhere: the redirect is then the final answer.
func (c *chain) redirect(cookies string, g guard) {
	location := c.answer.header.Get("Location")
	if location == "" {
		c.over = true
		return
	}
	to, err := parseURL(c.next, location)
	if err != nil {
		c.hop(linkwatch.HTTPHop, userinfo.ReplaceAllString(clipped(slashed(mended(location), c.next.Scheme)), "//"))
		c.over = true
		return
	}
	to = withoutUser(to)
	c.step(linkwatch.HTTPHop, to, cookies, g)
	c.over = c.over || len(c.hops) > c.limit || c.seen[asking(to, c.cookies(to))]
}

// step goes on to another URL, unless the guard refuses it.
func (c *chain) step(kind linkwatch.HopKind, to *url.URL, cookies string, g guard) {
	c.hop(kind, to.String())
	if why := g.refusesURL(to); why != "" {
		c.end(linkwatch.Failure{Kind: linkwatch.Refused, Detail: "redirect to " + why})
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[asking(c.next, cookies)] = true
	c.next, c.host = to, hostPort(to)
}

// userinfo matches what stands before the host in a URL that cannot be parsed.
var userinfo = regexp.MustCompile(`//[^/?#]*@`)

func (c *chain) hop(kind linkwatch.HopKind, to string) {
	c.hops = append(c.hops, linkwatch.Hop{Status: c.answer.status, From: c.answer.url, To: to, Kind: kind})
}

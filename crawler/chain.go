package crawler

import (
	"context"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"

	"linkwatch"
)

// A chain leads from one URL over redirects to an answer. It is followed host by
// host: whoever follows it waits for its turn at each.
type chain struct {
	next  *url.URL // what is asked next
	limit int      // hops followed at most
	known linkwatch.Page
	user  *url.Userinfo // sent to the first URL's origin only; nil for none

	origin string
	jar    *cookiejar.Jar  // cookies live as long as the chain; nil until there are any
	seen   map[string]bool // the URLs asked, with the cookies sent

	hops   []linkwatch.Hop   // the step that leads nowhere is among them
	answer answer            // the last one
	ended  linkwatch.Failure // why the next URL was not asked, if that ended the chain
	over   bool
	sent   bool // whether the last part, at one host, sent anything
}

// maxHops is how many redirects of an entry are followed: DESIGN, "Visiting".
const maxHops = 10

// newChain begins a chain. The URL's userinfo goes no further than its origin.
func newChain(u *url.URL, limit int) chain {
	return chain{next: withoutUser(u), user: u.User, origin: origin(u), limit: limit}
}

func origin(u *url.URL) string { return u.Scheme + "://" + hostPort(u) }

// A leg is what it takes to follow a chain as far as it stays at one host.
type leg struct {
	fetcher *fetcher
	guard   guard
	rules   *rules // of the host; nil if none are obeyed
	request request
}

// follow sends requests until the chain is over or leaves the host.
func (c *chain) follow(ctx context.Context, l leg) {
	c.sent = false
	for host := hostPort(c.next); !c.over && hostPort(c.next) == host; {
		if why := l.rules.refuses(c.next); why != "" {
			c.end(linkwatch.Failure{Kind: linkwatch.RobotsKept, Detail: why})
			return
		}
		asked, conditional := c.ask(ctx, l)
		if ctx.Err() != nil {
			return
		}
		switch {
		case c.answer.status == http.StatusNotModified && !conditional:
			c.answer.failure = failureOf(errUnconditional, inHeaders)
			c.over = true
		case isRedirect(c.answer.status):
			c.answer.failure = linkwatch.Failure{} // whatever the body of a redirect is worth
			c.redirect(asked, l.guard)
		default:
			c.over = true
		}
	}
}

// ask sends one request. It gives the URL with its cookies, and whether the
// request had conditions.
func (c *chain) ask(ctx context.Context, l leg) (asked string, conditional bool) {
	r := l.request
	r.url, r.header = c.next, newHeader(l.fetcher.base.options.UserAgent)
	if len(c.hops) == 0 { // what is known is of the first URL
		conditional = setConditions(r.header, c.known)
	}
	if c.user != nil && origin(c.next) == c.origin {
		setUser(r.header, c.user)
	}
	cookies := c.cookies(c.next)
	if cookies != "" {
		r.header.Set("Cookie", cookies)
	}
	c.answer = l.fetcher.fetch(ctx, r)
	c.sent = c.sent || c.answer.sent
	c.keepCookies()
	return c.next.String() + "\n" + cookies, conditional
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
func (c *chain) redirect(asked string, g guard) {
	location := c.answer.header.Get("Location")
	if location == "" {
		c.over = true
		return
	}
	to, err := parseURL(c.next, location)
	if err != nil {
		c.hop(userinfo.ReplaceAllString(location, "//"))
		c.over = true
		return
	}
	to = withoutUser(to)
	c.hop(to.String())
	if why := g.refusesURL(to); why != "" {
		c.end(linkwatch.Failure{Kind: linkwatch.Refused, Detail: fmt.Sprintf("redirect to %s", why)})
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[asked] = true
	c.next = to
	c.over = len(c.hops) > c.limit || c.seen[to.String()+"\n"+c.cookies(to)]
}

// userinfo matches what stands before the host in a URL that cannot be parsed.
var userinfo = regexp.MustCompile(`//[^/?#]*@`)

func (c *chain) hop(to string) {
	c.hops = append(c.hops, linkwatch.Hop{Status: c.answer.status, From: c.answer.url, To: to})
}

// cookies gives what a Cookie header to the URL says.
func (c *chain) cookies(u *url.URL) string {
	if c.jar == nil {
		return ""
	}
	var pairs []string
	for _, cookie := range c.jar.Cookies(u) {
		pairs = append(pairs, cookie.Name+"="+cookie.Value)
	}
	return strings.Join(pairs, "; ")
}

// keepCookies keeps what the answer sets, unless nobody knows whose it is.
func (c *chain) keepCookies() {
	if len(c.answer.header["Set-Cookie"]) == 0 || c.answer.tls.Error != "" {
		return
	}
	if c.jar == nil {
		c.jar, _ = cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // its error is always nil
	}
	response := http.Response{Header: c.answer.header}
	c.jar.SetCookies(c.next, response.Cookies())
}

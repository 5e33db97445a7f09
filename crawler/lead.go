package crawler

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"linkwatch"
)

// longestLead is how long a page may show itself before it sends its visitors
// on, for that to count as a hop: what stays longer is meant to be read.
const longestLead = 10 * time.Second

// lead gives where the answer itself sends its visitors. A page that tells of a
// trouble is not left for a better one.
func (c *chain) lead() linkwatch.Lead {
	a := &c.answer
	page := &a.page
	switch {
	case a.failure.Kind != "":
		return linkwatch.Lead{}
	case a.status == http.StatusNotModified:
		page = c.known
	case a.status < 200 || a.status > 299:
		return linkwatch.Lead{}
	}
	l := refresh(a.header.Get("Refresh"))
	if l.To == "" {
		l = page.Lead
	}
	if l.After > longestLead {
		return linkwatch.Lead{}
	}
	return l
}

// followLead takes the step that a page leads to, and reports whether there is
// one: not to where no page is, nor back to a page that was asked for.
func (c *chain) followLead(cookies string, g guard) bool {
	l := c.lead()
	if !c.leads || l.To == "" || len(c.hops) >= c.limit {
		return false
	}
	to, err := parseURL(c.next, l.To)
	if err != nil || to.Scheme != "http" && to.Scheme != "https" {
		return false
	}
	to = withoutUser(to)
	if to.String() == c.next.String() || c.seen[asking(to, c.cookies(to))] {
		return false
	}
	c.step(l.Kind, to, cookies, g)
	return true
}

// refresh reads a Refresh header as browsers do:
// https://html.spec.whatwg.org/#shared-declarative-refresh-steps. To is as
// written; "" if it sends nobody elsewhere.
func refresh(text string) linkwatch.Lead {
	text = strings.TrimSpace(text)
	rest := strings.TrimLeft(text, "0123456789")
	digits := text[:len(text)-len(rest)]
	if digits == "" && !strings.HasPrefix(rest, ".") {
		return linkwatch.Lead{}
	}
	rest = strings.TrimLeft(rest, "0123456789.")
	if rest == "" || !strings.ContainsAny(rest[:1], ";, \t") {
		return linkwatch.Lead{}
	}
	rest = strings.TrimLeft(rest, " \t")
	if rest != "" && (rest[0] == ';' || rest[0] == ',') {
		rest = strings.TrimLeft(rest[1:], " \t")
	}
	seconds, err := strconv.ParseUint("0"+digits, 10, 31)
	if err != nil {
		seconds = 1<<31 - 1
	}
	return linkwatch.Lead{Kind: linkwatch.RefreshHop, To: refreshURL(rest), After: time.Duration(seconds) * time.Second}
}

// refreshURL takes the "url=" and the quotes off.
func refreshURL(text string) string {
	if len(text) >= 3 && strings.EqualFold(text[:3], "url") {
		if value, ok := strings.CutPrefix(strings.TrimLeft(text[3:], " \t"), "="); ok {
			text = strings.TrimLeft(value, " \t")
		}
	}
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		text, _, _ = strings.Cut(text[1:], text[:1])
	}
	return text
}

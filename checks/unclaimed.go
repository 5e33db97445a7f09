package checks

import (
	"fmt"

	"linkwatch"
)

// unclaimed finds answers that come from whoever hosts the site, because no site
// is there, whatever their status: a service that knows no such name, a
// suspended account, the page that a server is delivered with. The first two say
// so plainly and are believed at once, unless the server says that it is
// failing; a server's own page may stand there while a site is being moved, so
// that a second visit must agree.
func unclaimed(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	u, ok := hostedBy(v)
	if !ok {
		return nil
	}
	f := linkwatch.Finding{
		Detail:   fmt.Sprintf(hostings[u.state].detail, u.who),
		Hint:     hostings[u.state].hint,
		Evidence: []string{seen(*v, fmt.Sprintf("status %d, title %q, %d words", v.Status, v.Page.Title, v.Page.Words)), u.sign.String()},
	}
	again := c.saidBefore(func(v *linkwatch.Visit) bool {
		before, ok := hostedBy(v)
		return ok && before.state == u.state
	})
	f.Health, f.Severity = believed(again || u.state != vacant && v.Status < 500)
	if f.Health == linkwatch.Unsure {
		f.Hint = "Nothing yet: the site may be moving to another server; the next visit decides."
	}
	return []linkwatch.Finding{f}
}

// hostings says what each hosting means, and what to do.
var hostings = [...]struct{ detail, hint string }{
	claimable: {"Nobody's site answers: %s knows none of this name.",
		"Take the link off your pages today, for others may be able to take the name at that service; ask the organization for its present address."},
	suspended: {"No site answers: %s has suspended it.",
		"Tell the organization that its site is switched off; if it does not come back, look for another address of the same resource."},
	vacant: {"No site answers: the page is one that servers show before there is a site (%s).",
		"Tell the organization that its site is gone; look for its present address and put it into the catalog."},
}

// hostedBy is the sign of an answer by the site's host; false if it shows none.
// Where it shows several, the plainer one.
func hostedBy(v *linkwatch.Visit) (unclaimedSign, bool) {
	best, found := unclaimedSign{}, false
	if v.Failure.Kind != "" || v.Page.Words > serverPage || v.Header.Mitigated != "" {
		return best, false
	}
	unclaimedTable.in(v, func(row int) {
		if u := unclaimedSigns[row]; v.Page.Words <= u.words && (!found || u.state < best.state) {
			best, found = u, true
		}
	})
	return best, found
}

package checks

import (
	"fmt"

	"linkwatch"
)

// unclaimed finds answers that come from whoever hosts the site, because no site
// is there, whatever their status: a service that knows no such name, a
// suspended account, the page that a server is delivered with. The first two are
// believed at once where the host says so in words of its own, in two ways or
// with an error, unless the server says that it is failing; a server's own page
// may stand there while a site is being moved. Else a second visit must agree.
func unclaimed(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	u, ok := hostedBy(v)
	if !ok || u.proof == vague && c.showsFacts(&v.Page) {
		return nil
	}
	f := linkwatch.Finding{
		Detail:   fmt.Sprintf(hostings[u.state].detail, u.who),
		Hint:     hostings[u.state].hint,
		Evidence: []string{seen(v, fmt.Sprintf("status %d, title %q, %d words", v.Status, v.Page.Title, v.Page.Words)), u.sign.String()},
	}
	again := c.saidBefore(func(v *linkwatch.Visit) bool {
		before, ok := hostedBy(v)
		return ok && before.state == u.state
	})
	f.Health, f.Severity = believed(again || u.sure && v.Status < 500)
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

// A host is what answers where no site is, by its plainest sign.
type host struct {
	unclaimedSign
	sure bool // whether one visit is enough
}

// hostedBy is the host that answers in place of a site; false if none does. Of
// several signs the one counts that tells of the worst.
func hostedBy(v *linkwatch.Visit) (host, bool) {
	var best host
	signs := 0 // of that state
	if v.Failure.Kind != "" || v.Page.Words > serverPage || v.Header.Mitigated != "" {
		return best, false
	}
	unclaimedTable.in(v, func(row int) {
		u := unclaimedSigns[row]
		switch {
		case !u.shownBy(v) || signs > 0 && u.state > best.state:
			return
		case signs == 0 || u.state < best.state:
			best, signs = host{unclaimedSign: u}, 0
		case u.proof < best.proof:
			best.unclaimedSign = u
		}
		signs++
	})
	best.sure = best.state != vacant && (best.proof == ownWords || isError(v) || signs > 1)
	return best, signs > 0
}

// shownBy reports whether an answer on which the sign stands is of its kind.
func (u *unclaimedSign) shownBy(v *linkwatch.Visit) bool {
	const wordsPerLink = 8 // where hosts write pages
	if !small(&v.Page, u.words, max(3, u.words/wordsPerLink)) {
		return false
	}
	return isError(v) || u.proof != onError && (u.in != inText || says(&v.Page, u.word).plainly)
}

// isError reports whether the status says that there is no page.
func isError(v *linkwatch.Visit) bool { return v.Status >= 400 }

package checks

import (
	"fmt"

	"linkwatch"
)

// redirectLoop finds chains of redirects that lead nowhere: a loop, more hops
// than anybody follows, or a redirect without a usable target. Cookies were
// kept along the chain. Two looks that agree are believed at once.
func redirectLoop(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.Failure.Kind != "" || !redirects(v.Status) {
		return nil
	}
	f := linkwatch.Finding{
		Detail: fmt.Sprintf("The address redirects without ever arriving (%d redirects, the last answer %d).", len(v.Hops), v.Status),
		Hint:   "Open the address in a browser; find the page's present address on the site and put it into the catalog.",
	}
	for _, h := range v.Hops {
		f.Evidence = append(f.Evidence, fmt.Sprintf("%d %s -> %s", h.Status, h.From, h.To))
	}
	f.Health, f.Severity = believed(c.agreed(func(a linkwatch.Attempt) bool { return redirects(a.Status) }))
	return []linkwatch.Finding{f}
}

// redirects reports whether a status asks to go elsewhere (RFC 9110, 15.4).
func redirects(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

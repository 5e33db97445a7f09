package checks

import (
	"fmt"

	"linkwatch"
)

// asking finds pages in front of which visitors must now log in or agree to
// something where they needed not before: it takes a past in which the page was
// read. The page may live on, but who follows the link does not reach it.
func (c Case) asking() []linkwatch.Finding {
	v := &c.Visits[0]
	if !v.Page.Password && v.FinalURL == v.URL || !saw(v) {
		return nil
	}
	what := asksFor(v)
	if what == "" {
		return nil
	}
	before := c.accepted()
	if before == nil || before.At.Equal(v.At) || before.Page.Reader == "" || asksFor(before) != "" {
		return nil
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail: fmt.Sprintf("Visitors are now asked %s before they see the page: we cannot tell how it stands.", what),
		Hint: "Open the page in a browser without logging in. If the public can still read it, write last_verified into the catalog and waive \"blocked\" until a date; " +
			"if not, look for a public address of the same resource, or ask the site for one.",
		Evidence: []string{
			seen(v, fmt.Sprintf("%s, title %q, asks %s", v.FinalURL, v.Page.Title, what)),
			seen(before, fmt.Sprintf("%s, title %q, asks nothing", before.FinalURL, before.Page.Title)),
		},
	}}
}

// asksFor says what a page wants of its visitors before they may read it; ""
// for nothing.
func asksFor(v *linkwatch.Visit) string {
	if v.FinalURL != v.URL {
		switch moveClass(v.URL, v.FinalURL) {
		case toLogin:
			return "to log in"
		case toConsent:
			return "to agree to something"
		}
	}
	if v.Page.Password {
		return "for a password"
	}
	return ""
}

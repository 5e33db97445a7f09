package checks

import (
	"fmt"
	"net/http"

	"linkwatch"
)

// status finds answers that are errors. 404 and 410 are definite: two looks
// that agree are believed at once. Other errors wait for the policy's confirm.
func status(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.Failure.Kind != "" || neutral(v) && v.Status != 451 {
		return nil
	}
	switch {
	case v.Status == http.StatusNotFound || v.Status == http.StatusGone:
		return c.flapping([]linkwatch.Finding{missing(c, v)})
	case v.Status == http.StatusUnavailableForLegalReasons:
		return []linkwatch.Finding{{
			Severity: linkwatch.Warning, Health: linkwatch.Unsure,
			Detail:   "The server says it may not show this page to us for legal reasons (status 451).",
			Hint:     "Open the page in a browser from your own country; if it shows, write last_verified into the catalog.",
			Evidence: []string{seen(v, "status 451")},
		}}
	case v.Status >= 300 && !redirects(v.Status) && v.Status != http.StatusNotModified:
		return c.flapping([]linkwatch.Finding{erring(c, v)})
	case !saw(v) || v.TLS.Error != "":
		return nil
	}
	return append(recovered(v), c.recovering()...)
}

func missing(c Case, v *linkwatch.Visit) linkwatch.Finding {
	f := linkwatch.Finding{
		Detail:   fmt.Sprintf("The page is gone: the server answers %d %s.", v.Status, http.StatusText(v.Status)),
		Hint:     "Search the site for the page's new address and put it into the catalog; if there is none, remove the entry or replace it.",
		Evidence: attempts(v),
	}
	definite := c.agreed(gone)
	f.Health, f.Severity = believed(definite)
	if !definite {
		f.Detail = fmt.Sprintf("The server answered %d %s, once so far.", v.Status, http.StatusText(v.Status))
		f.Hint = "Nothing yet: a second look decides."
	}
	return f
}

func erring(c Case, v *linkwatch.Visit) linkwatch.Finding {
	f := linkwatch.Finding{Evidence: attempts(v)}
	f.Health, f.Severity = believed(c.confirmed())
	answer := fmt.Sprintf("%d %s", v.Status, http.StatusText(v.Status))
	if f.Health == linkwatch.Broken {
		f.Detail = fmt.Sprintf("The server keeps answering with an error: %s.", answer)
		f.Hint = "Open the page in a browser; if it fails there too, tell the site's owner or find another address."
	} else {
		f.Detail = fmt.Sprintf("The server answers with an error: %s. It may pass.", answer)
		f.Hint = "Nothing yet: the next visits decide."
	}
	return f
}

// recovered says of a good visit that the page was missing at first and there at
// a second look.
func recovered(v *linkwatch.Visit) []linkwatch.Finding {
	if len(v.Attempts) < 2 {
		return nil
	}
	first := v.Attempts[0]
	if !gone(first) {
		return nil
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail:   fmt.Sprintf("The server answered %d at first and %d at a second look.", first.Status, v.Status),
		Hint:     "Nothing now; if it happens often, the site is changing.",
		Evidence: attempts(v),
	}}
}

// attempts tells each attempt of a visit in a line of evidence.
func attempts(v *linkwatch.Visit) []string {
	lines := make([]string, len(v.Attempts))
	for i, a := range v.Attempts {
		what := fmt.Sprintf("status %d", a.Status)
		if a.Failure.Kind != "" {
			what = fmt.Sprintf("%s: %s", a.Failure.Kind, a.Failure.Detail)
		}
		lines[i] = seen(&linkwatch.Visit{At: a.At}, what)
	}
	return lines
}

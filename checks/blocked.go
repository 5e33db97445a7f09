package checks

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"linkwatch"
)

// walled reports whether the answer is that of a bot wall or firewall.
func walled(v *linkwatch.Visit) bool {
	switch {
	case v.Failure.Kind != "" || plain(v):
		return false
	case v.Header.Mitigated != "" || refuses(v):
		return true
	}
	_, is := standing(v)
	return is
}

// standing is the wall that answered in place of the page, with the sign that
// tells it; without a sign where only the status does.
//
// Statuses that refuse say it by themselves, and signs name whose they are. With
// any other status the signs must say it: on a page of few words a vendor's
// challenge does, and so do words like "Your request has been blocked" on one
// that has next to nothing else, or a headline like "Access denied" alone. A plain
// 503 is a failing server, and a 404 or 410 an answer about the page, unless a
// header says otherwise.
func standing(v *linkwatch.Visit) (wall, bool) {
	if v.Failure.Kind != "" || plain(v) {
		return wall{}, false
	}
	if v.Header.Mitigated != "" {
		return wall{cloudflare, sign{inHeader, "cf-mitigated"}, proves, documented}, true
	}
	best, found, said := wall{}, false, false
	headline := false
	wallTable.in(v, func(row int) {
		w := walls[row]
		if w.says(v) {
			if w.weight == generic && w.in == inTitle {
				headline = true
			} else {
				said = true
			}
		}
		if !found || w.weight > best.weight {
			best, found = w, true
		}
	})
	if said || headline && small(&v.Page, headlineWords, genericLinks) {
		return best, true
	}
	switch {
	case v.Status == 999:
		return wall{vendor: "LinkedIn"}, true
	case refuses(v):
		return best, true
	}
	return wall{}, false
}

// refuses reports whether the status alone says that visitors are turned away.
func refuses(v *linkwatch.Visit) bool {
	switch v.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotAcceptable, http.StatusTooManyRequests, 999:
		return true
	case http.StatusServiceUnavailable:
		return v.RetryAfter > 0
	}
	return false
}

// plain reports whether the answer is so plainly the site's own that no sign of
// a wall needs to be looked for: a page of many words, or none at all.
func plain(v *linkwatch.Visit) bool {
	switch v.Status {
	case http.StatusOK:
		if small(&v.Page, wallWords, wallLinks) {
			return false
		}
	case http.StatusNotFound, http.StatusGone:
	default:
		return false
	}
	return v.Header.Mitigated == "" && !slices.ContainsFunc(v.Header.Marks, proving) &&
		(v.FinalURL == v.URL || hostPart(v.FinalURL) == hostPart(v.URL))
}

// proving reports whether a header is a wall's whatever else the answer says.
func proving(mark string) bool {
	row, ok := wallTable.rows[inHeader][mark]
	return ok && walls[row].weight == proves
}

// hostPart is the host and port of an address, without a look at the rest.
func hostPart(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// says reports whether the sign says of this answer that a wall gave it.
func (w wall) says(v *linkwatch.Visit) bool {
	if w.weight == proves {
		return true
	}
	if v.Status == http.StatusNotFound || v.Status == http.StatusGone || w.in == inText && v.Status/100 == 2 && !says(&v.Page, w.word).plainly {
		return false
	}
	switch w.weight {
	case stands:
		return small(&v.Page, wallWords, wallLinks)
	case generic:
		return small(&v.Page, genericWords, genericLinks) && v.Status/100 != 5
	case edge:
		const ownPage = 1000 // bytes; its longer ones come from the site
		return v.Status == http.StatusServiceUnavailable || v.Status/100 == 4 && v.Page.Bytes < ownPage
	case names503:
		return v.Status == http.StatusServiceUnavailable
	}
	return false
}

// blocked finds answers that stand in for the page: they say neither that it
// lives nor that it is dead.
func blocked(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	w, walled := standing(v)
	if !walled {
		return c.asking()
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail: fmt.Sprintf("%s turns our visits away (status %d): we cannot tell how the page stands.", who(w), v.Status),
		Hint: "Open the page in a browser. If it is there, write last_verified into the catalog and waive \"blocked\" until a date; " +
			"you can also ask the site to let linkwatch in.",
		Evidence: attempts(v),
	}
	if v.Status/100 == 2 {
		f.Detail = fmt.Sprintf("%s answers in place of the page (status %d): we cannot tell how the page stands.", who(w), v.Status)
	}
	if w.word != "" {
		f.Evidence = append(f.Evidence, fmt.Sprintf("%s (%s, known from %s)", w.sign, w.vendor, w.source))
	}
	if v.Page.Title != "" {
		f.Evidence = append(f.Evidence, fmt.Sprintf("title %q, %d words", v.Page.Title, v.Page.Words))
	}
	return []linkwatch.Finding{f}
}

func who(w wall) string {
	if w.vendor == "" {
		return "The server"
	}
	return "A wall in front of the site (" + w.vendor + ")"
}

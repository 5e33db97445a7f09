package checks

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

// crowd is how many other entries must be sent to one page for it to be a
// generic one.
const crowd = 2

// generic finds redirects from a page to the site's front page, or to one that
// other entries are sent to as well: the page itself is gone, whatever the host
// answers for one that cannot exist. A first visit is unsure, unless the host
// sends everybody there who asks for such a page.
func (c Case) generic() (linkwatch.Finding, bool) {
	v := &c.Visits[0]
	where := c.sentTo(v)
	if where == "" || !saw(v) {
		return linkwatch.Finding{}, false
	}
	f := linkwatch.Finding{
		Detail:   fmt.Sprintf("The page is gone: its address now leads %s.", where),
		Hint:     "Search the site for the page's new address and put it into the catalog; if there is none, remove the entry or replace it.",
		Evidence: []string{seen(v, fmt.Sprintf("%s leads to %s, title %q", v.URL, v.FinalURL, v.Page.Title))},
	}
	probed := v.Probe.Status/100 == 2 && v.Probe.FinalURL == v.FinalURL
	if probed {
		f.Evidence = append(f.Evidence, fmt.Sprintf("%s, which cannot exist, leads there too", v.Probe.URL))
	}
	again := func(before *linkwatch.Visit) bool { return before.FinalURL == v.FinalURL }
	f.Health, f.Severity = believed(probed || c.saidBefore(again))
	if f.Health == linkwatch.Unsure {
		f.Detail = strings.Replace(f.Detail, "is gone", "is probably gone", 1)
		f.Hint = "Open the address in a browser. If it leads to the right page, put the address of that page into the catalog; the next visit decides."
	}
	return f, true
}

// sentTo says to what kind of page a visit was sent in place of the one it asked
// for; "" if to none. A page that shows what the entry is known by is the right
// one wherever it stands, and so is one that a person has verified since it was
// accepted there.
func (c Case) sentTo(v *linkwatch.Visit) string {
	if v.FinalURL == v.URL || front(v.URL) {
		return ""
	}
	where := ""
	switch class := moveClass(v.URL, v.FinalURL); {
	case class == toRoot && sameHost(v.URL, v.FinalURL):
		where = "to the site's front page"
	case c.Crowd >= crowd && (class == toRoot || class == pageMove || class == otherDomain):
		where = fmt.Sprintf("to a page that %d other entries lead to", c.Crowd)
	}
	if where == "" || c.isResource(&v.Page) {
		return ""
	}
	accepted := c.accepted()
	if accepted != nil && accepted.FinalURL == v.FinalURL && c.Entry.LastVerified.On.After(accepted.At) {
		return ""
	}
	return where
}

func sameHost(a, b string) bool {
	from, errFrom := url.Parse(a)
	to, errTo := url.Parse(b)
	return errFrom == nil && errTo == nil && bareHost(from) == bareHost(to)
}

// address weighs a final address that says that there is no page, and reports
// whether it does.
func (w *weighing) address(v *linkwatch.Visit) bool {
	to, err := url.Parse(v.FinalURL)
	if err != nil {
		return false
	}
	says := ""
	for segment := range strings.SplitSeq(strings.ToLower(to.Path), "/") {
		name, _, _ := strings.Cut(segment, ".")
		if slices.Contains(missingSegments, strings.NewReplacer("-", "", "_", "").Replace(name)) {
			says = segment
		}
	}
	query := strings.ToLower(to.RawQuery)
	for _, q := range missingQueries {
		if strings.Contains(query, q) {
			says = q
		}
	}
	if says == "" || strings.Contains(strings.ToLower(v.URL), says) {
		return false
	}
	w.add(4, fmt.Sprintf("it leads to an address with %q", says))
	w.said = "its address leads to " + v.FinalURL
	return true
}

// The parts of an address that say that there is no page; without dashes.
var (
	missingSegments = []string{"404", "404error", "error404", "404page", "page404", "notfound", "pagenotfound", "404notfound", "filenotfound", "errornotfound", "410", "nopage",
		"missingpage", "pagemissing", "errorpage", "paginanoencontrada", "noencontrado", "paginanaoencontrada", "pageintrouvable", "seitenichtgefunden", "paginanontrovata", "nichtgefunden", "introuvable"}
	missingQueries = []string{"aspxerrorpath=", "404;http", "error=404", "errorcode=404", "status=404", "notfound=1"}
)

package checks

import (
	"fmt"
	"strings"

	"linkwatch"
)

// drift finds pages that are no longer what they were when they were accepted.
// A page that is another one altogether is stale; what a page has lost that
// people come for, a download, a number, a link that was simply taken out, is
// said without effect on health; other changes are noted. Two looks must agree,
// with each other too: a page that is another one at each visit, as the front
// page of a newspaper, has always been so.
func drift(c Case) []linkwatch.Finding {
	if len(c.Visits) < 2 {
		return nil
	}
	v := &c.Visits[0]
	if unmoved(v, c.accepted()) || !saw(v) {
		return nil
	}
	known := c.known(v)
	if known == nil || unmoved(v, known) {
		return nil
	}
	if another(v, known) {
		return c.anotherPage(v, known)
	}
	before := c.previous()
	if before == nil || before.Page.Reader != v.Page.Reader || !before.At.After(known.At) {
		return nil
	}
	lasting := agreed(changes(&known.Page, &v.Page), changes(&known.Page, &before.Page), &before.Page, &v.Page)
	if len(lasting) == 0 {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "The page has changed since it was accepted: " + strings.Join(words(lasting), "; ") + ".",
		Hint:   "Look at the page. If it is as it should be, accept it as it is now (linkwatch accept " + string(c.Entry.ID) + "); if something is missing, ask its owner.",
	}
	for _, l := range lasting {
		if l.lost {
			f.Severity = linkwatch.Warning
		}
		f.Evidence = append(f.Evidence, l.words)
	}
	f.Evidence = append(f.Evidence, seen(v, "compared with the page of "+known.At.UTC().Format("2006-01-02")))
	return []linkwatch.Finding{f}
}

// unmoved reports whether two visits plainly saw the same page at the same place.
func unmoved(v, known *linkwatch.Visit) bool {
	return known != nil && v.FinalURL == known.FinalURL && v.Page.Hash == known.Page.Hash && v.Page.Hash != ""
}

// How unlike a page must be to be another one. Measured over pages of one site:
// nearly all that are not the same resource are below it, and none of those that
// are the same; translations are less sure.
const (
	unlike      = 0.45
	unlikeShape = 0.35 // of a page in another language
	unlikeTitle = 0.34 // one word in three
	unlikeText  = 0.1
)

// another reports whether a visit saw another resource than is known: the title
// or the site is another, and so is everything else. A page in another language
// may be a translation, as long as it has anything in common with what it was, and
// its shape.
func another(v, known *linkwatch.Visit) bool {
	a, b := &v.Page, &known.Page
	if a.Title == b.Title && v.FinalURL == known.FinalURL || len(a.Print.Blocks) == 0 || len(b.Print.Blocks) == 0 {
		return false
	}
	if otherLanguage(a, b) {
		return !kin(a, b) || Similarity(*a, *b) < unlikeShape
	}
	title, titled := titleLikeness(a, b)
	if titled && title > unlikeTitle && domainOf(v.FinalURL) == domainOf(known.FinalURL) {
		return false
	}
	return resemblance(a.Print.Shingles, b.Print.Shingles) <= unlikeText && Similarity(*a, *b) < unlike
}

// anotherPage tells of a page that is another one. It takes a second look that
// saw the same, and no earlier one that saw yet another.
func (c Case) anotherPage(v, known *linkwatch.Visit) []linkwatch.Finding {
	f := linkwatch.Finding{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail: fmt.Sprintf("The page may be another one now: it was %q, and is %q.", known.Page.Title, v.Page.Title),
		Hint:   "Look at the page in a browser; the next visit decides.",
		Evidence: append([]string{
			seen(v, fmt.Sprintf("%s, title %q, begins %q", v.FinalURL, v.Page.Title, v.Page.Opening)),
			seen(known, fmt.Sprintf("%s, title %q, begins %q", known.FinalURL, known.Page.Title, known.Page.Opening)),
		}, Changes(known.Page, v.Page)...),
	}
	before := c.previous()
	if before == nil || before.Page.Reader != v.Page.Reader || !before.At.After(known.At) || !another(before, known) {
		return []linkwatch.Finding{f}
	}
	if another(v, before) {
		return nil // it is another one at each visit
	}
	f.Health = linkwatch.Stale
	f.Detail = fmt.Sprintf("The page is another one than was accepted: it was %q, and is %q.", known.Page.Title, v.Page.Title)
	f.Hint = "Look at the page in a browser. If it is still the resource, accept it as it is now (linkwatch accept " + string(c.Entry.ID) + "); if not, search for the resource's new address, or remove the entry."
	return []linkwatch.Finding{f}
}

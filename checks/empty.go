package checks

import (
	"fmt"
	"net/http"

	"linkwatch"
)

// fewWords is how many words a page had at least that can be said to have lost
// them; fewBytes how many a page has at most in which there is room for nothing.
const fewWords, fewBytes = 30, 300

// empty finds pages that have no words where there were words, and answers
// without a single byte. A page that a script writes has none for us either:
// one that was always so says nothing, and one that has become so stays unsure.
// All else waits for the policy's confirm.
func empty(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	if !bare(v) || parkedSight(v).votes >= enoughVotes {
		return nil
	}
	before := c.accepted()
	had := before != nil && before.Page.Words >= fewWords
	nothing := sentNothing(&v.Page)
	if !nothing && !had {
		return nil
	}
	f := linkwatch.Finding{
		Detail:   "The page is empty: the server says all is well and sends nothing.",
		Hint:     "Open the page in a browser; if it is empty there too, tell the site's owner or look for another address.",
		Evidence: []string{seen(v, fmt.Sprintf("status %d, %d bytes, %d words", v.Status, v.Page.Bytes, v.Page.Words))},
	}
	if had {
		f.Evidence = append(f.Evidence, seen(before, fmt.Sprintf("title %q, %d words", before.Page.Title, before.Page.Words)))
	}
	scripted := !nothing && (v.Page.Title != "" || len(v.Page.Sources) > 0 || v.Page.Bytes > fewBytes)
	if !nothing {
		f.Detail = fmt.Sprintf("The page has no words any more; it had %d.", before.Page.Words)
	}
	f.Health, f.Severity = believed(!scripted && c.lasts(bare))
	switch {
	case scripted:
		f.Hint = "Open the page in a browser: it may now be written by a script, which we do not run. If it shows, accept the page as it is now."
	case f.Health == linkwatch.Unsure:
		f.Hint = "Nothing yet: the next visits decide."
	}
	return []linkwatch.Finding{f}
}

// bare reports whether a visit was sent a page without words, or nothing at all,
// and not by a wall.
func bare(v *linkwatch.Visit) bool {
	if v.Page.Words > 0 || v.Page.Reader == "" || v.Failure.Kind != "" || v.Status != http.StatusOK || v.Page.Truncated {
		return false
	}
	return (sentNothing(&v.Page) || isHTML(&v.Page)) && !walled(v)
}

func sentNothing(p *linkwatch.Page) bool { return p.Bytes == 0 && p.Hash == "" && p.Title == "" }

func isHTML(p *linkwatch.Page) bool {
	return p.ContentType == "text/html" || p.ContentType == "application/xhtml+xml"
}

// lasts reports whether the newest visits that say anything of the page all say
// this, as many and over as long a time as the policy's confirm asks.
func (c Case) lasts(says func(*linkwatch.Visit) bool) bool {
	looks, oldest := 0, c.Now
	for i := range c.Visits {
		if v := &c.Visits[i]; says(v) {
			looks++
			oldest = v.At
		} else if saw(v) {
			break
		}
	}
	confirm := c.Entry.Policy.Confirm
	return looks >= confirm.Failures && c.Visits[0].At.Sub(oldest) >= confirm.Over-confirm.Over/10
}

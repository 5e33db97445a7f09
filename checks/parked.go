package checks

import (
	"slices"
	"strings"

	"linkwatch"
)

// parked finds pages that only say that the site's name is for sale, or show
// advertisements until it is sold: the organization has lost it. What speaks
// for that is counted in votes; a page with much text is about something.
func parked(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	sight := parkedSight(v)
	if sight.votes < enoughVotes {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Error, Health: linkwatch.Hijacked,
		Detail: "The site's name has been lost: its address shows a page that offers the name for sale or is parked.",
		Hint: "Take the link off your pages today: whoever buys the name can show anything there. " +
			"Ask the organization for its present address.",
		Evidence: []string{pageSeen(v), sight.told()},
	}
	if !sight.certain && !c.saidBefore(func(v *linkwatch.Visit) bool { return parkedSight(v).votes >= enoughVotes }) {
		f.Severity, f.Health = linkwatch.Warning, linkwatch.Unsure
		f.Detail = "The address seems to show a page that offers the site's name for sale or is parked."
		f.Hint = "Look at the page in a browser now; the next visit decides."
	}
	return []linkwatch.Finding{f}
}

// A parkedView is what speaks for a parked page.
type parkedView struct {
	votes   float64
	certain bool // by a parking service's own mark
	signs   []sign
}

// parkedWords is how many words a parked page has at most, and landerWords one
// that only loads a script.
const parkedWords, landerWords = 150, 5

// parkedSight counts the votes that a page is parked. Votes are not enough where
// all that gives them may stand on a page about such pages: words that the page
// does not say for itself, and mere links to those who trade in names.
func parkedSight(v *linkwatch.Visit) parkedView {
	var sight parkedView
	if v.Failure.Kind != "" || v.Page.Words > parkedWords && v.FinalURL == v.URL {
		return sight
	}
	named, itself := false, false
	parkedTable.in(v, func(row int) {
		p := parkedSigns[row]
		switch p.in {
		case inAddress: // a market of names is not parked itself, and has more to say
			if host := bareAddress(v.URL); leadsTo(host, p.word) {
				return
			}
		case inNames:
			if named {
				return
			}
			named = true
		default:
			if v.Page.Words > parkedWords {
				return
			}
		}
		sight.votes += p.votes
		sight.certain = sight.certain || p.votes >= enoughVotes
		sight.signs = append(sight.signs, p.sign)
		itself = itself || p.votes >= proofVotes && p.in != inText
	})
	if len(sight.signs) == 0 || named && len(sight.signs) == 1 {
		return parkedView{}
	}
	if v.Page.Words <= landerWords && v.Page.Links == 0 {
		sight.votes++
		itself = true
	}
	if isHost(strings.TrimSpace(v.Page.Title)) {
		sight.votes++
		itself = true
	}
	if plainly, more := sight.says(&v.Page); plainly {
		itself = true
		sight.votes += 0.5 + more
	}
	if !itself {
		return parkedView{}
	}
	return sight
}

// says reports whether the page says one of the signs in its text for itself, and
// gives the votes for saying so in its title or a heading, or of a host by name.
func (s parkedView) says(p *linkwatch.Page) (plainly bool, more float64) {
	for _, seen := range s.signs {
		if seen.in != inText {
			continue
		}
		said := says(p, seen.word)
		switch {
		case said.named:
			more = max(more, 1.5)
		case said.plainly && inHead(p, seen.word):
			more = max(more, 0.5)
		}
		plainly = plainly || said.plainly
	}
	return plainly, more
}

// inHead reports whether a watched word stands in the page's title or a heading.
func inHead(p *linkwatch.Page, word string) bool {
	return slices.ContainsFunc(p.Terms, func(t linkwatch.Term) bool { return t.Title && t.Word == word })
}

// told lists the signs in a line of evidence.
func (s parkedView) told() string {
	words := make([]string, len(s.signs))
	for i, seen := range s.signs {
		words[i] = seen.String()
	}
	return strings.Join(words, "; ")
}

package checks

import (
	"fmt"
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
		Evidence: []string{seen(*v, fmt.Sprintf("%s, title %q, %d words", v.FinalURL, v.Page.Title, v.Page.Words)), sight.told()},
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

func parkedSight(v *linkwatch.Visit) parkedView {
	var sight parkedView
	if v.Failure.Kind != "" || v.Page.Words > parkedWords && v.FinalURL == v.URL {
		return sight
	}
	named := false
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
	})
	if len(sight.signs) == 0 || named && len(sight.signs) == 1 {
		return parkedView{}
	}
	if v.Page.Words <= landerWords && v.Page.Links == 0 {
		sight.votes++
	}
	if bareName(v.Page.Title) {
		sight.votes++
	}
	for _, t := range v.Page.Terms {
		if _, known := parkedTable.rows[inText][t.Word]; known && t.Title {
			sight.votes++
			break
		}
	}
	return sight
}

// told lists the signs in a line of evidence.
func (s parkedView) told() string {
	words := make([]string, len(s.signs))
	for i, seen := range s.signs {
		words[i] = seen.String()
	}
	return strings.Join(words, "; ")
}

// bareName reports whether a title is nothing but a host's name.
func bareName(title string) bool {
	title = strings.TrimSpace(title)
	return len(title) > 3 && strings.Contains(title, ".") && !strings.ContainsAny(title, " /|") && !strings.HasSuffix(title, ".")
}

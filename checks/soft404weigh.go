package checks

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"linkwatch"
)

// softEnough is how many points make a soft 404, and softSure how many its wording
// and its length must have for one visit to be enough: a page of few words whose
// title says so plainly has them.
const (
	softEnough = 4
	softSure   = plainLine + 1.5
)

// A weight is one thing that speaks for or against a soft 404.
type weight struct {
	points float64
	what   string
}

// A weighing is all that speaks for or against a soft 404.
type weighing struct {
	weights []weight
	said    string // how the page gives itself away, for the finding
	certain bool   // whether one visit is enough
	shell   bool   // whether no number of visits is: only the source of a page without words speaks
}

func (w *weighing) add(points float64, what string) {
	if points != 0 {
		w.weights = append(w.weights, weight{points, what})
	}
}

func (w weighing) total() float64 {
	sum := 0.0
	for _, one := range w.weights {
		sum += one.points
	}
	return sum
}

// told lists the weights in a line of evidence.
func (w weighing) told() string {
	parts := make([]string, len(w.weights))
	for i, one := range w.weights {
		parts[i] = fmt.Sprintf("%s (%+.1f)", one.what, one.points)
	}
	return fmt.Sprintf("%s: %.1f points of %d", strings.Join(parts, ", "), w.total(), softEnough)
}

// weigh weighs all that a visit shows, and what was known before it. A page that
// shows no sign at all is let go at once.
func (c Case) weigh(v *linkwatch.Visit) weighing {
	var w weighing
	p := &v.Page
	lost, headed := lostIn(p)
	own := besidesLinks(p)
	marked := w.marks(p)
	if marked {
		lost = append(lost, "not found")
	}
	addressed := v.FinalURL != v.URL && w.address(v)
	if headed || marked || len(lost) > 0 && own <= sentencesUpTo {
		w.wording(p, lost, own)
	}
	w.probe(c, v)
	if len(w.weights) == 0 {
		return w
	}
	w.add(fewness(own), fmt.Sprintf("%d words besides its links", own))
	if addressed || w.said != "" {
		c.past(&w, v, lost)
	}
	return w
}

// sentencesUpTo is how many words of its own a page has at most whose first
// sentences are read: a longer one says it in its title or headings.
const sentencesUpTo = 100

// nextToNothing is how many words of its own a page has at most that has nothing
// to say.
const nextToNothing = 20

// wording weighs what the title, the headings and the first sentences say: the
// plainest counts whole, the others in part.
func (w *weighing) wording(p *linkwatch.Page, lost []string, own int) {
	title := plainest(softTitle(p.Title), lost)
	heading := plainest(func(yield func(string) bool) {
		for _, h := range p.Headings {
			if h == p.Title {
				continue
			}
			if !yield(h) {
				return
			}
			for one := range sentences(h) {
				if !yield(one) {
					return
				}
			}
		}
	}, lost)
	if heading.points == vagueLine && heading.number && title.points < vagueLine && p.Title != "" {
		heading.points-- // a 404 under a title that means something may number a bus
	}
	var text wording
	less := 1.5
	if own <= nextToNothing {
		less = 0.5 // it is all that the page has
	}
	if own <= sentencesUpTo || max(title.points, heading.points) >= vagueLine {
		text = plainest(sentences(behindHeadings(p)), lost)
		if text.points < plainLine {
			less = 1.5
		}
		text.points = max(0, text.points-less)
	}
	numbered := func(heading string) bool { return strings.Contains(heading, "404") }
	if title.number && heading.number == (heading.points > 0) && text.points < 2 && own > nextToNothing && slices.ContainsFunc(p.Headings, numbered) {
		title.points-- // nothing but a number, which may be that of a room
		heading.points = max(0, heading.points-1)
	}
	best := max(title.points, heading.points, text.points)
	if best == 0 {
		return
	}
	var all []string
	told := false
	for _, one := range []struct {
		wording
		where string
	}{{title, "title"}, {heading, "heading"}, {text, "text"}} {
		if one.points == 0 {
			continue
		}
		all = append(all, fmt.Sprintf("its %s says %q", one.where, one.quote))
		if one.points == best && !told {
			w.said, told = all[len(all)-1], true
		}
	}
	w.shell = false
	others := title.points + heading.points + text.points - best
	w.add(best+min(2, others/2), strings.Join(all, " and "))
	w.certain = max(title.points, heading.points) >= vagueLine && w.total()+fewness(own) >= softSure && fewness(own) > 0
}

// behindHeadings is how a page's text begins after its first headings, which are
// no part of its first sentence.
func behindHeadings(p *linkwatch.Page) string {
	text := p.Opening
	for _, h := range p.Headings[:min(3, len(p.Headings))] {
		if rest, found := strings.CutPrefix(text, h); found {
			text = strings.TrimLeft(rest, " ")
		}
	}
	return text
}

// softTitle gives a title and its parts, but for those before and behind a
// colon, which belong together.
func softTitle(title string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if yield(title) {
			barred(title, false)(yield)
		}
	}
}

// sentences gives the sentences of a text, with the stops that end them.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			i := strings.IndexAny(text, ".!?。！？؟\n")
			if i < 0 {
				yield(text)
				return
			}
			_, stop := utf8.DecodeRuneInString(text[i:])
			if !yield(text[:i+stop]) {
				return
			}
			text = text[i+stop:]
		}
	}
}

// besidesLinks is about how many words a page has besides those of its links, which
// have two and a half each: menus make "not found" pages long.
func besidesLinks(p *linkwatch.Page) int { return max(0, p.Words-p.Links*5/2) }

// fewness gives the points of a page's length.
func fewness(own int) float64 {
	switch {
	case own <= 60:
		return 1.5
	case own <= 200:
		return 1
	case own <= 450:
		return 0
	case own <= 600:
		return -1
	case own <= 1000:
		return -2
	}
	return -4
}

// past weighs what is known of the entry: a title that speaks of such pages, and
// a page that has lost most of its words since it was accepted. That it was the
// same when it was accepted says nothing, for the first visit may have come late.
func (c Case) past(w *weighing, v *linkwatch.Visit, lost []string) {
	if worded(c.Entry.Title, lost).points > 0 {
		w.add(-4, "the catalog's title says so too")
		w.certain = false
	}
	before := c.accepted()
	if before != nil && v.Page.Words*3 < before.Page.Words && before.Page.Title != v.Page.Title {
		w.add(1, fmt.Sprintf("it had %d words when it was accepted", before.Page.Words))
	}
}

package checks

import (
	"fmt"
	"strings"

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
	open    bool   // whether no number of visits is, but only a probe: a sentence alone speaks, a title that says of nothing in particular that it was not found, or the source of a page without words
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

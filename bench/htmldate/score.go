package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// tally counts answers. Newer ones are among the wrong: they make a page look
// fresher than it is.
type tally struct{ right, wrong, newer, abstained int }

func (t *tally) add(got string, want ...string) {
	switch {
	case slices.Contains(want, got):
		t.right++
	case got == "":
		t.abstained++
	default:
		t.wrong++
		if got > slices.Max(want) {
			t.newer++
		}
	}
}

func (t tally) all() int { return t.right + t.wrong + t.abstained }

// precision is the part of the answers that is right, recall that of the labels
// that was found, and f1 their harmonic mean.
func (t tally) precision() float64 { return part(t.right, t.right+t.wrong) }
func (t tally) recall() float64    { return part(t.right, t.all()) }

func (t tally) f1() float64 {
	p, r := t.precision(), t.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// f1OfAnswers is F1 as the evaluations of htmldate reckon it: a wrong answer is
// no label missed, so that who always answers has a recall of 1.
func (t tally) f1OfAnswers() float64 { return part(2*t.right, 2*t.right+t.wrong+t.abstained) }

func part(of, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(of) / float64(all)
}

// tiers are those that are told of, and the pages where the dates differ.
var tiers = []string{"A", "B", "C", "all", "A differ", "B differ", "C differ"}

// A score is what one way made of all pages.
type score struct {
	modified  map[string]*tally
	published tally
}

func (s *score) add(l label, modified, published string) {
	if s.modified == nil {
		s.modified = map[string]*tally{}
		for _, tier := range tiers {
			s.modified[tier] = new(tally)
		}
	}
	in := []string{"all", l.Tier}
	if l.differs() {
		in = append(in, l.Tier+" differ")
	}
	for _, tier := range in {
		if t := s.modified[tier]; t != nil { // the tiers where labels disagree count among all only
			t.add(modified, append(l.Alt, l.Modified)...)
		}
	}
	if l.Published != "" {
		s.published.add(published, l.Published)
	}
}

func writeModified(w io.Writer, scores []score) {
	fmt.Fprint(w, "When modified:\n\n| pages | n |")
	for _, way := range ways {
		fmt.Fprintf(w, " %s: right | wrong (newer) | none |", way.name)
	}
	fmt.Fprintf(w, "\n|---|--:|%s\n", strings.Repeat("--:|", 3*len(ways)))
	for _, tier := range tiers {
		fmt.Fprintf(w, "| %s | %d |", tier, scores[0].modified[tier].all())
		for _, s := range scores {
			t := s.modified[tier]
			fmt.Fprintf(w, " %d (%.1f %%) | %d (%d) | %d |", t.right, 100*part(t.right, t.all()), t.wrong, t.newer, t.abstained)
		}
		fmt.Fprintln(w)
	}
}

func writePublished(w io.Writer, scores []score) {
	fmt.Fprint(w, "\nWhen published:\n\n| | right | wrong | none | precision | recall | F1 | F1 as htmldate reckons it |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for i, s := range scores {
		t := s.published
		fmt.Fprintf(w, "| %s | %d | %d | %d | %.3f | %.3f | %.3f | %.3f |\n",
			ways[i].name, t.right, t.wrong, t.abstained, t.precision(), t.recall(), t.f1(), t.f1OfAnswers())
	}
}

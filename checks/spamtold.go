package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"linkwatch"
)

// mostTold is how many words or hosts are told in one line of evidence.
const mostTold = 8

// evidence tells what was found, the gravest first.
func (s spam) evidence(v, known *linkwatch.Visit) []string {
	slices.SortStableFunc(s.terms, func(a, b linkwatch.Term) int {
		return cmp.Compare(spamWords[b.Word].weight, spamWords[a.Word].weight)
	})
	var words []string
	for _, t := range s.terms[:min(len(s.terms), mostTold)] {
		word := fmt.Sprintf("%q", t.Word)
		switch {
		case t.Title:
			word += " (in the title or a heading)"
		case t.Hidden:
			word += " (hidden)"
		}
		words = append(words, word)
	}
	lines := []string{seen(v, fmt.Sprintf("words of %s: %s", s.topic, strings.Join(words, ", ")))}
	if t, found := foreignTongue(v, known); found && s.foreign {
		lines = append(lines, fmt.Sprintf("in %s: %q", languageName(t.Language), t.Quote))
	}
	if s.hidden {
		lines = append(lines, hiddenPart(v.Page.Hidden))
	}
	if known == nil {
		return lines
	}
	if s.led {
		lines = append(lines, fmt.Sprintf("leads to %s; before, to %s", v.FinalURL, known.FinalURL))
	}
	if hosts := newHosts(v, known); len(hosts) >= severalHosts {
		lines = append(lines, "links to new sites: "+strings.Join(hosts[:min(len(hosts), mostTold)], ", "))
	}
	return append(lines, seen(known, "none of it on the page"))
}

// hiddenPart tells of links that visitors do not see.
func hiddenPart(h linkwatch.Hidden) string {
	return fmt.Sprintf("hidden from visitors, with links to %s: %q", strings.Join(h.Hosts[:min(len(h.Hosts), mostTold)], ", "), h.Quote)
}

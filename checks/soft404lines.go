package checks

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"linkwatch"
)

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
	text := firstSentences(p, lost, own, max(title.points, heading.points) >= vagueLine)
	switch {
	case heading.points == vagueLine && heading.number && title.points < vagueLine && p.Title != "":
		heading.points-- // a 404 under a title that means something may number a bus
	case heading.points == vagueLine && title.points == vagueAmong && text.points == 0:
		heading.points = vagueAmong // the title goes on with what it is that was not found
	case heading.points == 0 && title.points < plainLine && (goesOn(p.Title, lost) || len(p.Headings) > 0 && tells(p.Headings[0])):
		title.points = min(title.points, longLine)
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
	w.open = title.points+heading.points == 0 && own > nextToNothing || best == vagueLine && text.points == 0 && !title.number && !heading.number
	others := title.points + heading.points + text.points - best
	w.add(best+min(2, others/2), strings.Join(all, " and "))
	w.certain = !w.open && max(title.points, heading.points) >= vagueLine && w.total()+fewness(own) >= softSure && fewness(own) > 0
}

// firstSentences weighs what the text begins with, which counts for less than a
// title or a heading. Where those do not say it, only a sentence that says
// nothing else does, on a page that is not about such pages.
func firstSentences(p *linkwatch.Page, lost []string, own int, headed bool) wording {
	if !headed && (own > sentencesUpTo || hasWord(foldedLine(p.Title), about)) {
		return wording{}
	}
	text := plainest(sentences(behindHeadings(p)), lost)
	switch {
	case !headed && text.thing && own > nextToNothing/2:
		return wording{}
	case text.points == plainLine && own <= nextToNothing:
		text.points -= 0.5 // it is all that the page has
	case text.points == plainLine || headed:
		text.points = max(0, text.points-1.5)
	default:
		return wording{}
	}
	return text
}

// goesOn reports whether a title goes on behind a colon with something else.
func goesOn(title string, lost []string) bool {
	_, behind, found := strings.Cut(title, ":")
	return found && tells(behind) && worded(behind, lost).points == 0
}

// tells reports whether a line has more to say than a site's name.
func tells(line string) bool {
	const few = 3
	return left(foldedLine(line)) >= few
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

// sentences gives the sentences of a text, with the stops that end them. A stop
// within a word, as of a host's name, ends none.
func sentences(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i, r := range text {
			switch r {
			case '.', '!', '?', '؟', '\n':
				if next := i + utf8.RuneLen(r); next < len(text) && text[next] != ' ' {
					continue
				}
			case '。', '！', '？':
			default:
				continue
			}
			end := i + utf8.RuneLen(r)
			if !yield(text[start:end]) {
				return
			}
			start = end
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

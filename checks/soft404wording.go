package checks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// A wording is how plainly a line says that there is no page.
type wording struct {
	points float64
	quote  string // the line; "" if it does not say so
	number bool   // whether by a number alone
	thing  bool   // whether of a thing that may be missing from elsewhere
}

// The points of a line: of one that says it of a page and hardly anything else,
// that says more besides, that says much; of one that says it of nothing in
// particular, alone and among other words; and of a number among other words.
const (
	plainLine  = 4
	mixedLine  = 3
	longLine   = 1.5
	vagueLine  = 3
	vagueAmong = 1
	numberOnly = 0.5
)

// lostIn lists the watched words for lost that a page shows, and says whether
// its title or a heading has one.
func lostIn(p *linkwatch.Page) (words []string, headed bool) {
	for _, t := range p.Terms {
		if _, ok := lostWords[t.Word]; ok && t.Count > 0 {
			words = append(words, t.Word)
			headed = headed || t.Title
		}
	}
	return words, headed
}

// plainest is the plainest wording of some lines.
func plainest(lines func(yield func(string) bool), lost []string) wording {
	var best wording
	for line := range lines {
		if w := worded(line, lost); w.points > best.points {
			best = w
		}
	}
	return best
}

// worded weighs one line, in which any of the words for lost may stand.
func worded(line string, lost []string) wording {
	line = strings.TrimRight(line, " \t\n.!。！")
	folded := foldedLine(line)
	if hasWord(folded, passing) || hasWord(folded, about) {
		return wording{}
	}
	var best wording
	for _, word := range lost {
		if w := wordedBy(folded, word, lost); w.points > best.points {
			best = w
		}
	}
	if strings.ContainsAny(line, "?？؟") {
		best.points = min(best.points, vagueAmong)
	}
	if best.points > 0 {
		best.quote = strings.TrimSpace(line)
	}
	return best
}

// wordedBy weighs what one word for lost says in a folded line.
func wordedBy(line, word string, lost []string) wording {
	own := lostWords[word]
	rest, found := without(line, own.folded)
	if !found {
		return wording{}
	}
	if word == "404" {
		rest, _ := without(line, "page")
		if left(rest) == 0 {
			return wording{points: vagueLine, number: true}
		}
		return wording{points: numberOnly, number: true}
	}
	for _, other := range lost {
		if other != word && other != "404" {
			rest, _ = without(rest, lostWords[other].folded)
		}
	}
	points, thing := weighed(line, rest, own.tongues)
	if thing && points > vagueAmong && relates(line, own.folded) {
		points = vagueAmong // "the file that does not exist" may be a story
	}
	return wording{points: points, thing: thing}
}

// weighed gives the points of a line that has a word for lost in some languages,
// given what is left without it, and says whether it is of a thing only.
func weighed(line, rest string, in []int) (points float64, thing bool) {
	ofPage, ofThing := strings.Contains(line, " 404 "), false
	takeOut := func(words []string) (found bool) {
		for _, word := range words {
			if _, here := without(line, word); here {
				rest, _ = without(rest, word)
				found = true
			}
		}
		return found
	}
	for _, i := range in {
		ofPage = takeOut(tongues[i].pages) || ofPage
		ofThing = takeOut(tongues[i].things) || ofThing
	}
	switch n := left(rest); {
	case ofPage && n <= 2 || ofThing && n == 0:
		return plainLine, !ofPage
	case ofPage && n <= 6:
		return mixedLine, false
	case ofPage || ofThing && n == 1:
		return longLine, !ofPage
	case n == 0 && !strings.ContainsFunc(rest, wordless):
		return vagueLine, false
	}
	return vagueAmong, false
}

// relates reports whether a word for lost belongs to a clause about something, in
// a folded line.
func relates(line, lost string) bool {
	before, _, found := strings.Cut(line, " "+lost+" ")
	last := before[strings.LastIndexByte(before, ' ')+1:]
	return found && slices.Contains(relatives, last)
}

var relatives = strings.Fields("that which que qui che die das der dat som który która který která которая который που")

// foldedLine is a line in lower case, its words parted by one space, with one
// at either end.
func foldedLine(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 2)
	b.WriteByte(' ')
	spaced := true
	for _, r := range line {
		switch {
		case r == '’' || r == '‘':
			r = '\''
		case r == '\u200c':
			continue // which readers drop too
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\'':
			r = unicode.ToLower(r)
		case spaced:
			continue
		default:
			r = ' '
		}
		b.WriteRune(r)
		spaced = r == ' '
	}
	if !spaced {
		b.WriteByte(' ')
	}
	return b.String()
}

// without takes a word or phrase out of a folded line: a whole one, but in
// scripts that part no words.
func without(line, word string) (string, bool) {
	i := strings.Index(line, word)
	if i < 0 {
		return line, false
	}
	if r, _ := utf8.DecodeLastRuneInString(word); wordless(r) {
		return line[:i] + " " + line[i+len(word):], true
	}
	before, after, found := strings.Cut(line, " "+word+" ")
	return before + " " + after, found
}

// wordless reports whether a letter is of a script that parts no words, or whose
// words are inflected by letters behind them as Hangul is.
func wordless(r rune) bool { return r >= 0x0e00 && r < 0x1000 || r >= 0x2e80 }

// left counts the words of a folded line that say something. Where words are not
// parted, two letters or so make one.
func left(line string) int {
	n, letters := 0, 0
	for word := range strings.FieldsSeq(line) {
		if fillers[word] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(word); wordless(r) {
			letters += utf8.RuneCountInString(word)
			continue
		}
		n++
	}
	return n + letters/5
}

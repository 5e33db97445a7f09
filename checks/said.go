package checks

import (
	"strings"

	"linkwatch"
)

// A saying is how a page says a phrase.
type saying struct {
	plainly bool // as its own words, not as those that it writes about
	named   bool // of a host that it names in the same line
}

// says tells how a page says a phrase: plainly where the phrase is all but the
// whole of a part of its title, of a heading or of one of its first sentences, or
// the page has hardly another word. Who writes about pages that say it quotes
// the phrase, says more in the same breath, or asks what it means.
func says(p *linkwatch.Page, phrase string) saying {
	own := phrase
	phrase = strings.TrimSpace(foldedLine(phrase))
	words := len(strings.Fields(phrase))
	said := saying{plainly: p.Words <= 2*words+4}
	for line := range saidLines(p) {
		rest, named := withoutHosts(line, own)
		rest, found := without(foldedLine(rest), phrase)
		if named {
			rest, _ = without(rest, "domain name") // of which the host is one
		}
		if found && !strings.ContainsAny(line, quotes) && !hasWord(rest, about) && !hasWord(rest, guiding) && left(rest) <= max(1, words/4) {
			said = saying{true, said.named || named}
		}
	}
	return said
}

// hasWord reports whether a folded line has a word of a set.
func hasWord(line string, set map[string]bool) bool {
	for word := range strings.FieldsSeq(line) {
		if set[word] {
			return true
		}
	}
	return false
}

// guiding are the words of a line that warns of what others say, or helps with it.
var guiding = wordSet("help faq glossary warning beware ayuda ajuda aide hilfe aiuto hulp pomoc yardım помощь справка помогите βοήθεια مساعدة עזרה 帮助 ヘルプ 도움말")

const quotes = "\"“”„«»「」『』"

// saidLines gives what a page says one by one: the parts of its title, its
// headings, its first sentences.
func saidLines(p *linkwatch.Page) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		going := true
		each := func(line string) bool { going = yield(line); return going }
		softTitle(p.Title)(each)
		for _, h := range p.Headings {
			if !going || !yield(h) {
				return
			}
		}
		if going {
			sentences(behindHeadings(p))(yield)
		}
	}
}

// withoutHosts is a line without the names of hosts in it, but for those that a
// phrase has, and whether there are any.
func withoutHosts(line, phrase string) (string, bool) {
	if !strings.Contains(line, ".") {
		return line, false
	}
	words := strings.Fields(line)
	kept := words[:0]
	for _, word := range words {
		if name := strings.Trim(word, ".,:;!?()"); !isHost(name) || strings.Contains(phrase, strings.ToLower(name)) {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " "), len(kept) < len(words)
}

// isHost reports whether a word has the form of a host's name: labels between
// stops, the last one of letters.
func isHost(word string) bool {
	i := strings.LastIndexByte(word, '.')
	if i < 1 || len(word)-i < 3 || strings.ContainsAny(word, " /@|") {
		return false
	}
	return !strings.ContainsFunc(word[i+1:], func(r rune) bool { return r >= '0' && r <= '9' })
}

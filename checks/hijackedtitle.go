package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// foreignTitle finds titles in a script that neither the catalog nor the page's
// earlier title uses, on a page that does not declare the language that it
// declared before, and which has nothing else in common with what it was. A page
// that always was like that is not hijacked, only foreign.
func (c Case) foreignTitle() []linkwatch.Finding {
	v := &c.Visits[0]
	if len(c.Visits) < 2 || v.Page.Title == "" {
		return nil
	}
	if a := c.accepted(); a != nil && a.Page.Title == v.Page.Title {
		return nil // as of nearly every entry
	}
	foreign := foreignScript(v.Page.Title, c.Entry.Title)
	if foreign == noScript {
		return nil
	}
	looks := 1 // that saw the foreign page
	for i := range c.Visits[1:] {
		before := &c.Visits[1+i]
		if !saw(before) || before.Page.Title == "" {
			continue
		}
		if foreignScript(v.Page.Title, before.Page.Title) == noScript {
			looks++
			continue
		}
		if language := primary(v.Page.Language); language != "" && language == primary(before.Page.Language) || kin(&v.Page, &before.Page) {
			continue
		}
		f := takeover(fmt.Sprintf("its title is in %s, its language %q; it was %q.",
			lettersOf(foreign), v.Page.Language, before.Page.Language), looks)
		f.Evidence = []string{
			seen(v, fmt.Sprintf("title %q", v.Page.Title)),
			seen(before, fmt.Sprintf("title %q", before.Page.Title)),
		}
		return []linkwatch.Finding{f}
	}
	return nil
}

// kin reports whether two pages have something in common besides the address: a
// part of the title, a heading, a number or address, a block of text, most of
// the sites that they link to. A page that was translated keeps some of it, one
// that was taken over nothing.
func kin(a, b *linkwatch.Page) bool {
	inTitle := func(part string) bool { return slices.Contains(slices.Collect(titleParts(b.Title)), part) }
	return slices.ContainsFunc(slices.Collect(titleParts(a.Title)), inTitle) ||
		slices.ContainsFunc(a.Headings, func(h string) bool { return plainHeading(h) != "" && slices.Contains(b.Headings, h) }) ||
		slices.ContainsFunc(a.Facts, func(f linkwatch.Fact) bool { return f.Kind != linkwatch.Text && shows(*b, f) }) ||
		resemblance(a.Print.Blocks, b.Print.Blocks) > 0 ||
		len(a.Hosts) > 1 && shared(a.Hosts, b.Hosts) >= 0.5
}

// scripts are those that a title can be told apart by, by Unicode's names.
var scripts = [...]struct {
	name    string
	table   *unicode.RangeTable
	letters string // for people who do not know it by Unicode's name
}{
	{"Latin", unicode.Latin, ""}, {"Cyrillic", unicode.Cyrillic, ""}, {"Greek", unicode.Greek, ""}, {"Arabic", unicode.Arabic, ""}, {"Hebrew", unicode.Hebrew, ""},
	{"Thai", unicode.Thai, ""}, {"Hangul", unicode.Hangul, "Korean letters"}, {"Han", unicode.Han, "Chinese characters"},
	{"Hiragana", unicode.Hiragana, "Japanese letters"}, {"Katakana", unicode.Katakana, "Japanese letters"},
	{"Devanagari", unicode.Devanagari, "Hindi letters"}, {"Armenian", unicode.Armenian, ""}, {"Georgian", unicode.Georgian, ""},
}

// A script is an index of scripts; noScript for all others.
type script int

const noScript script = -1

// lettersOf names a script's letters for people.
func lettersOf(s script) string { return cmp.Or(scripts[s].letters, scripts[s].name+" letters") }

// foreignScript is the script that makes up most of one title's letters, if it
// does not occur in another; noScript if there is none.
func foreignScript(title, other string) script {
	letters, counts := 0, [len(scripts)]int{}
	for _, r := range title {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if s := scriptOfLetter(r); s != noScript {
			counts[s]++
		}
	}
	for s, n := range counts {
		if n*2 <= letters {
			continue
		}
		if strings.ContainsFunc(other, func(r rune) bool { return scriptOfLetter(r) == script(s) }) {
			return noScript
		}
		return script(s)
	}
	return noScript
}

// mainScript is the script of most of a title's letters; noScript if there is none.
func mainScript(title string) script { return foreignScript(title, "") }

func scriptOfLetter(r rune) script {
	const latin script = 0
	if r < utf8.RuneSelf {
		if unicode.IsLetter(r) {
			return latin
		}
		return noScript
	}
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			return script(i)
		}
	}
	return noScript
}

// primary is the primary subtag of a language tag (BCP 47), lower case.
func primary(language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	return tag
}

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
	foreign := foreignScripts(v.Page.Title, c.Entry.Title)
	if len(foreign) == 0 {
		return nil
	}
	looks := 1 // that saw the foreign page
	for i := range c.Visits[1:] {
		before := &c.Visits[1+i]
		if !good(*before) || before.Page.Title == "" {
			continue
		}
		if len(foreignScripts(v.Page.Title, before.Page.Title)) == 0 {
			looks++
			continue
		}
		if language := primary(v.Page.Language); language != "" && language == primary(before.Page.Language) || kin(&v.Page, &before.Page) {
			continue
		}
		f := takeover(fmt.Sprintf("its title is in %s, its language %q; it was %q.",
			strings.Join(lettersOf(foreign), " and "), v.Page.Language, before.Page.Language), looks)
		f.Evidence = []string{
			seen(*v, fmt.Sprintf("title %q", v.Page.Title)),
			seen(*before, fmt.Sprintf("title %q", before.Page.Title)),
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

// scripts are those that a title can be told apart by (Unicode's names).
var scripts = []string{"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Thai", "Hangul", "Han", "Hiragana", "Katakana", "Devanagari", "Armenian", "Georgian"}

// letters names those scripts for people that they do not know by Unicode's name.
var letters = map[string]string{
	"Han": "Chinese characters", "Hangul": "Korean letters", "Hiragana": "Japanese letters", "Katakana": "Japanese letters", "Devanagari": "Hindi letters",
}

func lettersOf(scripts []string) []string {
	words := make([]string, len(scripts))
	for i, s := range scripts {
		words[i] = cmp.Or(letters[s], s+" letters")
	}
	return words
}

// foreignScripts lists the scripts that make up most of one title's letters and
// do not occur in another.
func foreignScripts(title, other string) []string {
	letters, counts := 0, map[string]int{}
	for _, r := range title {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if s := script(r); s != "" {
			counts[s]++
		}
	}
	var foreign []string
	for _, s := range scripts {
		in := func(r rune) bool { return script(r) == s }
		if counts[s]*2 > letters && !strings.ContainsFunc(other, in) {
			foreign = append(foreign, s)
		}
	}
	return foreign
}

// mainScript is the script of most of a title's letters; "" if none is.
func mainScript(title string) string {
	if foreign := foreignScripts(title, ""); len(foreign) > 0 {
		return foreign[0]
	}
	return ""
}

func script(r rune) string {
	if r < utf8.RuneSelf {
		if unicode.IsLetter(r) {
			return "Latin"
		}
		return ""
	}
	i := slices.IndexFunc(scripts, func(s string) bool { return unicode.Is(unicode.Scripts[s], r) })
	if i < 0 {
		return ""
	}
	return scripts[i]
}

// primary is the primary subtag of a language tag (BCP 47), lower case.
func primary(language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	return tag
}

package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"linkwatch"
)

// hijacked finds pages that were taken over, against their own past and what
// the catalog calls them. Two signs must come together: the title is written in
// a script that neither the catalog nor the page's earlier title uses, and the
// page does not declare the language that it declared before. A page that always
// was like that is not hijacked, only foreign. Until a second visit agrees we
// are unsure: sites choose a language by many things.
func hijacked(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || !good(v) {
		return nil
	}
	foreign := foreignScripts(v.Page.Title, c.Entry.Title)
	if len(foreign) == 0 {
		return nil
	}
	looks := 1 // that saw the foreign page
	for _, before := range c.Visits[1:] {
		if !good(before) || before.Page.Title == "" {
			continue
		}
		if len(foreignScripts(v.Page.Title, before.Page.Title)) == 0 {
			looks++
			continue
		}
		if language := primary(v.Page.Language); language != "" && language == primary(before.Page.Language) {
			continue
		}
		f := linkwatch.Finding{
			Severity: linkwatch.Error, Health: linkwatch.Hijacked,
			Detail: fmt.Sprintf("The address now shows somebody else's content: its title is in %s, its language %q; it was %q.",
				strings.Join(lettersOf(foreign), " and "), v.Page.Language, before.Page.Language),
			Hint: "Take the link off your pages today and tell the organization; then look for its new address. Do not follow the page's links.",
			Evidence: []string{
				seen(v, fmt.Sprintf("title %q", v.Page.Title)),
				seen(before, fmt.Sprintf("title %q", before.Page.Title)),
			},
		}
		if looks == 1 {
			f.Severity, f.Health = linkwatch.Warning, linkwatch.Unsure
			f.Hint = "Look at the page in a browser now, and do not follow its links; the next visit decides."
		}
		return []linkwatch.Finding{f}
	}
	return nil
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
	letters := 0
	counts := map[string]int{}
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

func script(r rune) string {
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

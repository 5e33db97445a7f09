package checks

import (
	"cmp"
	"slices"
	"strings"

	"linkwatch"
)

// ownLanguages lists the primary subtags of the languages that are a page's own:
// those that it declares, or is mostly written in, now or as known before.
func ownLanguages(v, known *linkwatch.Visit) []string {
	own := ownOf(nil, &v.Page)
	if known == nil {
		return own
	}
	own = ownOf(own[:0], &known.Page)
	for _, t := range known.Page.Tongues {
		own = append(own, t.Language)
	}
	return own
}

// ownOf adds what a page declares, and what most of it is written in.
func ownOf(own []string, p *linkwatch.Page) []string {
	if p.Language != "" {
		own = append(own, primary(p.Language))
	}
	if t, letters := p.Tongues, 0; len(t) > 0 {
		for _, other := range t {
			letters += other.Letters
		}
		if t[0].Letters*2 > letters {
			own = append(own, t[0].Language)
		}
	}
	return own
}

// isForeign reports whether none of some languages is among a page's own, if
// any of its own is known. English is foreign nowhere: every site borrows it.
func isForeign(languages, own []string) bool {
	return len(own) > 0 && !slices.ContainsFunc(languages, func(l string) bool {
		return l == "en" || slices.ContainsFunc(own, func(o string) bool { return sameTongue(l, o) })
	})
}

// kindred groups the languages that a few sentences do not tell apart, and the names
// of scripts with the languages that are written in them.
var kindred = map[string]string{
	"ms": "id", "und-Hani": "zh", "uk": "und-Cyrl", "ru": "und-Cyrl", "bg": "und-Cyrl", "sr": "und-Cyrl", "mk": "und-Cyrl", "be": "und-Cyrl", "kk": "und-Cyrl",
	"ar": "und-Arab", "fa": "und-Arab", "ur": "und-Arab", "no": "da", "nb": "da", "nn": "da", "hr": "bs", "sk": "cs", "gl": "pt", "fil": "tl",
}

func sameTongue(a, b string) bool { return a == b || cmp.Or(kindred[a], a) == cmp.Or(kindred[b], b) }

// foreignTongue is what a page is written in most besides its own languages;
// false if there is nothing.
func foreignTongue(v, known *linkwatch.Visit) (linkwatch.Tongue, bool) {
	own := ownLanguages(v, known)
	for _, t := range v.Page.Tongues {
		if len(own) > 0 && !slices.ContainsFunc(own, func(o string) bool { return sameTongue(t.Language, o) }) {
			return t, true
		}
	}
	return linkwatch.Tongue{}, false
}

// ownScripts are the languages that have a script for themselves, or share it
// with kin only: who cannot read the page's own language well can still tell.
var ownScripts = strings.Fields("zh ja ko th lo my km bo hi bn pa gu or ta te kn ml si ka hy he el am und-Cyrl und-Arab")

// scriptOf is the script of a language, by the first of its languages; "" for
// Latin letters.
func scriptOf(language string) string {
	if l := cmp.Or(kindred[language], language); slices.Contains(ownScripts, l) {
		return l
	}
	return ""
}

var languageNames = map[string]string{
	"ar": "Arabic", "zh": "Chinese", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian",
	"it": "Italian", "ja": "Japanese", "ko": "Korean", "ms": "Malay", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "th": "Thai",
	"tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "und-Hani": "Chinese characters", "und-Cyrl": "Cyrillic letters", "und-Arab": "Arabic letters",
	"el": "Greek", "fa": "Persian", "tl": "Tagalog", "cs": "Czech", "ro": "Romanian", "sv": "Swedish", "da": "Danish", "fi": "Finnish", "hu": "Hungarian",
}

// languageName names a language for people.
func languageName(language string) string {
	return cmp.Or(languageNames[language], languageNames[primary(language)], language)
}

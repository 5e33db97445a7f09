package checks

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"linkwatch"
)

// Similarity says how likely two pages are the same resource at two times, from
// 0 to 1. What title and heading agree on weighs most, for the pages of a site
// share the rest: menus, footers, whole templates. Pages in different languages
// share no words: of them the shape decides, for a translation keeps how much
// there is of everything.
func Similarity(a, b linkwatch.Page) float64 {
	if a.Hash != "" && a.Hash == b.Hash {
		return 1
	}
	body := resemblance(a.Print.Shingles, b.Print.Shingles)
	if otherLanguage(&a, &b) {
		return max(shapeLikeness(&a, &b), body)
	}
	text, known := textLikeness(&a, &b)
	title, titled := titleLikeness(&a, &b)
	switch {
	case titled && known:
		both := (title + text*(1+title)/2) / 2 // alike blocks under another title may all be the site's
		return max(both, body)
	case titled:
		return title
	}
	return text
}

// textLikeness compares what stands below the titles; false if nothing does.
func textLikeness(a, b *linkwatch.Page) (float64, bool) {
	sum, weight := 0.0, 0.0
	add := func(known bool, likeness, of float64) {
		if known {
			sum, weight = sum+likeness*of, weight+of
		}
	}
	add(len(a.Headings)+len(b.Headings) > 0, shared(a.Headings, b.Headings), 1)
	add(len(a.Print.Shingles) > 0 && len(b.Print.Shingles) > 0, resemblance(a.Print.Shingles, b.Print.Shingles), 2)
	add(len(a.Print.Blocks) > 0 && len(b.Print.Blocks) > 0, resemblance(a.Print.Blocks, b.Print.Blocks), 1)
	if weight == 0 {
		return 0, false
	}
	return sum / weight, true
}

// titleLikeness compares what two pages are about, by its words; false if
// either does not say.
func titleLikeness(a, b *linkwatch.Page) (float64, bool) {
	if a.Title == "" || b.Title == "" {
		return 0, false
	}
	if a.Title == b.Title {
		return 1, true
	}
	if subjectA, subjectB := subject(a), subject(b); subjectA != "" && subjectB != "" {
		return shared(strings.Fields(subjectA), strings.Fields(subjectB)), true
	}
	if plainTitle(a.Title) == plainTitle(b.Title) {
		return 1, true
	}
	wordsA, wordsB := ownTitleWords(a.Title, b.Title), ownTitleWords(b.Title, a.Title)
	if len(wordsA) == 0 || len(wordsB) == 0 {
		wordsA, wordsB = strings.Fields(plainTitle(a.Title)), strings.Fields(plainTitle(b.Title))
	}
	return shared(wordsA, wordsB), true
}

// subject is the longest part of a page's title that is a heading too; "" if
// none is.
func subject(p *linkwatch.Page) string {
	longest := ""
	for part := range titleParts(p.Title) {
		if len(part) > len(longest) && slices.ContainsFunc(p.Headings, func(h string) bool { return plainHeading(h) == part }) {
			longest = part
		}
	}
	return longest
}

// plainHeading is a heading as a title would say it: lower case, without the
// sign of a link to itself.
func plainHeading(heading string) string {
	return plainTitle(strings.TrimRightFunc(heading, func(r rune) bool { return r == '#' || r == '¶' || unicode.Is(unicode.Co, r) || unicode.IsSpace(r) }))
}

// ownTitleWords lists the words of those parts of a title that another has not.
func ownTitleWords(title, other string) []string {
	others := slices.Collect(titleParts(other))
	var words []string
	parts := slices.Collect(titleParts(title))
	if len(parts) > 1 {
		parts = parts[1:] // the first is the whole
	}
	for _, part := range parts {
		if !slices.Contains(others, part) {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// otherLanguage reports whether two pages are mostly in different languages, or
// titled in different scripts.
func otherLanguage(a, b *linkwatch.Page) bool {
	return len(a.Tongues) > 0 && len(b.Tongues) > 0 && !sameTongue(a.Tongues[0].Language, b.Tongues[0].Language) ||
		mainScript(a.Title) != mainScript(b.Title)
}

// shapeLikeness compares how much two pages have of everything.
func shapeLikeness(a, b *linkwatch.Page) float64 {
	return ratio(a.Words, b.Words) * ratio(a.Links, b.Links) *
		ratio(len(a.Headings), len(b.Headings)) * ratio(len(a.Print.Blocks), len(b.Print.Blocks))
}

// ratio is the smaller of two counts as a share of the larger; 1 if both are 0.
func ratio(a, b int) float64 {
	if a == b {
		return 1
	}
	return math.Min(float64(a), float64(b)) / math.Max(float64(a), float64(b))
}

// shared is the share of all words or lines that two lists have in common
// (Jaccard 1901); 1 if there are none.
func shared(a, b []string) float64 {
	common, all := 0, len(b)
	for _, s := range a {
		if slices.Contains(b, s) {
			common++
		} else {
			all++
		}
	}
	if all == 0 {
		return 1
	}
	return math.Min(1, float64(common)/float64(all))
}

// resemblance estimates the share of digests that two pages have in common from
// the smallest of each (Broder 1997): among the smallest of both together, as
// many as either kept.
func resemblance(a, b []uint32) float64 {
	union, common := 0, 0
	for i, j := 0, 0; union < max(len(a), len(b)) && (i < len(a) || j < len(b)); union++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			common++
			i++
			j++
		}
	}
	if union == 0 {
		return 0
	}
	return float64(common) / float64(union)
}

package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// A phrase is the words, folded, that a date follows.
type phrase struct {
	words    string
	second   int // where the second of them starts; 0 if there is none
	kind     linkwatch.ClaimKind
	bare     bool  // whether the words may also speak of something else than the page
	order    order // of the numbers in a date that follows, where the language tells
	american bool  // whether American offices write the language too, in either order
}

// phrases holds the phrases by the first byte of their first letter, folded;
// the longest first, so that "updated on" is seen before "updated".
var phrases = func() (table [256][]phrase) {
	for _, list := range phraseLists {
		for words := range strings.SplitSeq(list.words, ",") {
			words = foldWord(strings.TrimSpace(words))
			bucket := &table[words[0]]
			*bucket = append(*bucket, phrase{words, strings.IndexByte(words, ' ') + 1, list.kind, list.bare, orderOfPhrase(list.language), list.language == "es"})
		}
	}
	for _, bucket := range table {
		slices.SortStableFunc(bucket, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return table
}()

// orderOfPhrase is the order of numbers that goes with a phrase's language. English
// is written everywhere; Hungarian and the languages of East Asia put the year first.
func orderOfPhrase(language string) order {
	switch language {
	case "en", "hu", "zh", "ja", "ko":
		return unknownOrder
	}
	return dayFirst
}

// leadWords has a bit for the hash of each word without marks with which a phrase starts.
var leadWords = func() (set wordSieve) {
	for _, bucket := range phrases {
		for _, p := range bucket {
			bare := uint64(noWord)
			for _, r := range p.words {
				if !unicode.IsLetter(r) {
					break
				}
				bare = mixed(bare, uint64(r))
			}
			set.let(bare)
		}
	}
	return set
}()

// atHash is the hash of the word that an address has where it is spelled out.
var atHash, _ = firstTwo("at")

// leadLetters has a bit for each letter beyond ASCII with which a phrase may start, as
// it is written: few letters of a page in another script do. What lies beyond
// lastFolded stands for itself.
var leadLetters = func() (table [1 << 16 / 64]uint64) {
	const lastFolded = 0x2000 // capitals and marks of later scripts are none of ours
	starts := make(map[rune]bool)
	for _, bucket := range phrases {
		for _, p := range bucket {
			first, _ := utf8.DecodeRuneInString(p.words)
			starts[first] = true
		}
	}
	for r := rune(utf8.RuneSelf); r < 1<<16; r++ {
		if r < lastFolded && starts[fold(r)] || starts[r] {
			table[r/64] |= 1 << (r % 64)
		}
	}
	return table
}()

// mayLead reports whether a phrase may start with the character beyond ASCII that b
// starts with.
func mayLead(b []byte) bool {
	var r rune
	switch {
	case len(b) < 3:
		return false // no phrase is as short
	case b[0] < 0xe0:
		r = rune(b[0]&0x1f)<<6 | rune(b[1]&0x3f)
	case b[0] < 0xf0:
		r = rune(b[0]&0x0f)<<12 | rune(b[1]&0x3f)<<6 | rune(b[2]&0x3f)
	default:
		return false
	}
	return leadLetters[r/64]>>(r%64)&1 != 0
}

// matchPhrase finds the longest phrase that b starts with, and its length in b.
func matchPhrase(b []byte) (phrase, int) {
	first, _ := utf8.DecodeRune(b)
	var space [utf8.UTFMax]byte
	bucket := phrases[utf8.AppendRune(space[:0], fold(first))[0]]
	const longFirst = 24 // bytes: hardly a phrase begins with a word as long
	ascii := 0
	for ascii < len(b) && ascii < longFirst && b[ascii] < utf8.RuneSelf {
		ascii++
	}
	for i := range bucket {
		p := &bucket[i]
		if p.differs(b) || p.second > 0 && p.second < ascii && lowerByte(b[p.second]) != p.words[p.second] {
			continue
		}
		if n := p.length(b); n > 0 {
			return *p, n
		}
	}
	return phrase{}, 0
}

// differs reports whether the second or third byte alone tells that b does not
// start with the phrase: so nearly all of a bucket are passed over.
func (p *phrase) differs(b []byte) bool {
	if len(b) > 2 && b[0] >= 0xe0 {
		return b[1] != p.words[1] || b[2] != p.words[2] // scripts without capitals
	}
	return len(b) < 3 || isAlpha(b[1]) && b[1]|0x20 != p.words[1] || isAlpha(b[1]) && isAlpha(b[2]) && b[2]|0x20 != p.words[2]
}

// length is how many bytes the phrase takes where b starts with it as whole
// words; 0 if it does not. Its spaces may be hyphens.
func (p *phrase) length(b []byte) int {
	i := 0
	for _, want := range p.words {
		if i >= len(b) {
			return 0
		}
		r, size := rune(lowerByte(b[i])), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
			r = fold(r)
		}
		if r != want && (want != ' ' || r != '-') {
			return 0
		}
		i += size
	}
	if endsInLetter := p.words[len(p.words)-1] != '.'; endsInLetter && startsWithLetter(b[i:]) && b[0] < 0xe0 {
		return 0 // "updatedness"; from 0xe0 on are the scripts that part no words: Thai, Han, kana
	}
	return i
}

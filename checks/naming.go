package checks

import (
	"strings"
	"unicode"
)

// A naming is what words say besides the edition that they name.
type naming struct {
	edition edition
	words   []string // of what the publication is called, lower case, without stop words
	newest  bool     // whether they call it newer, or the newest
	law     bool     // whether the year is that of a law: Act of 2000
	span    bool     // whether it is one of a span of several years
}

// nameOf takes words apart.
func nameOf(text string) naming {
	var n naming
	tokens := tokensOf(text)
	for i := 0; i < len(tokens); i++ {
		word, before := tokens[i], ""
		if i > 0 {
			before = tokens[i-1]
		}
		year := yearIn(word)
		switch {
		case year != 0:
			n.law = n.law || before == "of" && i > 1 && lawWords[tokens[i-2]]
			if i+1 < len(tokens) && follows(year, tokens[i+1]) {
				i++ // 2018/19, 2018-2019
			} else if n.edition.year != 0 && n.edition.year != year {
				n.span = true
			}
			if n.edition.year == 0 {
				n.edition.year = year
			}
		case numberOf(word) != 0 && i+1 < len(tokens) && editionNouns[tokens[i+1]]:
			n.edition.number = numberOf(word)
			i++
		case editionNouns[word] && i+1 < len(tokens) && numberOf(tokens[i+1]) != 0:
			n.edition.number = numberOf(tokens[i+1])
			i++
		case versionNumber(word) != 0:
			n.edition.number = versionNumber(word)
		case isNumber(word) && i+1 < len(tokens) && sizeUnits[tokens[i+1]]:
			i++
		case newestWords[word]:
			n.newest = true
		case !emptyWords[word] && !editionNouns[word] && !isNumber(word):
			n.words = append(n.words, word)
		}
	}
	return n
}

// tokensOf parts a text into words, numbers and signs of scripts without spaces.
func tokensOf(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(text), "’", "'"), "'s", "")
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// yearIn is the year that a word is, or has before or behind it as fy2024, 2024年版
// and 2024er; 0 if there is none.
func yearIn(word string) int {
	digits, at := 0, -1
	for i := range len(word) {
		if word[i] >= '0' && word[i] <= '9' {
			if digits++; at < 0 {
				at = i
			} else if i-at != digits-1 {
				return 0 // of two numbers
			}
		}
	}
	if digits != 4 || len(word)-digits > 3*len("年版") {
		return 0
	}
	year := 0
	for _, c := range []byte(word[at : at+4]) {
		year = 10*year + int(c-'0')
	}
	if year < firstYear || year > 2099 {
		return 0
	}
	return year
}

// follows reports whether a word is the year after a year, in full or by its last
// two digits.
func follows(year int, word string) bool {
	if len(word) == 2 && isNumber(word) {
		return int(word[0]-'0')*10+int(word[1]-'0') == (year+1)%100
	}
	return yearIn(word) == year+1
}

func isNumber(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

// numberOf is the number that a word counts with: 4th, 4e, 4, fourth, vierte; 0
// if it counts nothing.
func numberOf(word string) int {
	if n := ordinals[word]; n != 0 {
		return n
	}
	n, digits := 0, 0
	for digits < len(word) && word[digits] >= '0' && word[digits] <= '9' {
		n = 10*n + int(word[digits]-'0')
		if digits++; digits > 2 {
			return 0
		}
	}
	if digits == 0 || len(word)-digits > 3 {
		return 0
	}
	return n
}

// versionNumber is that of v2; 0 if the word is none such.
func versionNumber(word string) int {
	if rest, ok := strings.CutPrefix(word, "v"); ok && rest != "" && len(rest) < 3 && isNumber(rest) {
		return numberOf(rest)
	}
	return 0
}

// firstYear is the first that a year of an edition can be.
const firstYear = 1990

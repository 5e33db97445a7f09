package checks

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A likeness says how two names are related.
type likeness int

const (
	otherWords likeness = iota
	partOfWords
	sameWords
)

// sameName compares the words of a link with those of a title, whatever their
// order: a link on a series' own page often has a part of them only.
func sameName(link, title []string) likeness {
	if len(link) == 0 || len(title) == 0 {
		return otherWords
	}
	for _, word := range link {
		if !slices.Contains(title, word) {
			return otherWords
		}
	}
	for _, word := range title {
		if !slices.Contains(link, word) {
			return partOfWords
		}
	}
	return sameWords
}

// distinct reports whether words are more than what any series may be called: a
// subject is among them.
func distinct(words []string) bool {
	letters := 0
	for _, word := range words {
		if !documentWords[word] && !commonWords[word] {
			letters += utf8.RuneCountInString(word)
		}
	}
	return len(words) > 1 && letters >= subjectLetters
}

// subjectLetters is how long the name of a subject is at least.
const subjectLetters = 6

// spelledOut gives words with the initials of a title's words in full: the TIP
// report is that on trafficking in persons.
func spelledOut(words []string, title string) []string {
	const mostInitials = 8
	short := func(word string) bool { return len(word) > 1 && len(word) <= mostInitials }
	if !slices.ContainsFunc(words, short) {
		return words
	}
	tokens := tokensOf(title)
	var full []string
	for _, word := range words {
		from := -1
		for i := range tokens {
			if n := len(word); short(word) && i+n <= len(tokens) && initials(tokens[i:i+n]) == word {
				from = i
				break
			}
		}
		if from < 0 {
			full = append(full, word)
		} else {
			full = append(full, nameOf(strings.Join(tokens[from:from+len(word)], " ")).words...)
		}
	}
	return full
}

func initials(words []string) string {
	letters := make([]byte, len(words))
	for i, word := range words {
		letters[i] = word[0] // of a letter beyond ASCII only a part, which equals no word
	}
	return string(letters)
}

package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Watched is what a Reader looks for on every page, whatever its entry.
type Watched struct {
	// Marks are strings of ASCII that are looked for in a page's source, markup
	// and scripts included, capital letters or not.
	Marks []string
	// Terms are words and phrases that are looked for in a page's text, its
	// title and what it hides: whole words, capital letters or not, and parts of
	// words in the scripts that are written without spaces, Hangul among them.
	Terms []string
}

// version names what this reader makes of a page. It goes up whenever the same
// bytes would give another Page.
const version = "5"

// A Reader reads pages, any number at a time.
type Reader struct {
	name  string
	marks needles
	terms vocabulary
}

// NewReader makes a reader that watches for these words.
func NewReader(watched Watched) *Reader {
	marks, terms := sortedSet(watched.Marks), sortedSet(watched.Terms)
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q", marks, terms))
	return &Reader{
		name:  version + "-" + hex.EncodeToString(sum[:4]),
		marks: newNeedles(marks),
		terms: newVocabulary(terms),
	}
}

// Name names what the reader makes of a page: Page.Reader.
func (r *Reader) Name() string { return r.name }

// sortedSet is the words without doubles and empty ones, sorted.
func sortedSet(words []string) []string {
	set := slices.Compact(slices.Sorted(slices.Values(words)))
	return slices.DeleteFunc(set, func(word string) bool { return strings.TrimSpace(word) == "" })
}

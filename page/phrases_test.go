package page

import (
	"strings"
	"testing"
)

func TestNoPhraseIsPassedOverByItsFirstLetters(t *testing.T) {
	for _, bucket := range phrases {
		for _, p := range bucket {
			for _, words := range []string{p.words, strings.ToUpper(p.words), strings.ReplaceAll(p.words, " ", "-")} {
				if at := nextStart([]byte(words), 0, len(words)); at != 0 {
					t.Errorf("in %q something may start at %d, want 0 of a phrase", words, at)
				}
			}
		}
	}
}

package page

import (
	"strings"
	"testing"
)

func TestNoPhraseIsPassedOverByItsFirstWord(t *testing.T) {
	vocabulary := newVocabulary(nil)
	for _, bucket := range phrases {
		for _, p := range bucket {
			for _, words := range []string{p.words, strings.ToUpper(p.words), strings.ReplaceAll(p.words, " ", "-")} {
				var p parts
				p.terms.start(&vocabulary)
				if p.read([]byte(words), 0); len(p.places) == 0 || p.places[0] != 0 {
					t.Errorf("in %q something may start at %v, want at 0, where a phrase does", words, p.places)
				}
			}
		}
	}
}

package page

import (
	"strings"
	"testing"
)

func TestNoPhraseIsPassedOverByItsFirstLetters(t *testing.T) {
	for _, bucket := range phrases {
		for _, p := range bucket {
			for _, words := range []string{p.words, strings.ToUpper(p.words), strings.ReplaceAll(p.words, " ", "-")} {
				if !opens([]byte(words)) {
					t.Errorf("opens(%q) = false, want true of a phrase", words)
				}
			}
		}
	}
}

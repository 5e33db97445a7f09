package page

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestAWindowHoldsTheWordsOfATextInWhateverPiecesItComes(t *testing.T) {
	pieces := []string{"a", "Z9", "word", " ", "  ", " \t", "\n", "-", " - ", ".", "\x00", "\x7f", "é", "Ж", "٣", "́", "\u00a0", strings.Repeat("long", 20)}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var w window
		var text bytes.Buffer
		for range random.IntN(40) {
			piece := pieces[random.IntN(len(pieces))]
			if random.IntN(2) == 0 {
				piece += pieces[random.IntN(len(pieces))]
			}
			text.WriteString(piece)
			w.add([]byte(piece))
		}
		words := strings.Fields(text.String())
		held := strings.Join(words, " ")
		words = slices.DeleteFunc(words, func(word string) bool {
			return !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		})
		if got := strings.TrimSuffix(string(w.buf), " "); got != held || w.words != len(words) {
			t.Fatalf("%q\ngot  %q, %d words\nwant %q, %d", &text, got, w.words, held, len(words))
		}
	}
}

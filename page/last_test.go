package page

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

func TestLastIndexFindsWhatBytesDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := make([]byte, random.IntN(20_000))
		for i := range b {
			b[i] = "ab"[random.IntN(2)]
		}
		word := make([]byte, 1+random.IntN(20))
		for i := range word {
			word[i] = "aab"[random.IntN(3)]
		}
		if got, want := lastIndex(b, word), bytes.LastIndex(b, word); got != want {
			t.Fatalf("%q in %q: got %d, want %d", word, b, got, want)
		}
	}
}

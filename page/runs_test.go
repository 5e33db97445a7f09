package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"
)

func TestRunsStartAndEndWhereWordsDo(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		text := make([]byte, random.IntN(3*runsAtOnce))
		often := random.IntN(200) + 1
		for i := range text {
			if text[i] = 'a' + byte(random.IntN(26)); random.IntN(often) == 0 {
				text[i] = byte(random.IntN(256))
			}
		}
		var want, got []int
		for i, inside := 0, false; i <= len(text); i++ {
			in := i < len(text) && (isAlnum(text[i]) || text[i] >= utf8.RuneSelf)
			if in != inside {
				want = append(want, i)
			}
			inside = in
		}
		var r runs
		for i := 0; i < len(text); {
			edges, next := r.find(text[i:])
			for _, edge := range edges {
				got = append(got, i+int(edge))
			}
			i += next
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestOnlyWordsThatStartAPhraseAreLookedAt(t *testing.T) {
	vocabulary := newVocabulary(nil)
	for text, want := range map[string][]int{
		"déjà été à la dérive.": nil, "Dernière mise à jour": {0, 10}, "η νέα Ενημερώθηκε": {len("η νέα ")}, "l’été updated": {len("l’été ")},
		"il a 24 ans": {5}, "x@y": {1}, "Nếu người bạn biết cần.": nil,
	} {
		p := newParts(&vocabulary)
		p.read([]byte(text), 0)
		if fmt.Sprint(p.places) != fmt.Sprint(want) {
			t.Errorf("in %q something may start at %v, want %v", text, p.places, want)
		}
		p.free()
	}
}

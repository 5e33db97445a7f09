package packed

import "hash/maphash"

const (
	maxWords  = 1 << 16 // that are kept once for all who say them
	maxRecent = 1 << 12 // texts that are remembered as said once
)

// Words are the texts, and the structs as they are written, that several values
// have. One becomes a word when it is met again soon; most names and addresses
// never are.
type words struct {
	list   []string
	number map[string]int
	recent []uint64 // hashes of texts met lately, each at the place that it names
	seed   maphash.Seed
}

// find gives a text's number; false if it is no word, or no word yet.
func (w *words) find(text string) (int, bool) {
	if len(text) < 3 {
		return 0, false // it takes no more than its number would
	}
	if n, known := w.number[text]; known {
		return n, true
	}
	if w.recent == nil {
		w.recent, w.number, w.seed = make([]uint64, maxRecent), map[string]int{}, maphash.MakeSeed()
	}
	hash := maphash.String(w.seed, text)
	met := &w.recent[hash%maxRecent]
	if *met == hash && len(w.list) < maxWords {
		text = string(append([]byte(nil), text...))
		w.number[text] = len(w.list)
		w.list = append(w.list, text)
		return len(w.list) - 1, true
	}
	*met = hash
	return 0, false
}

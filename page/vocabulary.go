package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// A vocabulary is the terms that are looked for in a text, by their first two
// words: many begin with the same one, which stands everywhere.
type vocabulary struct {
	terms  []term
	filter [1 << 16 / 64]uint64 // two bits for each hash
	chains [1 << 12]int32       // by hash, the last term; one more than its index
}

// A term is a word or phrase as it is compared: folded.
type term struct {
	word   string // as it is watched
	lead   string // what stands before the first word: the hash of #metoo
	folded string // from the first word on
	hash   uint64 // of the first word, or of the first two
	whole  bool   // whether it ends with its last word
	next   int32  // the term before it in the chain; one more than its index
}

// newVocabulary prepares to look for terms. Those without any letter or digit
// are left out.
func newVocabulary(words []string) vocabulary {
	var v vocabulary
	for _, word := range words {
		t := newTerm(word)
		if t.folded == "" {
			continue
		}
		v.filter[t.hash>>54] |= twoBits(t.hash)
		chain := &v.chains[t.hash>>52]
		t.next = *chain
		v.terms = append(v.terms, t)
		*chain = int32(len(v.terms))
	}
	return v
}

func newTerm(word string) term {
	t, first := term{word: word}, spelling{hash: noWord}
	var b []byte
	last := sign{}
	started, ended := false, false
	for i := 0; i < len(word); {
		s, size := signIn(word[i:])
		i += size
		if s.folded == 0 {
			continue
		}
		switch {
		case s.alphabet == noLetter:
			ended = ended || started
		case !started:
			t.lead, b, started = string(b), nil, true
			ended = s.alphabet.wordless()
			first.add(s.folded)
		case s.alphabet.wordless():
			ended = true
		case !ended:
			first.add(s.folded)
		}
		b = utf8.AppendRune(b, s.folded)
		last = s
	}
	if started {
		t.folded, t.hash = string(b), first.end()
		if one, two := firstTwo(b); one == t.hash && two != 0 {
			t.hash = together(one, two)
		}
		t.whole = last.alphabet != noLetter && !last.alphabet.wordless()
	}
	return t
}

// firstTwo gives the hashes of the words that a text starts with; 0 for none.
func firstTwo(text []byte) (one, two uint64) {
	var p parts
	for i := 0; i < len(text) && two == 0; {
		if text[i] < utf8.RuneSelf && folds[text[i]] == 0 {
			i++
			continue
		}
		hash, n := p.spell(text, i, 0)
		if one == 0 {
			one = hash
		} else {
			two = hash
		}
		i += n
	}
	return one, two
}

// together is the hash of two words that follow each other.
func together(one, two uint64) uint64 { return settled(mixed(one, two)) }

// signIn is the sign that a text starts with, and its size. Unlike signAt it
// takes ASCII, and gives marks, as far as they matter, as what they are folded to.
func signIn[text []byte | string](t text) (sign, int) {
	if c := t[0]; c < utf8.RuneSelf {
		switch {
		case folds[c] != 0:
			return sign{folded: rune(folds[c]), alphabet: latin}, 1
		case isSpace(c):
			c = ' '
		}
		return sign{folded: rune(c)}, 1
	}
	s, size := signAt([]byte(t[:min(len(t), utf8.UTFMax)]))
	if s.alphabet != noLetter {
		return s, size
	}
	switch r, _ := utf8.DecodeRune([]byte(t[:size])); {
	case r == '‘' || r == '’':
		s.folded = '\''
	case r == '“' || r == '”':
		s.folded = '"'
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
		s.folded = '-'
	case unicode.IsSpace(r):
		s.folded = ' '
	default:
		s.folded = r
	}
	return s, size
}

// A spelling hashes a word: its folded runes, one after another, eight at a time
// where they are of ASCII. The hash is the same everywhere and always, as digests
// made of it are kept.
type spelling struct {
	hash  uint64
	ascii uint64 // those not hashed yet, the last in the lowest byte
}

const (
	noWord = 0x9FB21C651E98DF25
	mixer  = 0x9E3779B97F4A7C15
)

func mixed(hash, with uint64) uint64 { return (hash ^ with) * mixer }

// add takes in the next rune, which is folded.
func (s *spelling) add(folded rune) {
	if folded < utf8.RuneSelf {
		if s.ascii>>56 != 0 {
			s.hash, s.ascii = mixed(s.hash, s.ascii), 0
		}
		s.ascii = s.ascii<<8 | uint64(folded)
		return
	}
	s.hash, s.ascii = mixed(mixed(s.hash, s.ascii), uint64(folded)), 0
}

// end is the hash of the word, all bits of which depend on all of the word.
func (s *spelling) end() uint64 { return settled(mixed(s.hash, s.ascii)) }

func settled(hash uint64) uint64 { return (hash ^ hash>>32) * mixer }

// folds is what a letter or digit of ASCII is folded to; 0 for all else.
var folds = func() (table [256]byte) {
	for c := range table {
		switch b := byte(c); {
		case isAlpha(b):
			table[c] = b | 0x20
		case isDigit(b):
			table[c] = b
		}
	}
	return table
}()

// mayStart reports whether a word of this hash, or two, may start a term.
func (v *vocabulary) mayStart(hash uint64) bool {
	return twoBits(hash)&^v.filter[hash>>54] == 0
}

// twoBits are the bits of a hash in its part of a filter, which lets fewer others
// pass than one bit would.
func twoBits(hash uint64) uint64 { return 1<<(hash>>48&63) | 1<<(hash>>42&63) }

// stands reports whether the term stands at i, the start of a word of b.
func (t *term) stands(b []byte, i int) bool {
	if i < len(t.lead) || string(b[i-len(t.lead):i]) != t.lead {
		return false
	}
	rest := t.folded
	for len(rest) > 0 {
		want, size := utf8.DecodeRuneInString(rest)
		if i == len(b) {
			return false
		}
		s, n := signIn(b[i:])
		i += n
		if s.folded == 0 {
			continue
		}
		if s.folded != want {
			return false
		}
		rest = rest[size:]
	}
	if !t.whole || i == len(b) {
		return true
	}
	s, _ := signIn(b[i:])
	return s.alphabet == noLetter || s.alphabet.wordless()
}

// A tally is what was found of a vocabulary.
type tally struct {
	*vocabulary
	terms  []linkwatch.Term // by term
	found  []int32          // those that were
	before word             // in the text at hand; hash 0 for none
}

func (t *tally) start(v *vocabulary) {
	for _, i := range t.found {
		t.terms[i] = linkwatch.Term{}
	}
	t.vocabulary, t.found = v, t.found[:0]
	if len(t.terms) < len(v.terms) {
		t.terms = make([]linkwatch.Term, len(v.terms))
	}
}

// heed takes in the next words of b.
func (t *tally) heed(b []byte, words []word, title, hidden bool) {
	before := t.before
	for _, w := range words {
		if t.mayStart(w.hash) {
			t.at(b, w.at, w.hash, title, hidden)
		}
		if two := together(before.hash, w.hash); t.mayStart(two) && before.hash != 0 {
			t.at(b, before.at, two, title, hidden)
		}
		before = w
	}
	t.before = before
}

// at takes in the word, or the two words, at i of b.
func (t *tally) at(b []byte, i int, hash uint64, title, hidden bool) {
	for next := t.chains[hash>>52]; next != 0; {
		term := &t.vocabulary.terms[next-1]
		if term.hash == hash && term.stands(b, i) {
			found := &t.terms[next-1]
			if found.Count == 0 {
				found.Word = term.word
				t.found = append(t.found, next-1)
			}
			found.Count++
			found.Title = found.Title || title
			found.Hidden = found.Hidden || hidden
		}
		next = term.next
	}
}

// all is the terms that were found, sorted.
func (t *tally) all() (terms []linkwatch.Term) {
	for _, i := range t.found {
		terms = append(terms, t.terms[i])
	}
	slices.SortFunc(terms, func(a, b linkwatch.Term) int { return strings.Compare(a.Word, b.Word) })
	return terms
}

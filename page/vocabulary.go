package page

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// A vocabulary is the terms that are looked for in a text, by their first two
// words: many begin with the same one, which stands everywhere.
type vocabulary struct {
	concerns concerns // whom a word of the text may concern, the terms included
	terms    []term
	filter   [1 << 16 / 64]uint64 // two bits for each hash
	chains   [1 << 12]int32       // by hash, the last term; one more than its index
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
	v := vocabulary{concerns: everywhere}
	for _, word := range words {
		t := newTerm(word)
		if t.folded == "" {
			continue
		}
		if one, two := firstTwo(t.folded); two != 0 {
			v.concerns.add(one, firstOfTerm)
			v.concerns.add(two, secondOfTerm)
		} else {
			v.concerns.add(one, isTerm)
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
	t := term{word: word}
	var b []byte
	last := sign{}
	started := false
	for i := 0; i < len(word); {
		s, size := signIn(word[i:])
		i += size
		if s.folded == 0 {
			continue
		}
		if s.alphabet != noLetter && !started {
			t.lead, b, started = string(b), nil, true
		}
		b = utf8.AppendRune(b, s.folded)
		last = s
	}
	if started {
		t.folded = string(b)
		one, two := firstTwo(t.folded)
		if t.hash = one; two != 0 {
			t.hash = together(one, two)
		}
		t.whole = last.alphabet != noLetter && !last.alphabet.wordless()
	}
	return t
}

// firstTwo gives the hashes of the words that a text starts with; 0 for none.
func firstTwo(text string) (one, two uint64) {
	word, open := spelling{hash: noWord}, false
	end := func() {
		switch {
		case !open:
		case one == 0:
			one = word.end()
		default:
			two = word.end()
		}
		word, open = spelling{hash: noWord}, false
	}
	for len(text) > 0 && two == 0 {
		s, size := signIn(text)
		text = text[size:]
		parted := s.alphabet == noLetter || s.alphabet.wordless()
		if parted {
			end()
		}
		if s.alphabet != noLetter && two == 0 {
			word.add(s.folded)
			open = true
		}
		if parted {
			end()
		}
	}
	if two == 0 {
		end()
	}
	return one, two
}

// together is the hash of two words that follow each other; turned, as a word said
// twice would leave nothing of itself.
func together(one, two uint64) uint64 { return settled(mixed(bits.RotateLeft64(one, 11), two)) }

// signIn is the sign that a text starts with, and its size. Unlike signAt it
// takes ASCII, and gives marks, as far as they matter, as what they are folded to.
func signIn[text []byte | string](t text) (sign, int) {
	if c := t[0]; c < utf8.RuneSelf {
		s := sign{folded: rune(plainSigns[c])}
		if folds[c] != 0 {
			s.alphabet = latin
		}
		return s, 1
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

// plainSigns is what each sign of ASCII is folded to; 0 for all else.
var plainSigns = func() (table [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case folds[c] != 0:
			table[c] = folds[c]
		case isSpace(c):
			table[c] = ' '
		default:
			table[c] = c
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
		if i == len(b) {
			return false
		}
		if c := plainSigns[b[i]]; c != 0 && rest[0] < utf8.RuneSelf {
			if c != rest[0] {
				return false
			}
			rest = rest[1:]
			i++
			continue
		}
		want, size := utf8.DecodeRuneInString(rest)
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
	terms []linkwatch.Term // by term
	found []int32          // those that were
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

// heed takes in the word, or the two words, of this hash at i of b.
func (t *tally) heed(b []byte, i int, hash uint64, title, hidden bool) {
	if !t.mayStart(hash) {
		return
	}
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

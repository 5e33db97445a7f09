package page

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// words are some words of a text, behind the one before them: the hashes of their letters
// and digits, and where they start.
type words struct {
	hashes [128]uint64
	at     [128]int32
}

// read walks the words of a text, which stands at from of the window.
func (p *parts) read(b []byte, from int) {
	if cap(b)-len(b) < 8 {
		b = append(make([]byte, 0, len(b)+8), b...) // eight bytes are read wherever a word is
	}
	p.before = 0
	for i := 0; i < len(b); {
		noted := len(p.places)
		edges, size := p.runs.find(b[i:])
		for len(edges) > 0 {
			var n int
			edges, n = p.readRuns(b, edges, i, from)
			p.heed(b, from, n)
		}
		p.noteAts(b, i, i+size, from)
		if !slices.IsSorted(p.places[noted:]) {
			slices.Sort(p.places[noted:])
		}
		i += size
	}
}

// readRuns reads the words of the runs of a text that start and end at edges, counted from
// start, as far as there is room for them, and returns the edges of the others.
func (p *parts) readRuns(b []byte, edges []int32, start, from int) (rest []int32, n int) {
	n = 1
	for n < len(p.words.hashes) {
		var read, letters int
		read, letters = p.words.readPlain(b[start:len(b)+8], edges, start, n)
		n += read
		p.voices.latin += letters
		edges = edges[2*read:]
		if len(edges) == 0 || n == len(p.words.hashes) {
			break
		}
		n = p.readRun(b, start+int(edges[0]), int(edges[1]-edges[0]), from, n)
		edges = edges[2:]
	}
	return edges, n
}

// readPlain reads words of the first runs as long as they are of letters of ASCII, of
// sixteen at the most as nearly all are, and while there is room behind the n that there are.
func (w *words) readPlain(text []byte, edges []int32, start, n int) (read, letters int) {
	for ; 2*read+1 < len(edges) && n < len(w.hashes); read++ {
		at, size := int(edges[2*read]), int(edges[2*read+1]-edges[2*read])
		i, hash, rest := at, uint64(noWord), size
		if size > 8 {
			part := binary.LittleEndian.Uint64(text[at:]) | smallBits
			if size > 16 || part&(letterBits|beyondBits) != letterBits {
				break
			}
			hash = mixed(hash, bits.ReverseBytes64(part))
			i, rest = at+8, size-8
		}
		unused := 8 * (8 - rest) & 63
		part := (binary.LittleEndian.Uint64(text[i:]) | smallBits) << unused
		if part&(letterBits|beyondBits) != letterBits<<unused {
			break
		}
		w.hashes[n], w.at[n] = settled(mixed(hash, bits.ReverseBytes64(part))), int32(start+at)
		letters += size
		n++
	}
	return read, letters
}

// The bits of eight bytes that tell small letters from capitals, letters from digits, and
// what is beyond ASCII.
const (
	smallBits  = ('a' ^ 'A') * everyByte
	letterBits = 0x40 * everyByte
	beyondBits = utf8.RuneSelf * everyByte
)

// readRun reads any run, behind the n words that there are: it notes a number's place and
// leaves to spellRun what is beyond ASCII.
func (p *parts) readRun(b []byte, at, size, from, n int) int {
	hash, letters := uint64(noWord), 0
	i, end, text := at, at+size, b[:len(b)+8]
	for ; end-i > 8; i += 8 {
		part := binary.LittleEndian.Uint64(text[i:]) | smallBits
		if part&beyondBits != 0 {
			return p.spellRun(b, at, end, from, n)
		}
		hash = mixed(hash, bits.ReverseBytes64(part))
		letters += bits.OnesCount64(part & letterBits)
	}
	part := (binary.LittleEndian.Uint64(text[i:]) | smallBits) << (8 * (8 - (end - i)) & 63)
	if part&beyondBits != 0 {
		return p.spellRun(b, at, end, from, n)
	}
	letters += bits.OnesCount64(part & letterBits)
	if letters < size {
		p.note(from + at)
	}
	p.voices.latin += letters
	p.words.hashes[n], p.words.at[n] = settled(mixed(hash, bits.ReverseBytes64(part))), int32(at)
	return n + 1
}

// noteAts notes the places of every @ in b[i:end].
func (p *parts) noteAts(b []byte, i, end, from int) {
	for {
		at := bytes.IndexByte(b[i:end], '@')
		if at < 0 {
			return
		}
		i += at + 1
		p.note(from + i - 1)
	}
}

// spellRun reads the words of a run that has signs beyond ASCII.
func (p *parts) spellRun(b []byte, i, end, from, n int) int {
	for i < end {
		hash, size := p.spell(b, i, from)
		if hash != 0 {
			if n == len(p.words.hashes) {
				p.heed(b, from, n)
				n = 1
			}
			p.words.hashes[n], p.words.at[n] = hash, int32(i)
			n++
		}
		i += size
	}
	return n
}

// spell reads the word that starts at i, or the one sign there that is none. It notes
// where a phrase may start.
func (p *parts) spell(b []byte, i, from int) (hash uint64, size int) {
	start := i
	word, bare, i := p.spellLetters(b, i)
	simple, goesOn := i, i > start // whether no phrase can start here, behind a letter
	for i < len(b) {
		if c := folds[b[i]]; c != 0 {
			if !goesOn || c < 'a' && b[i-1] >= utf8.RuneSelf {
				p.note(from + i)
			}
			word.add(rune(c))
			p.voices.latin += int(c >> 6) // 1 for a letter, 0 for a digit
			goesOn = true
			i++
			continue
		}
		if b[i] < utf8.RuneSelf {
			break
		}
		s, size := signAt(b[i:])
		if (!goesOn || b[i] >= 0xe0) && mayLead(b[i:]) {
			p.note(from + i)
		}
		if s.alphabet == noLetter && i == start {
			return 0, size
		}
		if s.alphabet == noLetter || s.alphabet.wordless() && i > start {
			break
		}
		if s.folded != 0 {
			word.add(s.folded)
		}
		if s.alphabet != joined {
			p.voices.letter(s, i)
		}
		goesOn = s.alphabet > joined && size == 2
		i += size
		if s.alphabet.wordless() {
			break
		}
	}
	if simple > start && (leadWords.has(bare) || i > simple || i == len(b)) && (b[start] < utf8.RuneSelf || mayLead(b[start:])) {
		p.note(from + start)
	}
	return word.end(), i - start
}

// spellLetters reads the letters of ASCII and of alphabets close to it that a word starts
// with. It gives the word's hash without their marks too.
func (p *parts) spellLetters(b []byte, i int) (word spelling, bare uint64, end int) {
	word, bare = spelling{hash: noWord}, noWord
	for i < len(b) {
		if f := folds[b[i]]; f >= 'a' {
			word.add(rune(f))
			bare = mixed(bare, uint64(f))
			p.voices.latin++
			i++
			continue
		}
		s, size := listedAt(b[i:])
		if s == nil || s.alphabet <= joined {
			break
		}
		word.add(rune(s.folded))
		bare = mixed(bare, uint64(s.bare))
		p.voices.letter(s.sign(), i)
		i += size
	}
	return word, bare, i
}

// A wordSieve has a bit for the hash of each word that passes it: few of a text do.
type wordSieve [1 << 14 / 64]uint64

func (s *wordSieve) let(hash uint64)      { s[hash>>56] |= 1 << (hash >> 50 & 63) }
func (s *wordSieve) has(hash uint64) bool { return s[hash>>56]>>(hash>>50&63)&1 != 0 }

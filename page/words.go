package page

import "unicode/utf8"

// A word is one of a text: where it starts, and the hash of its letters and digits.
type word struct {
	at   int
	hash uint64
}

// read walks the words of a text, which stands at from of the window.
func (p *parts) read(b []byte, from int) {
	p.terms.before = word{}
	words := p.words[:0]
	for i := 0; i < len(b); {
		hash, size := p.plain(b, i, from)
		if size == 0 {
			hash, size = p.spell(b, i, from)
		}
		if hash != 0 {
			if words = append(words, word{i, hash}); len(words) == cap(words) {
				p.heed(b, words)
				words = words[:0]
			}
		}
		i += size
	}
	if len(words) > 0 {
		p.heed(b, words)
	}
}

// plain reads the word that starts at i, with the sign behind it, or a sign that no
// word is before; its size is 0 if that takes a look beyond ASCII. It notes the places
// of numbers and of every @, and of the words with which a phrase starts.
func (p *parts) plain(b []byte, i, from int) (hash uint64, size int) {
	end, latin := i, 0
	word := spelling{hash: noWord}
	var c byte
	for ; end < len(b); end++ {
		if c = folds[b[end]]; c == 0 {
			c = b[end]
			break
		}
		if word.ascii>>56 != 0 {
			word.hash, word.ascii = mixed(word.hash, word.ascii), 0
		}
		word.ascii = word.ascii<<8 | uint64(c)
		latin += int(c >> 6) // 1 for a letter, 0 for a digit
	}
	if end < len(b) && c >= utf8.RuneSelf {
		return 0, 0
	}
	if end > i {
		hash = word.end()
		p.voices.latin += latin
		if latin < end-i || openers.has(hash) {
			if hash == atHash && from+i > 0 {
				p.note(from + i - 1)
			}
			p.note(from + i)
		}
	}
	if c == '@' {
		p.note(from + end)
	}
	return hash, end - i + 1
}

// spell reads the word that starts at i, or the one sign there that is none. Where
// a phrase starts beyond ASCII its first letter alone tells: fold takes its marks off.
func (p *parts) spell(b []byte, i, from int) (hash uint64, size int) {
	start := i
	word := spelling{hash: noWord}
	goesOn := false // whether no phrase can start here, behind a letter
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
	return word.end(), i - start
}

// A wordSieve has a bit for the hash of each word that passes it: few of a text do.
type wordSieve [1 << 14 / 64]uint64

func (s *wordSieve) let(hash uint64)      { s[hash>>56] |= 1 << (hash >> 50 & 63) }
func (s *wordSieve) has(hash uint64) bool { return s[hash>>56]>>(hash>>50&63)&1 != 0 }

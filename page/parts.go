package page

import (
	"sync"
	"unicode/utf8"

	"linkwatch"
)

// parts reads the text of a page block by block: a paragraph, an entry of a
// list, a cell, whatever text stands between two elements that part blocks.
type parts struct {
	from    int    // in the window over the text: where the part starts that was not read yet
	inBlock bool   // whether a part of the block was read
	head    []byte // how the block begins, if it is read in several parts
	digest  uint64
	voices  voices
	before  struct { // the word before, where the part that is read has one; hash 0 if not
		at   int
		hash uint64
	}

	heading bool // whether the block stands in a heading
	apart   bool // whether it is no part of the page's own matter
	unseen  bool // whether visitors do not see it
	aside   bool // whether only terms are looked for in it

	terms   tally
	opening opening
	print   printing
	tongues tongues
}

// partsPool holds what parts need for one page.
var partsPool = sync.Pool{New: func() any { return new(parts) }}

func newParts(v *vocabulary) *parts {
	p := partsPool.Get().(*parts)
	p.from, p.heading, p.apart, p.unseen, p.aside = 0, false, false, false, false
	p.clear()
	p.terms.start(v)
	p.opening.start()
	p.print.start()
	p.tongues.start()
	return p
}

func (p *parts) free() {
	p.terms.vocabulary = nil
	partsPool.Put(p)
}

func (p *parts) clear() {
	p.inBlock, p.head, p.digest = false, p.head[:0], noWord
	p.voices.clear()
}

// cut reads of the block that is open as much as stands in the window, up to
// the end of a word: the window slides on.
func (p *parts) cut(window []byte) {
	const longWord = 256
	to := len(window)
	for to > p.from && to > len(window)-longWord && !isSpace(window[to-1]) {
		to--
	}
	if to <= len(window)-longWord {
		to = len(window)
	}
	if to <= p.from {
		return
	}
	p.take(window[p.from:to])
	if len(p.head) == 0 {
		p.head = append(p.head, window[p.from:min(to, p.from+2*mostQuote)]...)
	}
	p.from = to
}

// slide tells that the window dropped its first bytes.
func (p *parts) slide(dropped int) { p.from = max(0, p.from-dropped) }

// end ends the block that is open.
func (p *parts) end(window []byte) {
	text := window[p.from:]
	if len(text) > 0 {
		p.from = len(window)
		p.take(text)
	}
	if !p.inBlock {
		return
	}
	if len(p.head) > 0 {
		text = p.head
	}
	p.endBlock(text, blockLetters)
}

// endBlock takes in the whole of a block, which starts with text.
func (p *parts) endBlock(text []byte, enough int) {
	v := &p.voices
	letters := v.all()
	if v.words >= blockWords && letters >= digestLetters && !p.aside {
		p.print.block(p.digest)
	}
	if letters >= 2 {
		p.tongues.block(v, text, enough)
	}
	p.clear()
}

// take reads the next part of the block that is open.
func (p *parts) take(text []byte) {
	if !p.aside && !p.unseen {
		p.opening.add(text, p.apart, p.heading)
	}
	p.read(text)
}

// read walks the words of a text.
func (p *parts) read(b []byte) {
	p.before.hash = 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf && folds[b[i]] == 0 {
			i++
			continue
		}
		n, hash := p.spell(b, i)
		if hash != 0 {
			p.word(b, i, hash)
		}
		i += n
	}
}

// spell reads the word that starts at i, or the one sign there that is none.
func (p *parts) spell(b []byte, i int) (length int, hash uint64) {
	from := i
	word := spelling{hash: noWord}
	for i < len(b) {
		if c := folds[b[i]]; c != 0 {
			if word.ascii>>56 != 0 {
				word.hash, word.ascii = mixed(word.hash, word.ascii), 0
			}
			word.ascii = word.ascii<<8 | uint64(c)
			p.voices.latin += int(c >> 6) // 1 for a letter, 0 for a digit
			i++
			continue
		}
		if b[i] < utf8.RuneSelf {
			break
		}
		s, size := signAt(b[i:])
		if s.alphabet == noLetter && i == from {
			return size, 0
		}
		if s.alphabet == noLetter || s.alphabet.wordless() && i > from {
			break
		}
		if s.folded != 0 {
			word.add(s.folded)
		}
		if s.alphabet != joined {
			p.voices.letter(s, i)
		}
		i += size
		if s.alphabet.wordless() {
			break
		}
	}
	return i - from, word.end()
}

// word takes in the word at i of b.
func (p *parts) word(b []byte, i int, hash uint64) {
	p.inBlock = true
	p.voices.words++
	p.digest = mixed(p.digest, hash)
	if in, weight := swayed.of(hash); in != 0 {
		p.voices.speak(in, weight, uint32(hash>>40))
	}
	if !p.apart && !p.aside {
		p.print.word(hash)
	}
	if p.terms.mayStart(hash) {
		p.terms.at(b, i, hash, p.heading, p.unseen)
	}
	if p.before.hash != 0 {
		if two := together(p.before.hash, hash); p.terms.mayStart(two) {
			p.terms.at(b, p.before.at, two, p.heading, p.unseen)
		}
	}
	p.before.at, p.before.hash = i, hash
}

// title takes in the page's title.
func (p *parts) title(title string) {
	p.aside, p.heading, p.unseen = true, true, false
	p.read([]byte(title))
	p.endBlock([]byte(title), titleLetters)
	p.aside, p.heading = false, false
}

// hidden looks for terms in text that is not displayed.
func (p *parts) hidden(text []byte) {
	open, digest, voices, unseen := p.inBlock, p.digest, p.voices, p.unseen
	p.aside, p.unseen = true, true
	p.read(text)
	p.inBlock, p.digest, p.voices, p.aside, p.unseen = open, digest, voices, false, unseen
}

// fill tells the page what was read.
func (p *parts) fill(page *linkwatch.Page) {
	page.Opening = p.opening.text()
	page.Terms = p.terms.all()
	page.Tongues = p.tongues.all()
	page.Print = p.print.all()
}

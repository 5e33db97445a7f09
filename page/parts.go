package page

import (
	"sync"

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
	runs    runs
	words   words   // that were read last
	before  concern // of the word before them in the text at hand
	places  []int   // in the window, ascending: where a date or a fact may start

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
	p.places = p.places[:0]
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
	p.take(window, p.from, to)
	if to == len(window) {
		p.noteLast(window)
	}
	if len(p.head) == 0 {
		p.head = append(p.head, window[p.from:min(to, p.from+2*mostQuote)]...)
	}
	p.from = to
}

// slide tells that the window dropped its first bytes, and that so many places
// were looked at.
func (p *parts) slide(dropped, scanned int) {
	p.from = max(0, p.from-dropped)
	p.places = p.places[:copy(p.places, p.places[scanned:])]
	for i := range p.places {
		p.places[i] -= dropped
	}
}

// note notes a place of the window where a date or a fact may start.
func (p *parts) note(place int) {
	if !p.aside {
		p.places = append(p.places, place)
	}
}

// noteLast notes where the word of ASCII starts in the midst of which the window ends,
// and the mark before it: only the whole word would tell whether something starts there.
func (p *parts) noteLast(window []byte) {
	start := len(window)
	for start > 0 && isAlnum(window[start-1]) {
		start--
	}
	p.note(max(0, start-1))
	p.note(start)
}

// end ends the block that is open.
func (p *parts) end(window []byte) {
	text := window[p.from:]
	if len(text) > 0 {
		p.take(window, p.from, len(window))
		p.from = len(window)
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

// take reads window[from:to], the next part of the block that is open.
func (p *parts) take(window []byte, from, to int) {
	if !p.unseen {
		p.opening.add(window[from:to], p.apart, p.heading)
	}
	p.read(window[from:to], from)
}

// heed takes in the words of b that were read last, which are n with the one before them.
func (p *parts) heed(b []byte, from, n int) {
	hashes := p.words.hashes[1:n]
	if len(hashes) == 0 {
		return
	}
	p.inBlock = true
	p.voices.words += len(hashes)
	if p.apart || p.aside {
		p.digest = digested(p.digest, hashes)
	} else {
		p.digest = p.print.heed(hashes, p.digest)
	}
	p.tell(b, from, n)
	p.words.hashes[0], p.words.at[0] = p.words.hashes[n-1], p.words.at[n-1]
}

// tell tells the words that were read last to whom they may concern.
func (p *parts) tell(b []byte, from, n int) {
	words, concerns, v := &p.words, &p.terms.concerns, &p.voices
	v.makeRoom(n)
	count, before := v.count, p.before
	for i := 1; i < n && i < len(words.hashes); i++ {
		hash := words.hashes[i]
		who := concerns.of(hash)
		v.heard[count%len(v.heard)] = hash
		count += int(who & speaks)
		if who&(isTerm|startsPhrase) != 0 || who.behind(before) {
			p.tellFew(b, from, i, who, who.behind(before))
		}
		before = who
	}
	v.count, p.before = count, before
}

// tellFew tells a word to those whom few concern.
func (p *parts) tellFew(b []byte, from, i int, who concern, behind bool) {
	hash, at := p.words.hashes[i], int(p.words.at[i])
	if who&startsPhrase != 0 {
		if hash == atHash && from+at > 0 {
			p.note(from + at - 1)
		}
		p.note(from + at)
	}
	if who&isTerm != 0 {
		p.terms.heed(b, at, hash, p.heading, p.unseen)
	}
	if behind {
		p.terms.heed(b, int(p.words.at[i-1]), together(p.words.hashes[i-1], hash), p.heading, p.unseen)
	}
}

// title takes in the page's title.
func (p *parts) title(title string) {
	p.aside, p.heading, p.unseen = true, true, false
	p.read([]byte(title), 0)
	p.endBlock([]byte(title), titleLetters)
	p.aside, p.heading = false, false
}

// hidden looks for terms in text that is not displayed.
func (p *parts) hidden(text []byte) {
	open, digest, voices, unseen := p.inBlock, p.digest, p.voices, p.unseen
	p.aside, p.unseen = true, true
	p.read(text, 0)
	p.inBlock, p.digest, p.voices, p.aside, p.unseen = open, digest, voices, false, unseen
}

// fill tells the page what was read.
func (p *parts) fill(page *linkwatch.Page) {
	page.Opening = p.opening.text()
	page.Terms = p.terms.all()
	page.Tongues = p.tongues.all()
	page.Print = p.print.all()
}

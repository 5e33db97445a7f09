package page

import (
	"math"
	"math/bits"
	"slices"

	"linkwatch"
)

const (
	mostBlocks    = 128
	mostShingles  = 64
	blockWords    = 3  // a block of fewer has no digest
	digestLetters = 12 // nor has one of fewer letters
)

// A smallest keeps the smallest of many digests, each once, ascending.
type smallest struct {
	list  []uint32
	most  int
	below uint32       // what a digest must be below to be kept; the highest there is while there is room
	last  [1024]uint32 // of those with the same lowest bits: the text of one page repeats itself
}

func (s *smallest) start(most int) {
	s.list, s.most, s.below, s.last = s.list[:0], most, math.MaxUint32, [1024]uint32{}
}

// add takes in a digest below s.below.
func (s *smallest) add(digest uint32) {
	if last := &s.last[digest%uint32(len(s.last))]; *last != digest {
		*last = digest
		s.addNew(digest)
	}
}

// addNew takes in a digest that was not the last to be taken in.
func (s *smallest) addNew(digest uint32) {
	i, found := slices.BinarySearch(s.list, digest)
	if found {
		return
	}
	if len(s.list) == s.most {
		s.list = s.list[:s.most-1]
	}
	if s.list = slices.Insert(s.list, i, digest); len(s.list) == s.most {
		s.below = s.list[s.most-1]
	}
}

// A printing takes a page's fingerprint.
type printing struct {
	blocks   smallest
	shingles smallest
	before   [2]uint64 // the hashes of the last two words; 0 while there were none
}

func (p *printing) start() {
	p.blocks.start(mostBlocks)
	p.shingles.start(mostShingles)
	p.before = [2]uint64{}
}

// block takes in the hash of a block.
func (p *printing) block(hash uint64) {
	if digest := digestOf(hash); digest < p.blocks.below {
		p.blocks.add(digest)
	}
}

// heed takes in the next words, and gives the digest of their block after them.
func (p *printing) heed(hashes []uint64, block uint64) uint64 {
	first, second := p.before[0], p.before[1]
	for _, hash := range hashes {
		digest := digestOf(bits.RotateLeft64(first, 22) ^ bits.RotateLeft64(second, 11) ^ hash)
		if digest < p.shingles.below && first != 0 {
			p.shingles.add(digest)
		}
		first, second = second, hash
		block = mixed(block, hash)
	}
	p.before = [2]uint64{first, second}
	return block
}

// digested is the digest of a block after the next of its words.
func digested(digest uint64, hashes []uint64) uint64 {
	for _, hash := range hashes {
		digest = mixed(digest, hash)
	}
	return digest
}

// digestOf is the upper half of a hash, once more mixed.
func digestOf(hash uint64) uint32 { return uint32(settled(hash) >> 32) }

func (p *printing) all() (print linkwatch.Print) {
	if len(p.blocks.list) > 0 {
		print.Blocks = slices.Clone(p.blocks.list)
	}
	if len(p.shingles.list) > 0 {
		print.Shingles = slices.Clone(p.shingles.list)
	}
	return print
}

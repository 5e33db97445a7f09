package page

import (
	"encoding/binary"
	"strings"
)

// needles are the marks that are looked for in a source. Of each the hashes of a
// few four-byte pieces in a row are known, as many as the stride is long, so
// that a look at one place in every stride cannot miss it; only where such a
// piece stands is the mark compared.
type needles struct {
	marks   []string // lower case
	longest int
	stride  int
	filter  [1 << 16 / 64]uint64 // a bit for each hash of a piece
	pieces  []piece
	chains  [1 << 12]int32 // by hash, the last piece; one more than its index
}

// A piece is four bytes of a mark.
type piece struct {
	value  uint32 // folded
	offset int32  // in the mark
	mark   int32
	next   int32 // the one before it in the chain; one more than its index
}

const (
	pieceSize  = 4
	mostStride = 8
)

// newNeedles prepares to look for marks. Those shorter than a piece stand on
// every page and are left out.
func newNeedles(marks []string) needles {
	n := needles{stride: mostStride}
	for _, mark := range marks {
		if len(mark) >= pieceSize {
			n.marks = append(n.marks, lowerASCII(mark))
			n.longest = max(n.longest, len(mark))
			n.stride = min(n.stride, len(mark)-pieceSize+1)
		}
	}
	for m, mark := range n.marks {
		from := rarest(mark, n.stride)
		for offset := from; offset < from+n.stride; offset++ {
			n.add(piece{value: folded(mark[offset:]), offset: int32(offset), mark: int32(m)})
		}
	}
	return n
}

func (n *needles) add(p piece) {
	hash := pieceHash(p.value)
	n.filter[hash>>6] |= 1 << (hash & 63)
	chain := &n.chains[hash>>4]
	p.next = *chain
	n.pieces = append(n.pieces, p)
	*chain = int32(len(n.pieces))
}

// common is what stands all over any page's source. Pieces of it would send the
// search to compare at every turn.
const common = `<!doctype html public "http://www.w3.org/ https://www. .com/ .org/ .net/ .js" .css" .php" .html" .png" .jpg" .svg"
 class=" id=" name="content" property="og: title=" title> <meta <link rel="stylesheet" <script type="text/javascript" src=" </script>
 <div <span <a href=" <img alt=" <input value=" style=" <button width height data- aria-label=" function( window. document. return var const
 false true null undefined jquery bootstrap image wp-content/ plugins themes cloudflare google googleapis cdn. assets static upload
 ing the and tion ation page error site domain server request access block not found this your`

// rarest is where in a mark the stretch of as many pieces starts that has the
// fewest common ones.
func rarest(mark string, pieces int) (from int) {
	least := pieces + 1
	for start := 0; start+pieces+pieceSize-1 <= len(mark); start++ {
		count := 0
		for offset := start; offset < start+pieces; offset++ {
			if strings.Contains(common, mark[offset:offset+pieceSize]) {
				count++
			}
		}
		if count < least {
			least, from = count, start
		}
	}
	return from
}

// folded is the first four bytes of text, which has as many, capital letters as
// small ones.
func folded[bytes []byte | string](text bytes) uint32 {
	v := uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
	return v | 0x20202020
}

func pieceHash(value uint32) uint32 { return value * 0x9E3779B1 >> 16 }

// A search looks for needles in a source that comes in parts.
type search struct {
	*needles
	found []bool // by mark
	tail  []byte // the last bytes of what came, in which a mark may start
}

// start begins a search anew.
func (s *search) start(n *needles) {
	s.needles, s.tail = n, s.tail[:0]
	s.found = append(s.found[:0], make([]bool, len(n.marks))...)
}

// read looks through the next part of the source.
func (s *search) read(part []byte) {
	if len(s.marks) == 0 {
		return
	}
	overlap := s.longest - 1
	s.tail = append(s.tail, part[:min(overlap, len(part))]...)
	s.look(s.tail)
	if len(part) >= overlap {
		s.look(part)
		s.tail = append(s.tail[:0], part[len(part)-overlap:]...)
		return
	}
	s.tail = s.tail[:copy(s.tail, s.tail[max(0, len(s.tail)-overlap):])]
}

func (s *search) look(b []byte) {
	filter, stride := &s.filter, s.stride
	for i := 0; i+pieceSize <= len(b); i += stride {
		value := binary.LittleEndian.Uint32(b[i:]) | 0x20202020
		hash := pieceHash(value)
		if filter[hash>>6&1023]>>(hash&63)&1 != 0 {
			s.compare(b, i, value)
		}
	}
}

// compare looks for the marks that have a piece of this value, which is at i.
func (s *search) compare(b []byte, i int, value uint32) {
	for at := s.chains[pieceHash(value)>>4]; at != 0; {
		p := &s.pieces[at-1]
		at = p.next
		if p.value != value || s.found[p.mark] {
			continue
		}
		mark, from := s.marks[p.mark], i-int(p.offset)
		if from >= 0 && from+len(mark) <= len(b) && equalFold(b[from:from+len(mark)], mark) {
			s.found[p.mark] = true
		}
	}
}

// all is the marks that were found, sorted.
func (s *search) all() (marks []string) {
	for m, found := range s.found {
		if found {
			marks = append(marks, s.marks[m])
		}
	}
	return marks
}

// equalFold reports whether b is the text, which has no capital letter of ASCII,
// in any letters.
func equalFold(b []byte, text string) bool {
	for i, c := range b {
		if lowerByte(c) != text[i] {
			return false
		}
	}
	return true
}

// lowerByte is a byte as a small letter, if it is a capital one of ASCII.
func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	return c
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = lowerByte(c)
	}
	return string(b)
}

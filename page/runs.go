package page

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// runsAtOnce is how long a stretch of text is that is parted into runs at a time, in bytes.
const runsAtOnce = 512

// runs are where the runs of a stretch of text start and end, in turn: the letters and
// digits of ASCII and whatever is beyond it, between any two of its other signs. They
// are found eight bytes at a time, and without a branch at a word's end, as nothing
// foresees where that is (Langdale and Lemire 2019).
type runs [runsAtOnce + 1]int32

// find finds the runs that end in the first stretch of a text, and tells where the next
// one starts. The first run is found whole, however long it is.
func (r *runs) find(b []byte) (edges []int32, next int) {
	next = min(len(b), runsAtOnce)
	n, inside := 0, uint64(0)
	for i := 0; i < next; i += 64 {
		var last [64]byte
		part := &last
		if i+64 <= len(b) {
			part = (*[64]byte)(b[i:])
		} else {
			copy(last[:], b[i:])
		}
		in := inRuns(part)
		for turns := in ^ (in<<1 | inside); turns != 0; turns &= turns - 1 {
			r[n] = int32(i + bits.TrailingZeros64(turns))
			n++
		}
		inside = in >> 63
	}
	switch {
	case n%2 == 0:
	case next < len(b) && r[n-1] > 0:
		n--
		next = int(r[n]) // all of the last run is in the next stretch
	default:
		for next < len(b) && inRun(uint64(b[next])) != 0 {
			next++
		}
		r[n] = int32(next)
		n++
	}
	return r[:n], next
}

// inRuns has a bit for each byte that is in a run.
func inRuns(b *[64]byte) uint64 {
	return inRun(binary.LittleEndian.Uint64(b[0:])) | inRun(binary.LittleEndian.Uint64(b[8:]))<<8 |
		inRun(binary.LittleEndian.Uint64(b[16:]))<<16 | inRun(binary.LittleEndian.Uint64(b[24:]))<<24 |
		inRun(binary.LittleEndian.Uint64(b[32:]))<<32 | inRun(binary.LittleEndian.Uint64(b[40:]))<<40 |
		inRun(binary.LittleEndian.Uint64(b[48:]))<<48 | inRun(binary.LittleEndian.Uint64(b[56:]))<<56
}

const everyByte = 0x0101010101010101

// inRun has a bit for each of eight bytes that is in a run.
func inRun(eight uint64) uint64 {
	seven := eight & (0x7f * everyByte)
	small := seven | 0x20*everyByte
	letters := (small + (utf8.RuneSelf-'a')*everyByte) &^ (small + (utf8.RuneSelf-1-'z')*everyByte)
	digits := (seven + (utf8.RuneSelf-'0')*everyByte) &^ (seven + (utf8.RuneSelf-1-'9')*everyByte)
	return bitmap(letters | digits | eight)
}

// bitmap has the highest bit of each of eight bytes.
func bitmap(eight uint64) uint64 { return eight & beyondBits * 0x0002040810204081 >> 56 }

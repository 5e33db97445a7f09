package store

import (
	"encoding/binary"
	"fmt"
)

// packed gives what the database holds for the digests of a fingerprint: never
// NULL, even for none.
func packed(digests []uint32) []byte {
	packed := make([]byte, 0, 4*len(digests))
	for _, d := range digests {
		packed = binary.LittleEndian.AppendUint32(packed, d)
	}
	return packed
}

// digests tells those that were packed.
func (r *row) digests() []uint32 {
	packed := r.bytes()
	if len(packed) == 0 {
		return nil
	}
	if len(packed)%4 != 0 {
		r.doubt(fmt.Errorf("a fingerprint has %d bytes, want four for each digest", len(packed)))
	}
	digests := make([]uint32, len(packed)/4)
	for i := range digests {
		digests[i] = binary.LittleEndian.Uint32(packed[4*i:])
	}
	return digests
}

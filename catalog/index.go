package catalog

// An index finds entries by the hash of something that each has for itself. It
// holds eight bytes and some room an entry, and no text: whether an entry
// found is the one that is meant, is asked of the entry.
type index struct {
	slots []uint64 // upper half: of the hash; lower half: the entry's number from 1. 0: free
	used  int
}

// add enters the entry, unless one that is the same is in already: it gives
// that one then.
func (x *index) add(hash uint64, entry int, same func(entry int) bool) (first int, double bool) {
	if first, double = x.find(hash, same); double {
		return first, true
	}
	x.grow()
	x.put(hash>>32<<32 | uint64(entry+1))
	x.used++
	return 0, false
}

// find gives the entry with the hash that is the same as the one meant.
func (x *index) find(hash uint64, same func(entry int) bool) (entry int, found bool) {
	if len(x.slots) == 0 {
		return 0, false
	}
	for at := x.home(hash); x.slots[at] != 0; at = x.after(at) {
		entry = int(x.slots[at]&(1<<32-1)) - 1
		if x.slots[at]>>32 == hash>>32 && same(entry) {
			return entry, true
		}
	}
	return 0, false
}

// grow makes room for one more entry, with every fourth slot free.
func (x *index) grow() {
	if x.used < len(x.slots)/4*3 {
		return
	}
	old := x.slots
	x.slots = make([]uint64, max(64, 2*len(old)))
	for _, slot := range old {
		if slot != 0 {
			x.put(slot)
		}
	}
}

func (x *index) put(slot uint64) {
	at := x.home(slot)
	for x.slots[at] != 0 {
		at = x.after(at)
	}
	x.slots[at] = slot
}

// home is where a slot with such an upper half stands if it is free; the number
// of slots is a power of two.
func (x *index) home(hash uint64) int { return int(hash>>32) & (len(x.slots) - 1) }

func (x *index) after(at int) int { return (at + 1) & (len(x.slots) - 1) }

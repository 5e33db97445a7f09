package main

import "testing"

func TestTheHeapGrowsByItsRoomOrByHalfOfWhatIsScanned(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		name         string
		live, toScan uint64
		percent      int
	}{
		{"nothing is in use yet", 0, 0, 800},
		{"a round over a few thousand entries", 8 * mib, 4 * mib, 100},
		{"a million entries, which are not scanned", 200 * mib, 8 * mib, 4},
		{"so many that one percent is more than the room", 2048 * mib, 8 * mib, 1},
		{"much that is scanned", 100 * mib, 100 * mib, 50},
	} {
		if got := growth(c.live, c.toScan); got != c.percent {
			t.Errorf("%s: %d bytes, of which %d are scanned: got %d %%, want %d %%", c.name, c.live, c.toScan, got, c.percent)
		}
	}
}

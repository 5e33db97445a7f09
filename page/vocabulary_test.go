package page

import "testing"

func TestAWordSaidTwiceIsTakenForNoOther(t *testing.T) {
	bye, _ := firstTwo("bye")
	night, _ := firstTwo("night")
	if together(bye, bye) == together(night, night) {
		t.Errorf("bye bye and night night have the same hash, %#x", together(bye, bye))
	}
}

package revisit

import (
	"math"
	"sync"
)

// A page that changes r times a day and is visited every t days is out of date
// for the part 1-(1-exp(-x))/x of the time, where x = r*t is how many changes
// there are between two visits. One more visit a day saves weight/r*saved(x)
// days of that (Cho and Garcia-Molina 2003, "Effective page refresh policies for
// web crawlers"). In the best plan it saves the same everywhere, price*price:
// so saved(x) = price*price*r/weight gives x, and with it r/x visits a day, which
// is weight/(price*price) * saved(x)/x.
func saved(x float64) float64 { return -math.Expm1(-x) - x*math.Exp(-x) }

// peak is where saved(x)/x is highest. Beyond it the best plan gives up on a page,
// the more so the more often it changes, for it is out of date whatever is done.
// People who rely on such a page would not understand that, and a rate may be
// estimated too high: here a page that changes more often is never visited less
// often, but as often as one at the peak. What that costs is in docs/revisit.md.
const peak = 1.7932821329007609

// A worthTable holds saved(x)/x at equal steps of the square root of saved(x),
// which is nearly in proportion to x, up to the peak.
type worthTable struct {
	values [2049]float64
	steps  float64 // for each 1 of the root
}

// at gives saved(x)/x from the square root of saved(x), in a straight line between
// two steps, and for all beyond the peak what it is there.
func (t *worthTable) at(root float64) float64 {
	step := root * t.steps
	if !(step < float64(len(t.values)-1)) {
		return t.values[len(t.values)-1]
	}
	i := int(step)
	return t.values[i] + (step-float64(i))*(t.values[i+1]-t.values[i])
}

// worths is the table, made when it is first wanted.
var worths = sync.OnceValue(func() *worthTable {
	t := &worthTable{}
	last := len(t.values) - 1
	t.steps = float64(last) / math.Sqrt(saved(peak))
	for i := 1; i < last; i++ {
		root := float64(i) / t.steps
		low, high := 0.0, peak
		for range 60 {
			if x := (low + high) / 2; saved(x) < root*root {
				low = x
			} else {
				high = x
			}
		}
		t.values[i] = root * root / high
	}
	t.values[last] = saved(peak) / peak
	return t
})

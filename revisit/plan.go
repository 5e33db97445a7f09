package revisit

import (
	"math"
	"time"
)

// Plan shares out a budget of visits a day: it gives the pause between two
// visits of each page, so that the time during which what we know of them is out
// of date, by weight, is the least that the budget and the bounds allow.
//
// All bounds hold. Where even the longest pauses take more visits than there
// are, they are taken all the same; where the shortest take fewer, or no page
// ever changes, visits are left over.
func Plan(pages []Page, visitsPerDay float64) []time.Duration {
	wants := make([]want, len(pages))
	for i, p := range pages {
		wants[i] = wantOf(p)
	}
	values := worths()
	price := priceOf(wants, values, visitsPerDay)
	pauses := make([]time.Duration, len(pages))
	for i, p := range pages {
		pauses[i] = p.within(pauseOf(wants[i].visits(price, values)))
	}
	return pauses
}

// A want is how many visits a day a page would buy at any price.
type want struct {
	weight      float64
	restless    float64 // the square root of changes a day by weight
	least, most float64 // visits a day
}

func wantOf(p Page) want {
	w := want{weight: p.Weight, least: frequency(p.Longest, 0), most: frequency(p.Shortest, math.Inf(1))}
	if p.Rate > 0 && p.Weight > 0 {
		w.restless = math.Sqrt(p.Rate / p.Weight)
	}
	return w
}

// visits is how many visits a day the page buys. The price is the square root of
// what one more visit a day must save to be worth it, in days out of date: the
// root, because visits of a page that is seldom out of date go by it.
func (w *want) visits(price float64, values *worthTable) float64 {
	return max(w.least, min(w.most, w.weight/(price*price)*values.at(price*w.restless)))
}

// Between these prices visits are for sale: below, all pages have as many as they
// may, above, as few.
const cheapest, dearest = 1e-12, 1e12

// priceOf finds the price at which the pages buy the whole budget, by bisection:
// the dearer visits are, the fewer each page buys.
func priceOf(wants []want, values *worthTable, visitsPerDay float64) float64 {
	bought := func(price float64) (sum float64) {
		for i := range wants {
			sum += wants[i].visits(price, values)
		}
		return sum
	}
	low, high := 1.0, 1.0
	for low > cheapest && bought(low) < visitsPerDay {
		low, high = low/16, low
	}
	for high < dearest && !(bought(high) <= visitsPerDay) {
		low, high = high, high*16
	}
	for range 60 {
		price := math.Sqrt(low * high)
		switch over := bought(price)/visitsPerDay - 1; {
		case math.Abs(over) < 1e-6:
			return price
		case over < 0:
			high = price
		default:
			low = price
		}
	}
	return high
}

// frequency is how many visits a day a pause makes; none says what no pause means.
func frequency(pause time.Duration, none float64) float64 {
	if pause <= 0 {
		return none
	}
	return float64(day) / float64(pause)
}

// pauseOf is the pause that makes so many visits a day.
func pauseOf(visits float64) time.Duration {
	if pause := float64(day) / visits; pause < math.MaxInt64 {
		return time.Duration(math.Round(pause))
	}
	return math.MaxInt64
}

// within keeps a pause in the page's bounds to the nanosecond, the longest above all.
func (p Page) within(pause time.Duration) time.Duration {
	pause = max(pause, p.Shortest)
	if p.Longest > 0 {
		pause = min(pause, p.Longest)
	}
	return pause
}

package revisit

import (
	"math"
	"time"
)

const day = 24 * time.Hour

// What is believed of a page before anybody has looked twice: it changes once in
// typical days, give or take a factor of e to the power of doubt. Two doubts
// either way reach from twice a day to once in four years, as rates of change on
// the web do (Cho and Garcia-Molina 2000; Fetterly et al. 2003).
const (
	typical = 30.0
	doubt   = 2.0
)

// halfLife is the age at which a look counts half, as against a fresh one: pages
// change their ways.
const halfLife = 90 * day

// certain is how many changes expected make a look at one so sure that it tells
// nothing: the odds against it are below what a float64 adds to 1.
const certain = 40

// Rate estimates how often a page changes, in changes a day, from looks, oldest
// first. Without two of them it is what is typical of pages.
//
// A look tells only whether the page changed since the look before, not how
// often, and looks come at all sorts of intervals. The rate is the one under
// which what was seen is likeliest (Cho and Garcia-Molina 2003, "Estimating
// frequency of change": changes that come as a Poisson process), weighed with
// what was believed before: that alone keeps it finite where every look saw a
// change, and above zero where none did.
func Rate(looks []Look) float64 {
	s := sightings(looks)
	// The slope of the likelihood falls from above zero to below it, so that it
	// is level in one place. Newton's steps are kept within what is known of it.
	low, high := -math.Log(1e6), math.Log(1e6)
	x := s.guess()
	for range 60 {
		slope, bend := s.slope(x)
		if slope > 0 {
			low = x
		} else {
			high = x
		}
		next := x - slope/bend
		if !(low < next && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-x) < 1e-9 {
			break
		}
		x = next
	}
	return math.Exp(x)
}

// A sighting is how long before a look that saw a change the look before it
// was, and how much it counts.
type sighting struct{ days, counts float64 }

// seen is all that looks tell of a rate.
type seen struct {
	changed []sighting
	same    float64 // days over which nothing changed, as they count
}

func sightings(looks []Look) seen {
	var s seen
	if len(looks) < 2 {
		return s
	}
	newest := looks[len(looks)-1].At
	before := newest.Sub(looks[0].At)
	for _, l := range looks[1:] {
		age := newest.Sub(l.At)
		days := float64(before-age) / float64(day)
		before = age
		if days <= 0 {
			continue
		}
		counts := float64(halfLife) / float64(halfLife+age)
		if l.Changed {
			s.changed = append(s.changed, sighting{days, counts})
		} else {
			s.same += days * counts
		}
	}
	return s
}

// guess is near the logarithm of the rate: it takes each look at a change for one
// change, and what was believed before for a quarter of one.
func (s seen) guess() float64 {
	changes, days := 0.25, typical/4+s.same
	for _, c := range s.changed {
		changes += c.counts
		days += c.counts * c.days
	}
	return math.Log(changes / days)
}

// slope is how the logarithm of the likelihood grows with the logarithm of the
// rate, and bend how that slope itself does; bend is below zero.
func (s seen) slope(logRate float64) (slope, bend float64) {
	rate := math.Exp(logRate)
	slope = -rate*s.same - (logRate+math.Log(typical))/(doubt*doubt)
	bend = -rate*s.same - 1/(doubt*doubt)
	for _, c := range s.changed {
		expected := rate * c.days
		if expected > certain {
			continue
		}
		odds := math.Expm1(expected)
		grows := c.counts * expected / odds
		slope += grows
		bend += grows * (1 - expected*(1+1/odds))
	}
	return slope, bend
}

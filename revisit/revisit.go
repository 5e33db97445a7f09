// Package revisit says when an entry wants its next visit: sooner where its page
// changes often and much depends on it, later where neither is so, and all of
// them together no more often than a budget of visits a day allows.
//
// It is pure: it reads no clock, no file and no network. It does not decide what
// is due, and knows neither rounds nor hosts: whoever asks compares the pause
// with the newest visit.
//
// Start with Plan, which shares out the budget; Rate says how often a page
// changes, from Looks, and Of puts together what Plan needs to know of an entry.
// docs/revisit.md tells where the rules come from and what they are worth.
package revisit

import (
	"math/bits"
	"time"

	"linkwatch"
)

// A Page is what Plan needs to know of an entry.
type Page struct {
	Rate   float64 // changes a day, as Rate estimates them; never below 0
	Weight float64 // what a day of not knowing costs, against other pages; never below 0
	// Shortest and Longest bound the pause. Longest is a promise: no budget is too
	// small for it, and where the two disagree, it holds. 0 means no bound.
	Shortest, Longest time.Duration
}

const (
	// slowest is how many rounds may pass without a visit to a healthy page
	// whose policy names no rhythm: it bounds how late a death is seen.
	slowest = 2
	// quickest is how many visits a page may be paid in its rhythm.
	quickest = 8
	// politest is the pause below which no page's rate of change leads.
	politest = time.Hour
)

// Usual is the pause that an entry's policy alone asks for: its own, or else
// that between two rounds.
func Usual(e linkwatch.Entry, round time.Duration) time.Duration {
	if e.Policy.Every > 0 {
		return e.Policy.Every
	}
	return round
}

// Of puts together what Plan needs to know of an entry that was judged, from the
// rate of its page and the pause between two rounds. A policy's rhythm is never
// slowed down, nor is an entry that may be, or is, in trouble.
func Of(v linkwatch.Verdict, rate float64, round time.Duration) Page {
	rhythm := Usual(v.Entry, round)
	p := Page{Rate: rate, Weight: weight(v.Entry), Shortest: max(rhythm/quickest, min(rhythm, politest)), Longest: rhythm}
	well := v.Health == linkwatch.Healthy || v.Health == linkwatch.Stale
	if well && v.Suspect == 0 && v.Entry.Policy.Every == 0 {
		p.Longest = slowest * rhythm
	}
	return p
}

// weight counts what depends on an entry: one for itself, one for facts that
// people rely on, two for a hotline, and one for each doubling of the documents
// that name it.
func weight(e linkwatch.Entry) float64 {
	weight := 1 + bits.Len(uint(len(e.ListedIn)))
	if len(e.Facts) > 0 {
		weight++
	}
	if e.Kind == linkwatch.Hotline {
		weight += 2
	}
	return float64(weight)
}

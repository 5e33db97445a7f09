package revisit

import "time"

// A Rhythm is when a page wants its next visit, given the schedule's rounds.
// Pauses of a round and more are met by the schedule where that is possible, so
// that pages are visited together; the rounds between are for the restless.
type Rhythm struct {
	Pause   time.Duration // InRounds, if there are rounds
	Longest time.Duration // is kept whatever the rounds do; 0 means no bound
	Round   time.Duration // between two rounds of the schedule; 0 without one
}

// Due reports whether the page wants a visit so long after its newest one: in a
// round of the schedule, or in one between.
//
// A round forgives a little, for none comes to the minute; and a page that was
// visited at another time of the day comes back into the schedule: the round that
// is the nearest to the end of its pause visits it, or an earlier one if the next
// would be too late.
func (r Rhythm) Due(since time.Duration, scheduled bool) bool {
	slack := r.Round / 10
	switch {
	case r.Pause < r.Round && scheduled, r.Round == 0 && scheduled:
		return since >= r.Pause-r.Pause/10
	case r.Pause < r.Round, r.Round == 0:
		return since >= r.Pause
	case scheduled:
		return since >= r.Pause-r.Round/2+slack || r.Longest > 0 && since+r.Round-slack > r.Longest
	default:
		return since >= r.Pause && r.Pause%r.Round != 0 || r.Longest > 0 && since >= r.Longest
	}
}

// InRounds makes a pause of about a round or more one of whole or half rounds. The next longer is taken as often as makes the pauses as long as planned
// on average: chance, from 0 up to 1, decides which it is this time. None is
// longer than longest, unless that is 0.
func InRounds(pause, round, longest time.Duration, chance float64) time.Duration {
	half := round / 2
	nearly := round - round/20 // a round but for a twentieth is one
	if half <= 0 || pause < nearly || longest > 0 && longest < round {
		return pause
	}
	short := max(pause.Truncate(half), round)
	long := short + half
	if chance < float64(pause-short)/float64(half) && (longest == 0 || long <= longest) {
		return long
	}
	return short
}

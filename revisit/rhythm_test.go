package revisit

import (
	"testing"
	"time"
)

func TestDueMeetsTheSchedulesRounds(t *testing.T) {
	const hour = time.Hour
	nightly := func(pause, longest time.Duration) Rhythm { return Rhythm{Pause: pause, Longest: longest, Round: day} }
	for _, tt := range []struct {
		name      string
		rhythm    Rhythm
		since     time.Duration
		scheduled bool
		want      bool
	}{
		{"without rounds a pause is kept", Rhythm{Pause: 6 * hour}, 5 * hour, false, false},
		{"and ends", Rhythm{Pause: 6 * hour}, 6 * hour, false, true},
		{"of which a round forgives a tenth", Rhythm{Pause: day}, day - hour, true, true},
		{"and no more", Rhythm{Pause: day}, day - 3*hour, true, false},
		{"a restless page is visited between rounds", nightly(6*hour, 2*day), 6 * hour, false, true},
		{"and in one whose time is near", nightly(6*hour, 2*day), 6*hour - time.Minute, true, true},
		{"one of every night is left to the night", nightly(day, 2*day), day + hour, false, false},
		{"which comes a little early", nightly(day, 2*day), day - time.Minute, true, true},
		{"one visited in the day comes back into the schedule", nightly(day, 2*day), 16 * hour, true, true},
		{"but not at once", nightly(day, 2*day), 8 * hour, true, false},
		{"unless the next night were too late", nightly(day, day), 8 * hour, true, true},
		{"of two nights the first is left out", nightly(2*day, 2*day), day, true, false},
		{"and the second taken", nightly(2*day, 2*day), 2*day - time.Minute, true, true},
		{"half a round later is between rounds", nightly(day+12*hour, 2*day), day + 12*hour, false, true},
		{"the longest pause holds though no round was made", nightly(2*day, 2*day), 2 * day, false, true},
	} {
		if got := tt.rhythm.Due(tt.since, tt.scheduled); got != tt.want {
			t.Errorf("%s: a pause of %v, at most %v, with rounds every %v: due %v after the newest visit = %v, want %v",
				tt.name, tt.rhythm.Pause, tt.rhythm.Longest, tt.rhythm.Round, tt.since, got, tt.want)
		}
	}
}

func TestInRoundsKeepsTheMeanAndTheLongestPause(t *testing.T) {
	for _, tt := range []struct{ pause, round, longest, mean time.Duration }{
		{6 * time.Hour, day, 2 * day, 6 * time.Hour},
		{day, day, 2 * day, day},
		{30 * time.Hour, day, 2 * day, 30 * time.Hour},
		{47 * time.Hour, day, 2 * day, 47 * time.Hour},
		{30 * time.Hour, day, 30 * time.Hour, day}, // a longer one would be too long
		{23 * time.Hour, day, 23 * time.Hour, 23 * time.Hour},
		{23 * time.Hour, day, 2 * day, day},
		{30 * time.Hour, 0, 0, 30 * time.Hour},
		{time.Nanosecond, 1, 0, time.Nanosecond},
	} {
		sum, chances := time.Duration(0), 1000
		for i := range chances {
			pause := InRounds(tt.pause, tt.round, tt.longest, float64(i)/float64(chances))
			if tt.longest > 0 && pause > tt.longest {
				t.Errorf("%v in rounds of %v became %v, want at most %v", tt.pause, tt.round, pause, tt.longest)
			}
			sum += pause
		}
		if mean := sum / time.Duration(chances); (mean - tt.mean).Abs() > time.Minute {
			t.Errorf("%v in rounds of %v became %v on average, want %v", tt.pause, tt.round, mean, tt.mean)
		}
	}
}

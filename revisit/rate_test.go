package revisit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// looksAt makes looks at days since the first one; a day below zero saw a change.
func looksAt(days ...float64) []Look {
	looks := []Look{{At: instant(0)}}
	for _, d := range days {
		looks = append(looks, Look{At: instant(math.Abs(d)), Changed: d < 0})
	}
	return looks
}

func TestRateOfFewLooksIsSane(t *testing.T) {
	for _, tt := range []struct {
		name          string
		looks         []Look
		least, atMost float64
	}{
		{"nobody has looked", nil, 1.0 / 31, 1.0 / 29},
		{"nobody has looked twice", looksAt(), 1.0 / 31, 1.0 / 29},
		{"a day without change says little", looksAt(1), 1.0 / 40, 1.0 / 30},
		{"a day with a change says more", looksAt(-1), 0.1, 1},
		{"two looks at the same moment say nothing", looksAt(0, 0), 1.0 / 31, 1.0 / 29},
		{"a year without change", looksAt(365), 1.0 / 2000, 1.0 / 365},
		{"a change at each of 30 days stays finite", looksAt(change(days30)...), 2, 20},
		{"no change on any of 30 days stays above zero", looksAt(days30...), 1.0 / 300, 1.0 / 40},
		{"a change every other day of 30", looksAt(everyOther(days30)...), 0.5, 0.8},
		{"every hour for a day", looksAt(-1.0/24, -2.0/24, -3.0/24, -4.0/24), 5, 100},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Rate(tt.looks); !(tt.least <= got && got <= tt.atMost) {
				t.Errorf("of %v the rate is %.5f a day, want %.5f to %.5f", tt.looks, got, tt.least, tt.atMost)
			}
		})
	}
}

var days30 = func() (list []float64) {
	for d := range 30 {
		list = append(list, float64(d+1))
	}
	return list
}()

func change(days []float64) (list []float64) {
	for _, d := range days {
		list = append(list, -d)
	}
	return list
}

func everyOther(days []float64) []float64 {
	list := slices.Clone(days)
	for i := 0; i < len(list); i += 2 {
		list[i] = -list[i]
	}
	return list
}

// poisson looks at a page at irregular intervals, of half a day to three days.
func poisson(r *rand.Rand, rate float64, n int) []Look {
	looks := looksAt()
	for at := 0.0; len(looks) <= n; {
		pause := between(r, 0.5, 3)
		at += pause
		looks = append(looks, Look{At: instant(at), Changed: r.Float64() < -math.Expm1(-rate*pause)})
	}
	return looks
}

// What is believed before weighs on the side of once a month; so quick pages are
// thought slower than they are, the more so the fewer looks tell.
func TestRateIsNearTheTruthAfterMonthsOfLooks(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 0))
	for _, truth := range []float64{0.02, 0.05, 0.2, 0.5, 1} {
		const pages = 300
		sum := 0.0
		for range pages {
			sum += math.Log(Rate(poisson(r, truth, 60)))
		}
		if got := math.Exp(sum / pages); math.Abs(got/truth-1) > 0.2 {
			t.Errorf("a page of %.3f changes a day, looked at 60 times: %.4f, want the truth within a fifth", truth, got)
		}
	}
}

func TestRateFollowsAPageThatTurns(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	quick, slow := poisson(r, 1, 60), poisson(r, 0.01, 60)
	then := slices.Clone(quick)
	shift := quick[len(quick)-1].At.Sub(slow[0].At)
	for _, l := range slow[1:] {
		then = append(then, Look{l.At.Add(shift), l.Changed})
	}
	early, late := Rate(quick), Rate(then)
	even := 0.0 // what it would be if all looks counted alike
	for _, l := range then {
		if l.Changed {
			even++
		}
	}
	even /= then[len(then)-1].At.Sub(then[0].At).Hours() / 24
	if late > early/2 || late > even {
		t.Errorf("after months without change the rate goes from %.3f to %.3f, want it below half, and below the mean of %.3f", early, late, even)
	}
}

func TestRateGrowsWithEveryChangeSeen(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	for range 300 {
		looks := poisson(r, math.Exp(between(r, -6, 2)), 1+r.IntN(80))
		i := 1 + r.IntN(len(looks)-1)
		without, with := slices.Clone(looks), slices.Clone(looks)
		without[i].Changed, with[i].Changed = false, true
		if a, b := Rate(without), Rate(with); !(a < b) {
			t.Fatalf("of %v the rate is %v, and %v if look %d saw a change, want more", without, a, b, i)
		}
	}
}

func TestRateIsAlwaysFiniteAndAboveZero(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	for range 2000 {
		looks, at := looksAt(), time.Duration(0)
		changed := r.Float64()
		for range r.IntN(50) {
			at += time.Duration(math.Exp(between(r, 0, math.Log(float64(300*day)))))
			looks = append(looks, Look{At: instant(0).Add(at), Changed: r.Float64() < changed})
		}
		if got := Rate(looks); !(got > 0) || math.IsInf(got, 0) {
			t.Fatalf("of %v the rate is %v, want a finite one above zero", looks, got)
		}
	}
}

// The rate must be where the likelihood is highest: a little to either side it
// is lower.
func TestRateIsTheLikeliest(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 0))
	for range 300 {
		looks := poisson(r, math.Exp(between(r, -6, 2)), r.IntN(80))
		rate := Rate(looks)
		if best, below, above := likelihood(looks, rate), likelihood(looks, rate*0.99), likelihood(looks, rate*1.01); below >= best || above >= best {
			t.Fatalf("of %v the rate is %v: log likelihood %v, but %v below and %v above", looks, rate, best, below, above)
		}
	}
}

// likelihood is written down anew, from the definition.
func likelihood(looks []Look, rate float64) (log float64) {
	newest := looks[len(looks)-1].At
	for i := 1; i < len(looks); i++ {
		interval := looks[i].At.Sub(looks[i-1].At).Hours() / 24
		counts := 1 / (1 + newest.Sub(looks[i].At).Hours()/24/90)
		if looks[i].Changed {
			log += counts * math.Log(1-math.Exp(-rate*interval))
		} else {
			log -= counts * rate * interval
		}
	}
	return log - math.Pow(math.Log(rate*30), 2)/8
}

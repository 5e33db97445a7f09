package revisit

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"time"
)

// A comparison is one catalog, revisited in several ways with as many visits.
type comparison struct {
	catalog
	uniform, planned course
	known            float64 // part out of date where all rates are known from the start
	givingUp         float64 // and where pages that change too often are given up
}

// saved is the part of the time out of date that a plan saves.
func (c comparison) saved(mean float64) float64 { return 1 - mean/c.uniform.mean() }

// simulated is the comparison of all catalogs.
var simulated = sync.OnceValue(func() []comparison {
	list := make([]comparison, len(catalogs))
	var all sync.WaitGroup
	for i, c := range catalogs {
		all.Go(func() {
			list[i] = comparison{catalog: c, uniform: simulate(c, uniform), planned: simulate(c, planned())}
			list[i].known, list[i].givingUp = outOfDate(c, Plan), outOfDate(c, planGivingUp)
		})
	}
	all.Wait()
	return list
})

func TestPlanSavesAQuarterOfTheTimeOutOfDate(t *testing.T) {
	for _, c := range simulated() {
		got := c.saved(c.planned.mean())
		if got < c.promised {
			t.Errorf("%s: out of date %.2f %% of the time, %.2f %% with uniform visits: %.0f %% less, want at least %.0f %%",
				c.name, 100*c.planned.mean(), 100*c.uniform.mean(), 100*got, 100*c.promised)
		}
		if best := c.saved(c.givingUp); c.promised < 0.25 && best > 0.25 {
			t.Errorf("%s: only %.0f %% are promised, but %.0f %% can be had", c.name, 100*c.promised, 100*best)
		}
	}
}

func TestSimulatedPlanKeepsToItsBudget(t *testing.T) {
	for _, c := range simulated() {
		if more := float64(c.planned.visits)/float64(c.uniform.visits) - 1; more > 0.01 || more < -0.02 {
			t.Errorf("%s: %d visits, want those of the uniform way, %d, at most 1 %% more or 2 %% fewer", c.name, c.planned.visits, c.uniform.visits)
		}
	}
}

func TestSimulatedPlanStarvesNoPage(t *testing.T) {
	for _, c := range simulated() {
		if longest := slowest * round.Hours() / 24; c.planned.longest > longest+1e-6 {
			t.Errorf("%s: a page was not visited for %.2f days, want at most %.2f", c.name, c.planned.longest, longest)
		}
	}
}

func TestSimulatedTimeOutOfDateIsAsTheoryHasIt(t *testing.T) {
	for _, c := range simulated() {
		every := func(pages []Page, _ float64) []time.Duration { return uniform(make([]*subject, len(pages)), 0) }
		if got, want := c.uniform.mean(), outOfDate(c.catalog, every); math.Abs(got/want-1) > 0.05 {
			t.Errorf("%s: with uniform visits %.4f of the time out of date, want %.4f within 5 %%", c.name, got, want)
		}
	}
}

// outOfDate is the part of a catalog's time that is out of date in the long run
// where each rate is known.
func outOfDate(c catalog, plan func([]Page, float64) []time.Duration) float64 {
	pages := make([]Page, entries)
	for i := range pages {
		_, rate := c.rates(rand.New(rand.NewPCG(1, uint64(i))))
		pages[i] = bounded(rate)
	}
	sum := 0.0
	for i, pause := range plan(pages, entries) {
		x := pages[i].Rate * pause.Hours() / 24
		sum += 1 + math.Expm1(-x)/x
	}
	return sum / entries
}

// planGivingUp is the plan of the least time out of date, to compare Plan with:
// pages that are out of date whatever is done are visited as seldom as can be.
func planGivingUp(pages []Page, visitsPerDay float64) []time.Duration {
	pauses := make([]time.Duration, len(pages))
	low, high := 1e-4, 1e4
	for range 32 {
		price, visits := math.Sqrt(low*high), 0.0
		for i, p := range pages {
			pauses[i] = p.within(pauseOf(p.Rate / inverse(price*p.Rate/p.Weight)))
			visits += frequency(pauses[i], 0)
		}
		if visits > visitsPerDay {
			low = price
		} else {
			high = price
		}
	}
	return pauses
}

// inverse is where saved is y: at infinity from 1 on.
func inverse(y float64) float64 {
	if y >= 1 {
		return math.Inf(1)
	}
	low, high := 0.0, 100.0
	for range 24 {
		if x := (low + high) / 2; saved(x) < y {
			low = x
		} else {
			high = x
		}
	}
	return high
}

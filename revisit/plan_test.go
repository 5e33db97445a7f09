package revisit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// anyPages are pages of all sorts: rates from once in ten years to every minute.
func anyPages(r *rand.Rand, n int) []Page {
	pages := make([]Page, n)
	for i := range pages {
		longest := time.Duration(between(r, 0.2, 30) * float64(day))
		pages[i] = Page{
			Rate: math.Exp(between(r, -8, 7)), Weight: 1 + float64(r.IntN(8)),
			Shortest: time.Duration(between(r, 0.01, 0.5) * float64(longest)), Longest: longest,
		}
	}
	return pages
}

// span is how many visits a day the bounds ask for, and how many they allow.
func span(pages []Page) (least, most float64) {
	for _, p := range pages {
		least += float64(day) / float64(p.Longest)
		most += float64(day) / float64(p.Shortest)
	}
	return least, most
}

func visitsOf(pauses []time.Duration) (sum float64) {
	for _, p := range pauses {
		sum += float64(day) / float64(p)
	}
	return sum
}

func TestPlanSpendsItsBudget(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 0))
	for range 200 {
		pages := anyPages(r, 1+r.IntN(300))
		least, most := span(pages)
		budget := between(r, least, most)
		if got := visitsOf(Plan(pages, budget)); math.Abs(got/budget-1) > 0.01 {
			t.Errorf("of %d pages that want %.1f to %.1f visits a day, a budget of %.1f: %.1f are planned, want it within 1 %%", len(pages), least, most, budget, got)
		}
	}
}

func TestPlanKeepsEveryBoundWhateverTheBudget(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 0))
	for range 100 {
		pages := anyPages(r, 1+r.IntN(300))
		_, most := span(pages)
		for _, budget := range []float64{0, -1, 1e-9, between(r, 0, most), 2 * most, 1e300, math.Inf(1), math.NaN()} {
			for i, pause := range Plan(pages, budget) {
				if p := pages[i]; pause < p.Shortest || pause > p.Longest {
					t.Fatalf("budget %v: the pause of %+v is %v, want it within its bounds", budget, p, pause)
				}
			}
		}
	}
}

func TestPlanHoldsThePromiseOfTheLongestPauseOnNoBudget(t *testing.T) {
	pages := anyPages(rand.New(rand.NewPCG(12, 0)), 100)
	for i, pause := range Plan(pages, 0) {
		if pause != pages[i].Longest {
			t.Errorf("without a budget the pause of %+v is %v, want the longest", pages[i], pause)
		}
	}
}

func TestPlanLeavesVisitsOverThatNoPageMayHave(t *testing.T) {
	pages := anyPages(rand.New(rand.NewPCG(13, 0)), 100)
	for i, pause := range Plan(pages, 1e9) {
		if pause != pages[i].Shortest {
			t.Errorf("with more visits than are allowed the pause of %+v is %v, want the shortest", pages[i], pause)
		}
	}
}

func TestPlanKeepsBoundsToTheNanosecond(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 0))
	for range 2000 {
		bound := time.Duration(r.Int64N(math.MaxInt64-1) + 1)
		short, long := Page{Rate: 1, Weight: 1, Shortest: bound}, Page{Rate: 1, Weight: 1, Longest: bound}
		if got := Plan([]Page{short}, 1e9)[0]; got < bound {
			t.Fatalf("the pause of %+v is %d ns, want no less than %d", short, got, bound)
		}
		if got := Plan([]Page{long}, 0)[0]; got > bound {
			t.Fatalf("the pause of %+v is %d ns, want no more than %d", long, got, bound)
		}
	}
}

// slack is the part by which a pause may be off, since the budget is only met
// nearly.
const slack = 1e-5

func TestPlanNeverPausesLongerForMoreChangesOrMoreWeight(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 0))
	for range 300 {
		pages := anyPages(r, 1+r.IntN(60))
		least, most := span(pages)
		budget := between(r, least, most)
		before := Plan(pages, budget)
		i := r.IntN(len(pages))
		p := pages[i]
		if r.IntN(2) == 0 {
			pages[i].Rate *= between(r, 1, 100)
		} else {
			pages[i].Weight *= between(r, 1, 10)
		}
		if after := Plan(pages, budget)[i]; float64(after) > float64(before[i])*(1+slack) {
			t.Fatalf("a pause goes from %v to %v as %+v becomes %+v, want it no longer", before[i], after, p, pages[i])
		}
	}
}

func TestPlanNeverPausesLongerForAPageSeenToChangeOnceMore(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 0))
	others := anyPages(r, 40)
	least, most := span(others)
	for range 100 {
		looks := poisson(r, math.Exp(between(r, -6, 2)), 1+r.IntN(60))
		i := 1 + r.IntN(len(looks)-1)
		pause := func(changed bool) time.Duration {
			looks[i].Changed = changed
			return Plan(append(slices.Clone(others), Page{Rate: Rate(looks), Weight: 2, Longest: 30 * day}), (least+most)/2)[len(others)]
		}
		if without, with := pause(false), pause(true); float64(with) > float64(without)*(1+slack) {
			t.Fatalf("%v: the pause is %v, and %v if look %d saw a change, want it no longer", looks, without, with, i)
		}
	}
}

func TestPlanDoesNotDependOnTheOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 0))
	for range 100 {
		pages := anyPages(r, 2+r.IntN(200))
		least, most := span(pages)
		budget := between(r, least, most)
		order := r.Perm(len(pages))
		mixed := make([]Page, len(pages))
		for to, from := range order {
			mixed[to] = pages[from]
		}
		straight, other := Plan(pages, budget), Plan(mixed, budget)
		for to, from := range order {
			if a, b := float64(straight[from]), float64(other[to]); math.Abs(a/b-1) > slack {
				t.Fatalf("the pause of %+v is %v, in another order %v", pages[from], straight[from], other[to])
			}
		}
	}
}

// No plan may be better: a little more time for one page and less for another,
// on the same budget, must not leave less time out of date, but where a page is
// beyond the peak.
func TestPlanCannotBeBettered(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 0))
	stale := func(p Page, visits float64) float64 { // weighed
		x := p.Rate / visits
		return p.Weight * (1 + math.Expm1(-x)/x)
	}
	compared := 0
	for range 100 {
		pages := anyPages(r, 50)
		least, most := span(pages)
		pauses := Plan(pages, between(r, least, most))
		for range 100 {
			i, j := r.IntN(len(pages)), r.IntN(len(pages))
			a, b := pages[i], pages[j]
			more, less := float64(day)/float64(pauses[i]), float64(day)/float64(pauses[j])
			moved := 0.01 * min(more, less)
			free := pauseOf(more+moved) > a.Shortest && pauseOf(less-moved) < b.Longest
			if i == j || !free || a.Rate/more > peak || b.Rate/less > peak {
				continue
			}
			compared++
			if now, then := stale(a, more)+stale(b, less), stale(a, more+moved)+stale(b, less-moved); then < now*(1-1e-6) {
				t.Fatalf("%+v every %v and %+v every %v are out of date for %v, but %v after a visit is moved to the first", a, pauses[i], b, pauses[j], now, then)
			}
		}
	}
	if compared < 500 {
		t.Errorf("only %d pairs of pages were free to move, want enough to tell", compared)
	}
}

func TestPlanOfOddPages(t *testing.T) {
	for _, tt := range []struct {
		name string
		page Page
		want time.Duration
	}{
		{"a page that never changes waits as long as it may", Page{Weight: 1, Longest: 9 * day}, 9 * day},
		{"one on which nothing depends does too", Page{Rate: 5, Longest: 9 * day}, 9 * day},
		{"one of which neither can be said as well", Page{Longest: 9 * day}, 9 * day},
		{"without a bound it is never visited again", Page{}, math.MaxInt64},
		{"where the bounds disagree the longest holds", Page{Rate: 1, Weight: 1, Shortest: 9 * day, Longest: day}, day},
		{"a page that changes all the time is visited as often as it may be", Page{Rate: math.Inf(1), Weight: 1, Shortest: time.Hour, Longest: day}, time.Hour},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Plan([]Page{tt.page}, 1000)[0]; got != tt.want {
				t.Errorf("the pause of %+v is %v, want %v", tt.page, got, tt.want)
			}
		})
	}
	if got := Plan(nil, 10); len(got) != 0 {
		t.Errorf("of no pages %v, want nothing", got)
	}
}

func TestWorthIsAsDefined(t *testing.T) {
	for x := 1e-4; x < 20; x *= 1.07 {
		want := saved(min(x, peak)) / min(x, peak)
		got := worths().at(math.Sqrt(saved(x)))
		if x > peak {
			got = worths().at(math.Sqrt(saved(peak)) + x)
		}
		if math.Abs(got/want-1) > 1e-3 {
			t.Errorf("worth of %v changes between two visits is %v, want %v", x, got, want)
		}
	}
	if at := peak; !(saved(at)/at > saved(at*1.01)/(at*1.01) && saved(at)/at > saved(at*0.99)/(at*0.99)) {
		t.Errorf("saved(x)/x is not highest at %v", at)
	}
}

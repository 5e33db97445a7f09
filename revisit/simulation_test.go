package revisit

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// A catalog is simulated: pages that change as Poisson processes do.
type catalog struct {
	name, tells string
	// rates draws how often a page changes, a day: until half of the time has
	// passed, and then.
	rates func(r *rand.Rand) (before, after float64)
	// promised is the least part of the time out of date that a plan must save.
	promised float64
}

const (
	entries = 2000
	days    = 180
	memory  = 60 // looks that are remembered of a page
	round   = day
)

var catalogs = []catalog{
	{"power law", "most pages once a year, a few every hour", steady(powerLaw), 0.25},
	{"bimodal", "a fifth every 1 to 3 days, the others every 3 to 12 months", steady(bimodal), 0.25},
	{"uniform", "every 1 to 365 days, each as likely", steady(func(r *rand.Rand) float64 { return 1 / between(r, 1, 365) }), 0.25},
	{"log-uniform", "from every day to every two years, each magnitude as likely", steady(func(r *rand.Rand) float64 { return math.Exp(between(r, -math.Log(730), 0)) }), 0.25},
	{"turning", "bimodal, and after 90 days each page has other ways", func(r *rand.Rand) (float64, float64) { return bimodal(r), bimodal(r) }, 0.25},
	{"restless", "a tenth every hour, the others bimodal", steady(restless), 0.15},
	{"uniform rates", "0 to 1 times a day, each as likely", steady(func(r *rand.Rand) float64 { return r.Float64() }), 0.03},
}

// steady is a page that keeps its ways.
func steady(rate func(r *rand.Rand) float64) func(*rand.Rand) (float64, float64) {
	return func(r *rand.Rand) (float64, float64) {
		x := rate(r)
		return x, x
	}
}

func between(r *rand.Rand, low, high float64) float64 { return low + (high-low)*r.Float64() }

func powerLaw(r *rand.Rand) float64 { return min(math.Pow(1-r.Float64(), -1.25)/365, 24) }

func bimodal(r *rand.Rand) float64 {
	if r.Float64() < 0.2 {
		return 1 / between(r, 1, 3)
	}
	return 1 / between(r, 90, 365)
}

func restless(r *rand.Rand) float64 {
	if r.Float64() < 0.1 {
		return 24
	}
	return bimodal(r)
}

// A course is what became of a catalog in its days.
type course struct {
	stale   []float64 // each day's part of all pages' time that was out of date
	visits  int
	longest float64 // pause between two visits, in days
	waited  float64 // from a change until a visit saw it, in days, on average
}

// mean is the part of the whole time that was out of date.
func (c course) mean() float64 {
	sum := 0.0
	for _, part := range c.stale {
		sum += part
	}
	return sum / float64(len(c.stale))
}

// A subject is a page as it is, and what is known of it.
type subject struct {
	random  *rand.Rand
	rates   [2]float64
	changes float64 // the day of the first change that no visit has seen
	visited float64 // the day of the newest visit
	looks   []Look
}

// A way says on each day how long to pause for each page.
type way func(pages []*subject, day int) []time.Duration

// simulate lets a catalog live for its days. All pages are visited at the start,
// when nothing is known of how they change. Their time out of date is exact: from
// the first change that no visit has seen.
func simulate(c catalog, choose way) course {
	pages := make([]*subject, entries)
	for i := range pages {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		before, after := c.rates(r)
		pages[i] = &subject{random: r, rates: [2]float64{before, after}, looks: []Look{{At: instant(0)}}}
		pages[i].changes = pages[i].next(0, 0)
	}
	told := course{stale: make([]float64, days)}
	seen := 0
	for d := range days {
		pauses := choose(pages, d)
		for i, p := range pages {
			if d == days/2 && p.changes > float64(d) {
				p.changes = p.next(float64(d), d)
			}
			seen += p.live(d, pauses[i].Hours()/24, &told)
		}
	}
	told.waited /= float64(seen)
	return told
}

// live passes a day with the visits that the pause asks for, and tells how many
// of them saw a change.
func (p *subject) live(d int, pause float64, told *course) (seen int) {
	start, end := float64(d), float64(d+1)
	for {
		at := max(p.due(pause), start)
		told.stale[d] += max(0, min(at, end)-max(p.changes, p.visited, start)) / entries
		if at >= end {
			return seen
		}
		changed := p.changes <= at
		if changed {
			told.waited += at - p.changes
			p.changes = p.next(at, d)
			seen++
		}
		told.longest = max(told.longest, at-p.visited)
		told.visits++
		p.visited = at
		p.looks = append(p.looks[max(0, len(p.looks)-memory+1):], Look{At: instant(at), Changed: changed})
	}
}

// due is when the pause is over, by rounds at the start of each day and by those
// between.
func (p *subject) due(pause float64) float64 {
	r := Rhythm{Pause: time.Duration(pause * float64(day)), Longest: slowest * round, Round: round}
	due := p.visited + pause
	if r.Pause >= round && r.Pause%round == 0 {
		due = p.visited + slowest
	}
	for at := math.Floor(p.visited) + 1; at < due; at++ {
		if r.Due(time.Duration((at-p.visited)*float64(day)), true) {
			return at
		}
	}
	return due
}

// next draws the first change after a moment.
func (p *subject) next(after float64, d int) float64 {
	return after + p.random.ExpFloat64()/p.rates[d*2/days]
}

func instant(days float64) time.Time {
	return time.Unix(0, 0).Add(time.Duration(days * float64(day)))
}

// uniform visits every page in each round.
func uniform(pages []*subject, _ int) []time.Duration {
	return slices.Repeat([]time.Duration{round}, len(pages))
}

// planned makes a plan every fifth day, with as many visits as uniform.
func planned() way {
	var pauses []time.Duration
	return func(pages []*subject, d int) []time.Duration {
		if d%5 == 0 {
			list := make([]Page, len(pages))
			for i, p := range pages {
				list[i] = bounded(Rate(p.looks))
			}
			pauses = Plan(list, entries)
		}
		next := make([]time.Duration, len(pages))
		for i, p := range pages {
			next[i] = InRounds(pauses[i], round, slowest*round, chance(p.visited, i))
		}
		return next
	}
}

// chance is drawn once after each visit.
func chance(visited float64, page int) float64 {
	return rand.New(rand.NewPCG(math.Float64bits(visited), uint64(page))).Float64()
}

// bounded is a page as Of would bound it.
func bounded(rate float64) Page {
	return Page{Rate: rate, Weight: 1, Shortest: round / quickest, Longest: slowest * round}
}

package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/revisit"
)

// rhythms are the pauses between the visits of each entry, by which a budget of
// visits is shared out. Where there are none, nil, the catalog's hold.
type rhythms struct {
	catalog *catalog.Catalog
	round   time.Duration // between two rounds of the schedule; 0 without one
	budget  float64       // visits a day; 0 for as many as the catalog's own rhythms make
	usual   float64       // visits a day that those make
	numbers []int32       // of the entries that the plan is for
	pages   []revisit.Page
	chances []float64        // by which each page's pause is made one of rounds
	planned []revisit.Rhythm // by the entry's number; zero for the catalog's
}

func newRhythms(list *catalog.Catalog, round time.Duration, budget float64) *rhythms {
	return &rhythms{catalog: list, round: round, budget: budget}
}

// add takes an entry that was visited into the plan, unless nobody asks for more
// visits to it.
func (r *rhythms) add(i int, v linkwatch.Verdict, visits []linkwatch.Visit) {
	usual := revisit.Usual(v.Entry, r.round)
	if usual == 0 {
		return
	}
	r.usual += 24 * float64(time.Hour) / float64(usual)
	r.numbers = append(r.numbers, int32(i))
	r.pages = append(r.pages, revisit.Of(v, revisit.Rate(revisit.Looks(visits)), r.round))
	r.chances = append(r.chances, chance(visits[0]))
}

// chance draws a number from 0 up to 1, once after each visit.
func chance(newest linkwatch.Visit) float64 {
	h := fnv.New64a()
	fmt.Fprint(h, newest.Entry, newest.At.UnixNano())
	return rand.New(rand.NewPCG(h.Sum64(), 0)).Float64()
}

// share shares the budget out.
func (r *rhythms) share() {
	r.planned = make([]revisit.Rhythm, r.catalog.Len())
	for k, pause := range revisit.Plan(r.pages, cmp.Or(r.budget, r.usual)) {
		longest := r.pages[k].Longest
		r.planned[r.numbers[k]] = revisit.Rhythm{
			Pause: revisit.InRounds(pause, r.round, longest, r.chances[k]), Longest: longest, Round: r.round,
		}
	}
	r.numbers, r.pages, r.chances = nil, nil, nil
}

// of gives the rhythm of the ith entry of a catalog: the policy's where there is
// no plan of it yet.
func (r *rhythms) of(list *catalog.Catalog, i int, e linkwatch.Entry) revisit.Rhythm {
	if r != nil && r.catalog == list && r.planned[i].Pause > 0 {
		return r.planned[i]
	}
	return revisit.Rhythm{Pause: e.Policy.Every}
}

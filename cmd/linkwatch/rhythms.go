package main

import (
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/revisit"
)

// rhythms are the pauses between the visits of each entry: the catalog's, or
// those by which a budget of visits is shared out.
type rhythms struct {
	catalog *catalog.Catalog
	round   time.Duration // between two rounds of the schedule
	budget  float64       // visits a day; 0 for the catalog's rhythms
	numbers []int         // of the entries that the plan is for
	pages   []revisit.Page
	pauses  map[int]time.Duration // by the entry's number
}

func newRhythms(list *catalog.Catalog, round time.Duration, budget float64) *rhythms {
	return &rhythms{catalog: list, round: round, budget: budget}
}

// add takes an entry that was visited into the plan.
func (r *rhythms) add(i int, v linkwatch.Verdict, visits []linkwatch.Visit) {
	if r.budget > 0 {
		r.numbers = append(r.numbers, i)
		r.pages = append(r.pages, revisit.Of(v, revisit.Rate(revisit.Looks(visits)), r.round))
	}
}

// share shares the budget out.
func (r *rhythms) share() {
	r.pauses = make(map[int]time.Duration, len(r.pages))
	for k, pause := range revisit.Plan(r.pages, r.budget) {
		r.pauses[r.numbers[k]] = pause
	}
	r.numbers, r.pages = nil, nil
}

// of gives the pause of the ith entry of a catalog: the policy's where there is
// no plan of it yet.
func (r *rhythms) of(list *catalog.Catalog, i int, e linkwatch.Entry) time.Duration {
	if r != nil && r.catalog == list {
		if pause, planned := r.pauses[i]; planned {
			return pause
		}
	}
	return e.Policy.Every
}

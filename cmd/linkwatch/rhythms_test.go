package main

import (
	"fmt"
	"math"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/catalog"
)

func TestABudgetGoesToThePagesThatChange(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte(`version: 1
entries:
- {id: busy, title: Busy, url: "https://a.test/busy"}
- {id: still, title: Still, url: "https://a.test/still"}
- {id: new, title: New, url: "https://a.test/new", every: 6h}
`))
	if err != nil {
		t.Fatal(err)
	}
	const day = 24 * time.Hour
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	plan := newRhythms(list, day, 2)
	for i, blocks := range []func(daysAgo int) uint32{
		func(daysAgo int) uint32 { return uint32(daysAgo / 2) },
		func(int) uint32 { return 0 },
	} {
		var visits []linkwatch.Visit
		for daysAgo := range 40 {
			visits = append(visits, linkwatch.Visit{
				Entry: list.ID(i), URL: list.Entry(i).URL, FinalURL: list.Entry(i).URL, Status: 200, At: noon.Add(-time.Duration(daysAgo) * day),
				Page: linkwatch.Page{Reader: "1", Hash: fmt.Sprint(blocks(daysAgo)), Words: 9, Print: linkwatch.Print{Blocks: []uint32{7, 100 + blocks(daysAgo)}}},
			})
		}
		plan.add(i, linkwatch.Verdict{Entry: list.Entry(i), Health: linkwatch.Healthy}, visits)
	}
	plan.share()
	busy, still := plan.of(list, 0, list.Entry(0)).Pause, plan.of(list, 1, list.Entry(1)).Pause
	if busy >= still || busy <= 0 || still > 2*day {
		t.Errorf("the page that changes every other day is visited every %v, the one that never does every %v; want the first more often, and the second at least every other round", busy, still)
	}
	if got, want := plan.of(list, 2, list.Entry(2)).Pause, 6*time.Hour; got != want {
		t.Errorf("the entry that was never visited has a pause of %v, want its policy's %v", got, want)
	}
	if got := (*rhythms)(nil).of(list, 2, list.Entry(2)).Pause; got != 6*time.Hour {
		t.Errorf("before there is a plan the pause is %v, want the policy's 6h", got)
	}
}

func TestWithoutABudgetThePlanMakesAsManyVisitsAsTheRhythms(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte(`version: 1
entries:
- {id: a, title: A, url: "https://a.test/a"}
- {id: b, title: B, url: "https://a.test/b", kind: hotline}
- {id: c, title: C, url: "https://a.test/c", every: 12h}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		round time.Duration
		want  float64 // visits a day
	}{{24 * time.Hour, 4}, {12 * time.Hour, 6}} {
		plan, got := newRhythms(list, tt.round, 0), 0.0
		for i, e := range list.Entries() {
			plan.add(i, linkwatch.Verdict{Entry: e, Health: linkwatch.Healthy}, []linkwatch.Visit{{Entry: e.ID, Status: 200}})
		}
		plan.share()
		for i, e := range list.Entries() {
			got += 24 / plan.of(list, i, e).Pause.Hours()
		}
		if math.Abs(got/tt.want-1) > 0.05 {
			t.Errorf("with a round every %v the plan makes %.3f visits a day, want about %.0f", tt.round, got, tt.want)
		}
	}
}

func TestWithoutAScheduleThePlanIsForEntriesWithARhythmOnly(t *testing.T) {
	list, err := catalog.Parse("catalog.yaml", []byte(`version: 1
entries:
- {id: a, title: A, url: "https://a.test/a"}
- {id: b, title: B, url: "https://a.test/b", every: 6h}
`))
	if err != nil {
		t.Fatal(err)
	}
	plan := newRhythms(list, 0, 0)
	for i, e := range list.Entries() {
		plan.add(i, linkwatch.Verdict{Entry: e, Health: linkwatch.Healthy}, []linkwatch.Visit{{Entry: e.ID, Status: 200}})
	}
	plan.share()
	for i, want := range []time.Duration{0, 6 * time.Hour} {
		if got := plan.of(list, i, list.Entry(i)).Pause; got != want {
			t.Errorf("%s has a pause of %v, want %v", list.ID(i), got, want)
		}
	}
}

package revisit

import (
	"math/rand/v2"
	"testing"
)

func BenchmarkPlanOfAMillion(b *testing.B) {
	pages := anyPages(rand.New(rand.NewPCG(20, 0)), 1_000_000)
	least, most := span(pages)
	b.ReportAllocs()
	for b.Loop() {
		Plan(pages, least+(most-least)/10)
	}
}

func BenchmarkRateOfLooks120(b *testing.B) {
	looks := poisson(rand.New(rand.NewPCG(21, 0)), 0.1, 120)
	b.ReportAllocs()
	for b.Loop() {
		Rate(looks)
	}
}

func BenchmarkLooksOfVisits120(b *testing.B) {
	h := newHistory()
	for i := range 120 {
		h.visit(lines(uint32(i/10), 40))
	}
	visits := h.newestFirst()
	b.ReportAllocs()
	for b.Loop() {
		Looks(visits)
	}
}

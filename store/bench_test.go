package store

import (
	"context"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"linkwatch"
)

// BenchmarkKeep keeps rounds over 10,000 entries, each round in another order.
func BenchmarkKeep(b *testing.B) {
	for name, changing := range map[string]bool{"unchanged pages": false, "new pages": true} {
		b.Run(name, func(b *testing.B) {
			const entries = 10000
			s, round := opened(b)
			version := func(i int) int {
				if changing {
					return i / entries
				}
				return 0
			}
			// What a first round adds is not what a visit costs.
			if err := s.Keep(b.Context(), rounds(round, entries, 0, entries, version), func(linkwatch.Visit) {}); err != nil {
				b.Fatal(err)
			}
			before, _, _ := s.Size(b.Context())
			b.ResetTimer()
			if err := s.Keep(b.Context(), rounds(round, entries, entries, entries+b.N, version), func(linkwatch.Visit) {}); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			after, _, _ := s.Size(b.Context())
			b.ReportMetric(float64(after-before)/float64(b.N), "bytes/visit")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "visits/s")
		})
	}
}

// rounds gives the visits from the i-th until the n-th, one of each entry a
// day, always in another order.
func rounds(round linkwatch.RoundID, entries, i, n int, version func(int) int) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		order := rand.New(rand.NewPCG(1, 2))
		var entry []int
		for ; i < n; i++ {
			if i%entries == 0 || entry == nil {
				entry = order.Perm(entries)
			}
			at := noon.AddDate(0, 0, i/entries).Add(time.Duration(i%entries) * 37 * time.Millisecond)
			if !yield(usualVisit(round, entry[i%entries], at, version(i))) {
				return
			}
		}
	}
}

// BenchmarkHistories streams 10,000 entries with 100 visits each, with a page
// that changed every tenth time.
func BenchmarkHistories(b *testing.B) {
	const entries, each = 10000, 100
	s, round := openedAt(b, filepath.Join(b.TempDir(), "linkwatch.db"))
	every10th := func(i int) int { return i / entries / 10 }
	if err := s.Keep(b.Context(), rounds(round, entries, 0, entries*each, every10th), func(linkwatch.Visit) {}); err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{10, each} {
		b.Run(map[int]string{10: "the 10 newest of 100", each: "all 100"}[n], func(b *testing.B) {
			var peak atomic.Uint64
			for b.Loop() {
				count := 0
				for visits, err := range s.Histories(context.Background(), noon.AddDate(1, 0, 0), n) {
					if err != nil {
						b.Fatal(err)
					}
					if count += len(visits); count%(1000*n) == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak.Store(max(peak.Load(), m.HeapAlloc))
					}
				}
				if count != entries*n {
					b.Fatalf("streamed %d visits, want %d", count, entries*n)
				}
			}
			b.ReportMetric(float64(peak.Load())/(1<<20), "MiB-heap")
			b.ReportMetric(float64(entries*n)/(b.Elapsed().Seconds()/float64(b.N)), "visits/s")
		})
	}
}

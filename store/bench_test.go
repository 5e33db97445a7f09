package store

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"linkwatch"
)

// BenchmarkKeep keeps rounds over 10,000 entries, each round in another order,
// and a first round over however many it is run with.
func BenchmarkKeep(b *testing.B) {
	const entries = 10000
	same := func(int) int { return 0 }
	whole := func(visits iter.Seq[linkwatch.Visit]) iter.Seq[linkwatch.Visit] { return visits }
	b.Run("first visits", func(b *testing.B) { keepRounds(b, 0, b.N, same, whole) })
	b.Run("first visits of small pages", func(b *testing.B) { keepRounds(b, 0, b.N, same, small) })
	b.Run("unchanged pages", func(b *testing.B) { keepRounds(b, entries, entries, same, whole) })
	b.Run("new pages", func(b *testing.B) {
		keepRounds(b, entries, entries, func(i int) int { return i / entries }, whole)
	})
}

// small leaves of each page what one of 2 KB has.
func small(visits iter.Seq[linkwatch.Visit]) iter.Seq[linkwatch.Visit] {
	return func(yield func(linkwatch.Visit) bool) {
		for v := range visits {
			p := v.Page
			v.Page = linkwatch.Page{ContentType: p.ContentType, Bytes: 2048, Hash: p.Hash, Title: p.Title[:20], Headings: p.Headings[:1],
				Reader: p.Reader, Opening: p.Opening[:200], Links: 3, Words: 60, ETag: p.ETag, Tongues: p.Tongues[1:],
				Print: linkwatch.Print{Blocks: p.Print.Blocks[:8], Shingles: p.Print.Shingles[:50]}}
			if !yield(v) {
				return
			}
		}
	}
}

// keepRounds keeps b.N visits, some before it: what a first round adds is not
// what a visit costs.
func keepRounds(b *testing.B, before, entries int, version func(int) int, of func(iter.Seq[linkwatch.Visit]) iter.Seq[linkwatch.Visit]) {
	s, round := opened(b)
	none := func(linkwatch.Visit) {}
	if err := s.Keep(b.Context(), of(rounds(round, entries, 0, before, version)), none); err != nil {
		b.Fatal(err)
	}
	was, _, _ := s.Size(b.Context())
	worked := work(b)
	b.ResetTimer()
	if err := s.Keep(b.Context(), of(rounds(round, entries, before, before+b.N, version)), none); err != nil {
		b.Fatal(err)
	}
	b.StopTimer()
	b.ReportMetric(float64(work(b)-worked)/float64(b.N), "cpu-ns/op")
	is, _, _ := s.Size(b.Context())
	b.ReportMetric(float64(is-was)/float64(b.N), "bytes/visit")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "visits/s")
}

// work is how long the processors have worked for this process.
func work(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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

var streamed = flag.Int("entries", 100_000, "how many entries BenchmarkHistories streams")

// BenchmarkHistories streams entries with 5 visits each, and a tenth of them
// with 50 each, of which a page changed every tenth time.
func BenchmarkHistories(b *testing.B) {
	every10th := func(i int) int { return i / *streamed / 10 }
	few, round := openedAt(b, filepath.Join(b.TempDir(), "linkwatch.db"))
	if err := few.Keep(b.Context(), rounds(round, *streamed, 0, *streamed*5, every10th), func(linkwatch.Visit) {}); err != nil {
		b.Fatal(err)
	}
	many, round := openedAt(b, filepath.Join(b.TempDir(), "linkwatch.db"))
	if err := many.Keep(b.Context(), rounds(round, *streamed/10, 0, *streamed*5, func(i int) int { return i / *streamed }), func(linkwatch.Visit) {}); err != nil {
		b.Fatal(err)
	}
	b.Run("all 5", func(b *testing.B) { stream(b, few, 120, *streamed*5) })
	b.Run("the newest of 5", func(b *testing.B) { stream(b, few, 1, *streamed) })
	b.Run("all 50", func(b *testing.B) { stream(b, many, 120, *streamed*5) })
	b.Run("the 5 newest of 50", func(b *testing.B) { stream(b, many, 5, *streamed/2) })
}

func stream(b *testing.B, s *Store, n, want int) {
	var peak uint64
	b.ReportAllocs()
	worked := work(b)
	for b.Loop() {
		histories, visits := 0, 0
		for history, err := range s.Histories(context.Background(), noon.AddDate(1, 0, 0), n) {
			if err != nil {
				b.Fatal(err)
			}
			visits += len(history.Visits)
			if histories++; histories%10_000 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
		if visits != want {
			b.Fatalf("streamed %d visits, want %d", visits, want)
		}
	}
	b.ReportMetric(float64(work(b)-worked)/float64(b.N*want), "cpu-ns/visit")
	b.ReportMetric(float64(peak)/(1<<20), "MiB-heap")
	b.ReportMetric(float64(want)/(b.Elapsed().Seconds()/float64(b.N)), "visits/s")
}

// BenchmarkKnown asks for the newest visits of 10,000 entries, in no order.
func BenchmarkKnown(b *testing.B) {
	const entries = 10_000
	s, round := opened(b)
	if err := s.Keep(b.Context(), rounds(round, entries, 0, 2*entries, func(i int) int { return i / entries }), func(linkwatch.Visit) {}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	worked, asked := work(b), 0
	for b.Loop() {
		id := linkwatch.EntryID(fmt.Sprintf("agency-for-help-with-people-%05d", asked*7919%entries))
		if v, found, err := s.Known(b.Context(), id); err != nil || !found || v.Entry != id {
			b.Fatalf("Known(%q) = %+v, %t, %v", id, v, found, err)
		}
		asked++
	}
	b.ReportMetric(float64(work(b)-worked)/float64(asked), "cpu-ns/op")
}

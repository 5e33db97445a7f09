package store

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"linkwatch"
)

var visited = flag.Int("visited", 10_000, "how many entries BenchmarkRound visits")

// BenchmarkRound does with the store what a check of as many entries does, twice:
// it tells what is known, keeps a visit of each, tells how they ended, and gives
// their histories. It reports the most memory that the process ever held.
func BenchmarkRound(b *testing.B) {
	for b.Loop() {
		s, round := openedAt(b, filepath.Join(b.TempDir(), "linkwatch.db"))
		for n := range 2 {
			for _, err := range s.NewestOutcomes(b.Context(), lastInstant) {
				if err != nil {
					b.Fatal(err)
				}
			}
			visits := rounds(round, *visited, n**visited, (n+1)**visited, func(int) int { return 0 })
			if err := s.Keep(b.Context(), visits, func(linkwatch.Visit) {}); err != nil {
				b.Fatal(err)
			}
			for _, err := range s.Outcomes(b.Context(), round) {
				if err != nil {
					b.Fatal(err)
				}
			}
			for _, err := range s.Histories(b.Context(), lastInstant, 120) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.ReportMetric(mostMemory(b)/(1<<20), "MiB-peak")
}

// mostMemory is the peak of the process's resident memory, in bytes; 0 where the
// system does not tell it.
func mostMemory(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, peak, _ := bytes.Cut(status, []byte("VmHWM:"))
	kib, err := strconv.ParseFloat(string(bytes.Fields(peak)[0]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return kib * 1024
}

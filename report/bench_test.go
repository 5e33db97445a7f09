package report_test

import (
	"fmt"
	"io"
	"iter"
	"testing"

	"linkwatch"
	"linkwatch/report"
)

// manyVerdicts gives n verdicts, made as they are asked for, of which every
// hundredth is broken.
func manyVerdicts(n int) iter.Seq[linkwatch.Verdict] {
	well, ill := healthy(), broken()
	return func(yield func(linkwatch.Verdict) bool) {
		for i := range n {
			v := well
			if i%100 == 0 {
				v = ill
			}
			v.Entry.ID = linkwatch.EntryID(fmt.Sprint("entry-", i))
			if !yield(v) {
				return
			}
		}
	}
}

// BenchmarkWriteCheck writes a check of 10,000 entries.
func BenchmarkWriteCheck(b *testing.B) {
	const n = 10_000
	c := check()
	c.Verdicts = manyVerdicts(n)
	for _, format := range report.CheckFormats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := report.WriteCheck(io.Discard, format, c); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}

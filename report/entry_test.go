package report_test

import (
	"bytes"
	"testing"

	"linkwatch"
	"linkwatch/internal/golden"
	"linkwatch/report"
)

func TestStoryOfEachEntryMatchesItsGolden(t *testing.T) {
	for _, v := range verdicts() {
		t.Run(string(v.Entry.ID), func(t *testing.T) {
			var moments []linkwatch.Moment
			if v.Entry.ID == "dead-host" {
				moments = timeline()
			}
			golden.Equal(t, "testdata/entry."+string(v.Entry.ID), writtenEntry(t, v, moments))
		})
	}
}

func writtenEntry(t *testing.T, v linkwatch.Verdict, moments []linkwatch.Moment) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteEntry(&b, "catalog.yaml", v, moments); err != nil {
		t.Fatalf("WriteEntry of %s: %v", v.Entry.ID, err)
	}
	return b.Bytes()
}

package report_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"linkwatch/internal/golden"
	"linkwatch/report"
)

// The list of DESIGN, in its order.
var designFormats = []string{"text", "json", "jsonl", "csv", "markdown", "html", "junit", "sarif", "github", "gitlab", "checkstyle"}

func TestEveryFormatOfCheckThatIsPromisedExists(t *testing.T) {
	if got := report.CheckFormats(); !slices.Equal(got, designFormats) {
		t.Errorf("CheckFormats()\n got %v\nwant %v", got, designFormats)
	}
}

func TestEveryFormatOfCheckMatchesItsGolden(t *testing.T) {
	for _, format := range report.CheckFormats() {
		t.Run(format, func(t *testing.T) {
			golden.Equal(t, "testdata/check."+format, written(t, format, check()))
			golden.Equal(t, "testdata/inconclusive."+format, written(t, format, inconclusive()))
		})
	}
}

func TestCheckOfNothingIsWrittenInEveryFormat(t *testing.T) {
	for _, format := range report.CheckFormats() {
		got := written(t, format, report.Check{Catalog: "catalog.yaml", Verdicts: these()})
		wellFormed(t, format, got)
	}
}

func TestUnknownFormatIsToldWithTheKnownOnes(t *testing.T) {
	err := report.WriteCheck(&bytes.Buffer{}, "yaml", check())
	want := `format "yaml": want one of ` + strings.Join(designFormats, ", ")
	if err == nil || err.Error() != want {
		t.Errorf("WriteCheck as yaml\n got %v\nwant %s", err, want)
	}
}

func TestWriterThatFailsIsAnErrorInEveryFormat(t *testing.T) {
	for _, format := range report.CheckFormats() {
		if err := report.WriteCheck(full{}, format, check()); !errors.Is(err, errFull) {
			t.Errorf("WriteCheck as %s to a full disk: got %v, want %v", format, err, errFull)
		}
	}
	for _, format := range report.WeeklyFormats() {
		if err := report.WriteWeekly(full{}, format, "catalog.yaml", weekly()); !errors.Is(err, errFull) {
			t.Errorf("WriteWeekly as %s to a full disk: got %v, want %v", format, err, errFull)
		}
	}
	if err := report.WriteEntry(full{}, "catalog.yaml", broken(), timeline()); !errors.Is(err, errFull) {
		t.Errorf("WriteEntry to a full disk: got %v, want %v", err, errFull)
	}
}

func TestWritingLeavesTheVerdictsAsTheyWere(t *testing.T) {
	c, kept := check(), verdicts()
	c.Verdicts = these(kept...)
	for _, format := range report.CheckFormats() {
		written(t, format, c)
	}
	if got := kept[5].Findings[0].Evidence[0]; got != hostile {
		t.Errorf("evidence after writing: got %q, want %q", got, hostile)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func written(t *testing.T, format string, c report.Check) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteCheck(&b, format, c); err != nil {
		t.Fatalf("WriteCheck as %s: %v", format, err)
	}
	return b.Bytes()
}

package report_test

import (
	"encoding/xml"
	"testing"
	"time"

	"linkwatch/report"
)

func TestJUnitSuiteTakesAsLongAsItsCases(t *testing.T) {
	first, second, never := broken(), healthy(), unvisited()
	first.Last.Took, second.Last.Took = 1250400*time.Microsecond, 400400*time.Microsecond
	never.Entry.Group = first.Entry.Group
	var got struct {
		Suites []struct {
			Time string `xml:"time,attr"`
		} `xml:"testsuite"`
	}
	c := report.Check{Catalog: "catalog.yaml", Verdicts: these(first, second, never)}
	if err := xml.Unmarshal(written(t, "junit", c), &got); err != nil {
		t.Fatal(err)
	}
	if want := "1.650"; len(got.Suites) != 1 || got.Suites[0].Time != want {
		t.Errorf("suites of cases of 1.250 s, 0.400 s and none: got %+v, want one of %s", got.Suites, want)
	}
}

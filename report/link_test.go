package report_test

import (
	"slices"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/report"
)

// A page suspected of a hijack was a link above the hint not to follow its links.
func TestNobodyIsLedToWhatMayBeSomebodyElses(t *testing.T) {
	suspected, waivedHijack, shouted := unsure(), waived(), healthy()
	suspected.Findings[0].Check = "hijacked"
	waivedHijack.Waived[0].Check = "parked"
	shouted.Entry.URL = "HTTPS://Hotline.Example.org/"
	for _, v := range []linkwatch.Verdict{suspected, waivedHijack, shouted} {
		safe := v.Entry.ID == "hotline"
		c := report.Check{Catalog: "catalog.yaml", Verdicts: these(v)}
		w := compare(nil, slices.Collect(c.Verdicts), since, until)
		for format, link := range map[string]string{"html": `href="` + v.Entry.URL + `"`, "markdown": "<" + v.Entry.URL + ">"} {
			for _, got := range []string{string(written(t, format, c)), string(writtenWeekly(t, format, w))} {
				if !strings.Contains(got, v.Entry.URL) {
					continue // a healthy entry is not told of by check
				}
				if strings.Contains(got, link) != safe {
					t.Errorf("%s as %s: a link is %v, want %v:\n%s", v.Entry.ID, format, !safe, safe, got)
				}
			}
		}
	}
}

func TestOnlyTheWaiverThatHoldsIsTold(t *testing.T) {
	v := waived()
	v.Entry.Waivers = append(v.Entry.Waivers, linkwatch.Waiver{Check: "blocked", Until: v.At, Why: "an older reason", Who: "B. Before"})
	got := string(written(t, "text", report.Check{Catalog: "catalog.yaml", Verdicts: these(v)}))
	if !strings.Contains(got, "waived until 2027-03-01 by R. Reader") || strings.Contains(got, "B. Before") {
		t.Errorf("want the waiver until 2027-03-01 and no other in\n%s", got)
	}
}

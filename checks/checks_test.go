package checks

import (
	"os"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

func TestEveryCheckHasAContractName(t *testing.T) {
	for _, c := range All {
		if !slices.Contains(linkwatch.CheckNames, c.Name) {
			t.Errorf("check %q is not in linkwatch.CheckNames", c.Name)
		}
		if c.Doc == "" {
			t.Errorf("check %q has no sentence", c.Name)
		}
	}
}

func TestSinceIsTheFirstVisitOfThePresentHealth(t *testing.T) {
	visits := []linkwatch.Visit{
		visit(hours(1), answered(404, 404)), visit(hours(25), answered(404, 404)),
		visit(hours(49)), visit(hours(73)), visit(hours(97), answered(500)),
	}
	v := Judge(entry(), Past{Visits: visits}, today)
	if want := today.Add(-hours(25)); !v.Since.Equal(want) {
		t.Errorf("since = %v, want %v", v.Since, want)
	}
	if want := today.Add(-hours(49)); !v.LastWell.Equal(want) {
		t.Errorf("last well = %v, want %v", v.LastWell, want)
	}
}

func TestLastWellIsFoundBehindTheUnsureVisits(t *testing.T) {
	visits := []linkwatch.Visit{
		visit(hours(1), answered(500)), visit(hours(40), answered(500)), visit(hours(80), answered(500)), visit(hours(100)),
	}
	v := Judge(entry(), Past{Visits: visits}, today)
	if want := today.Add(-hours(100)); v.Health != linkwatch.Broken || !v.LastWell.Equal(want) {
		t.Errorf("%v, last well %v; want broken, last well %v", v.Health, v.LastWell, want)
	}
}

func TestStaleBetweenTwoVisitsIsStaleSinceNow(t *testing.T) {
	fresh := visit(hours(30), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-11-11")))
	v := Judge(entry(maxAge(10*day)), Past{Visits: []linkwatch.Visit{fresh}}, today)
	if v.Health != linkwatch.Stale || !v.Since.Equal(today) || !v.LastWell.Equal(fresh.At) {
		t.Errorf("health %v since %v, last well %v; want stale since %v, last well %v", v.Health, v.Since, v.LastWell, today, fresh.At)
	}
}

func TestTimelineTellsEachVisit(t *testing.T) {
	outage := visit(hours(2), failed(linkwatch.DNS, linkwatch.NXDomain, 2), func(v *linkwatch.Visit) { v.Inconclusive = true })
	visits := []linkwatch.Visit{visit(hours(1)), outage, visit(hours(25), answered(404, 404)), visit(hours(49), answered(500)), visit(hours(73))}
	var got []linkwatch.Health
	for _, m := range Timeline(entry(), Past{Visits: visits}) {
		got = append(got, m.Health)
	}
	want := []linkwatch.Health{linkwatch.Healthy, linkwatch.Broken, linkwatch.Broken, linkwatch.Unsure, linkwatch.Healthy}
	if !slices.Equal(got, want) {
		t.Errorf("timeline = %v, want %v", got, want)
	}
}

// TestEveryCheckHasItsPage keeps docs/checks and the table of the checks in step.
func TestEveryCheckHasItsPage(t *testing.T) {
	for _, c := range All {
		text, err := os.ReadFile("../docs/checks/" + c.Name + ".md")
		if err != nil {
			t.Error(err)
			continue
		}
		if !strings.Contains(string(text), c.Doc) {
			t.Errorf("docs/checks/%s.md: want the check's sentence %q in it", c.Name, c.Doc)
		}
	}
	pages, err := os.ReadDir("../docs/checks")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if !slices.ContainsFunc(All, func(c Check) bool { return c.Name+".md" == p.Name() }) {
			t.Errorf("docs/checks/%s: no check has this name", p.Name())
		}
	}
}

// TestHealthIsThatOfTheVerdict: who wants no more than that is told the same.
func TestHealthIsThatOfTheVerdict(t *testing.T) {
	for name, visits := range map[string][]linkwatch.Visit{
		"never visited":      nil,
		"well":               {visit(hours(1)), visit(hours(30))},
		"gone":               {visit(hours(1), answered(404, 404))},
		"walled off":         {visit(hours(1), answered(403)), visit(hours(30))},
		"oldest first":       {visit(hours(30)), visit(hours(1), answered(404, 404))},
		"not of our network": {visit(hours(1), answered(404, 404), func(v *linkwatch.Visit) { v.Inconclusive = true }), visit(hours(30))},
	} {
		past := Past{Visits: visits}
		if got, want := Health(entry(), past, today), Judge(entry(), past, today).Health; got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/golden"
	"linkwatch/report"
)

func TestEveryFormatOfWeeklyMatchesItsGolden(t *testing.T) {
	for _, format := range report.WeeklyFormats() {
		t.Run(format, func(t *testing.T) {
			golden.Equal(t, "testdata/weekly."+format, writtenWeekly(t, format, weekly()))
		})
	}
	if got, want := report.WeeklyFormats(), []string{"text", "markdown", "html", "json"}; !slices.Equal(got, want) {
		t.Errorf("WeeklyFormats()\n got %v\nwant %v", got, want)
	}
}

func TestWeeklyStartsWithOneSentence(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after []linkwatch.Verdict
		days          int
		want          string
	}{
		{"a week with changes", lastWeek(), verdicts(), 7,
			"In the week to 2026-11-23: 1 newly hijacked, 1 newly stale, 1 newly unsure, 1 recovered, 1 new entry, 1 removed; 3 of 9 entries are healthy."},
		{"a week without changes", verdicts(), verdicts(), 7,
			"In the week to 2026-11-23: nothing changed; 3 of 9 entries are healthy."},
		{"another period, one entry", nil, verdicts()[:1], 30,
			"From 2026-10-24 to 2026-11-23: 1 new entry; 1 of 1 entry is healthy."},
		{"several new entries", nil, verdicts()[:2], 7,
			"In the week to 2026-11-23: 2 new entries; 2 of 2 entries are healthy."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := writtenWeekly(t, "text", compare(c.before, c.after, until.AddDate(0, 0, -c.days), until))
			first, _, _ := strings.Cut(string(got), "\n")
			if first != c.want {
				t.Errorf("first line\n got %s\nwant %s", first, c.want)
			}
		})
	}
}

func TestChangesOfHealth(t *testing.T) {
	for _, c := range []struct {
		before, after linkwatch.Health
		want          report.ChangeKind
	}{
		{linkwatch.Healthy, linkwatch.Unsure, report.NewlyUnsure},
		{linkwatch.Healthy, linkwatch.Broken, report.NewlyBroken},
		{linkwatch.Unsure, linkwatch.Broken, report.NewlyBroken},
		{linkwatch.Unvisited, linkwatch.Broken, report.NewlyBroken},
		{linkwatch.Stale, linkwatch.Broken, report.NewlyBroken},
		{linkwatch.Broken, linkwatch.Hijacked, report.NewlyHijacked},
		{linkwatch.Broken, linkwatch.Stale, report.NewlyStale},
		{linkwatch.Broken, linkwatch.Unsure, report.NewlyUnsure},
		{linkwatch.Broken, linkwatch.Healthy, report.Recovered},
		{linkwatch.Stale, linkwatch.Healthy, report.Recovered},
		{linkwatch.Hijacked, linkwatch.Healthy, report.Recovered},
		{linkwatch.Unsure, linkwatch.Healthy, ""},
		{linkwatch.Unvisited, linkwatch.Healthy, ""},
		{linkwatch.Unlinked, linkwatch.Healthy, ""},
		{linkwatch.Broken, linkwatch.Unlinked, ""},
	} {
		t.Run(fmt.Sprintf("%s to %s", c.before, c.after), func(t *testing.T) {
			before, after := healthy(), healthy()
			before.Health, after.Health = c.before, c.after
			w := compare([]linkwatch.Verdict{before}, []linkwatch.Verdict{after}, since, until)
			var got report.ChangeKind
			if len(w.Changes) > 0 {
				got = w.Changes[0].Kind
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNothingChangesBetweenAMomentAndItself(t *testing.T) {
	for seed := range uint64(50) {
		x := random(rand.New(rand.NewPCG(seed, 1)))
		if w := compare(x, x, until, until); len(w.Changes) > 0 {
			t.Errorf("seed %d: Compare(x, x) has %d changes, first %s of %s", seed, len(w.Changes), w.Changes[0].Kind, w.Changes[0].After.Entry.ID)
		}
	}
}

func TestEveryBadEntryIsToldOnceAsNewOrAsStanding(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 2))
		before, after := random(r), random(r)
		w := compare(before, after, since, until)
		times := map[linkwatch.EntryID]int{}
		for _, kind := range []report.ChangeKind{report.NewlyHijacked, report.NewlyBroken, report.NewlyStale} {
			for _, c := range w.Changed(kind) {
				times[c.After.Entry.ID]++
			}
		}
		for _, v := range w.Standing {
			times[v.Entry.ID]++
		}
		for _, v := range after {
			want := 0
			if v.Health >= linkwatch.Stale {
				want = 1
			}
			if times[v.Entry.ID] != want {
				t.Errorf("seed %d: %s entry %s is told %d times, want %d", seed, v.Health, v.Entry.ID, times[v.Entry.ID], want)
			}
		}
		if added, removed := len(w.Changed(report.Added)), len(w.Changed(report.Removed)); len(before)+added-removed != len(after) {
			t.Errorf("seed %d: %d entries, %d added, %d removed, but %d after", seed, len(before), added, removed, len(after))
		}
	}
}

// random gives entries of any health, about half of a hundred.
func random(r *rand.Rand) []linkwatch.Verdict {
	var some []linkwatch.Verdict
	for id := range 100 {
		if r.IntN(2) == 0 {
			v := linkwatch.Verdict{Health: linkwatch.Healths[r.IntN(len(linkwatch.Healths))]}
			v.Entry.ID = linkwatch.EntryID(fmt.Sprint("entry-", id))
			some = append(some, v)
		}
	}
	return some
}

func TestSectionShowsFiftyItemsAndCountsTheRest(t *testing.T) {
	var many []linkwatch.Verdict
	for i := range 57 {
		v := broken()
		v.Entry.ID = linkwatch.EntryID(fmt.Sprint("dead-", i))
		many = append(many, v)
	}
	for _, format := range []string{"text", "markdown", "html"} {
		got := string(writtenWeekly(t, format, compare(nil, many, since, until)))
		section := got[strings.Index(got, "Newly broken (57)"):strings.Index(got, "New entries (57)")]
		if n := strings.Count(section, "does not exist"); n != 50 {
			t.Errorf("%s: %d items are shown, want 50", format, n)
		}
		if !strings.Contains(section, "and 7 more") {
			t.Errorf("%s does not say that 7 are left out:\n%s", format, section)
		}
	}
	var doc struct{ Changes []json.RawMessage }
	if err := json.Unmarshal(writtenWeekly(t, "json", compare(nil, many, since, until)), &doc); err != nil || len(doc.Changes) != 2*57 {
		t.Errorf("json has %d changes (%v), want all %d", len(doc.Changes), err, 2*57)
	}
}

// Fifty items of one owner left no room for the others.
func TestEveryOwnerIsShownHoweverManyItemsAnotherHas(t *testing.T) {
	var many []linkwatch.Verdict
	for i := range 60 {
		v := broken()
		v.Entry.ID, v.Entry.Owner = linkwatch.EntryID(fmt.Sprint("dead-", i)), "amy"
		if i > 56 {
			v.Entry.Owner = "zoe"
		}
		many = append(many, v)
	}
	for _, format := range []string{"text", "markdown", "html"} {
		got := string(writtenWeekly(t, format, compare(nil, many, since, until)))
		section := got[strings.Index(got, "Newly broken (60)"):strings.Index(got, "New entries (60)")]
		amy, zoe, found := strings.Cut(section, "For zoe")
		if !found || strings.Count(zoe, "does not exist") != 3 || strings.Contains(zoe, " more\n") || strings.Contains(zoe, " more<") {
			t.Errorf("%s: want all 3 items of zoe in\n%s", format, section)
		}
		if strings.Count(amy, "does not exist") != 50 || !strings.Contains(amy, "and 7 more") {
			t.Errorf("%s: want 50 items of amy and 7 more in\n%s", format, section)
		}
	}
}

func TestOwnersStandInOrderOfTheirWorstEntryAndNobodyLast(t *testing.T) {
	var standing []linkwatch.Verdict
	for _, of := range []struct {
		owner  string
		health linkwatch.Health
	}{{"", linkwatch.Broken}, {"zoe", linkwatch.Broken}, {"amy", linkwatch.Broken}, {"bob", linkwatch.Stale}, {"cat", linkwatch.Hijacked}, {"bob", linkwatch.Stale}} {
		v := broken()
		v.Entry.ID = linkwatch.EntryID(fmt.Sprint("entry-", len(standing)))
		v.Entry.Owner, v.Health = of.owner, of.health
		standing = append(standing, v)
	}
	got := string(writtenWeekly(t, "text", compare(standing, standing, since, until)))
	var order []string
	for line := range strings.Lines(got) {
		if strings.HasPrefix(line, "For ") {
			order = append(order, strings.TrimSpace(line))
		}
	}
	want := []string{"For cat:", "For amy:", "For zoe:", "For nobody in particular:", "For bob:"}
	if !slices.Equal(order, want) {
		t.Errorf("owners\n got %q\nwant %q\n%s", order, want, got)
	}
}

func TestWeeklyAddressesNobodyWhenNoEntryHasAnOwner(t *testing.T) {
	got := string(writtenWeekly(t, "text", compare(nil, []linkwatch.Verdict{stale(), waived()}, since, until)))
	if strings.Contains(got, "For ") {
		t.Errorf("want no owners in\n%s", got)
	}
}

func TestFragmentIsTheBodyOfThePage(t *testing.T) {
	fragment, err := report.WeeklyFragment("catalog.yaml", weekly())
	if err != nil {
		t.Fatal(err)
	}
	page := string(writtenWeekly(t, "html", weekly()))
	if !strings.Contains(page, string(fragment)) {
		t.Errorf("the page does not hold the fragment\nfragment:\n%s\npage:\n%s", fragment, page)
	}
	for _, alien := range []string{"<html", "<body", "<style", "<h1", "style="} {
		if strings.Contains(string(fragment), alien) {
			t.Errorf("the fragment holds %s:\n%s", alien, fragment)
		}
	}
}

func writtenWeekly(t *testing.T, format string, w report.Weekly) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteWeekly(&b, format, "catalog.yaml", w); err != nil {
		t.Fatalf("WriteWeekly as %s: %v", format, err)
	}
	return b.Bytes()
}

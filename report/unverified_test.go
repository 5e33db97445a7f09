package report_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// waiting is an entry at which a person must look again, who last did on a day;
// the zero day means that nobody ever did.
func waiting(id linkwatch.EntryID, owner string, on time.Time) linkwatch.Verdict {
	v := healthy()
	v.Entry.ID, v.Entry.Title, v.Entry.Owner = id, fmt.Sprint("The ", id), owner
	v.Entry.LastVerified = linkwatch.Verification{On: on, By: "Ana"}
	f := linkwatch.Finding{
		Check: "unverified", Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "A person last looked on " + on.Format(time.DateOnly) + " (Ana); somebody is to look every 90 days.",
		Hint:   fmt.Sprintf("Look at the page. Then run: linkwatch verify %s --by NAME", id),
	}
	if on.IsZero() {
		v.Entry.LastVerified, f.Detail = linkwatch.Verification{}, "No person has looked at this entry yet."
	}
	v.Findings = []linkwatch.Finding{f}
	return v
}

func TestWeeklyListsWhoMustLookAgainByOwner(t *testing.T) {
	spring, summer := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	gone := broken()
	gone.Entry.Owner, gone.Entry.LastVerified.On = "amy", summer
	gone.Findings = append(gone.Findings, waiting("dead-host", "amy", summer).Findings...)
	all := []linkwatch.Verdict{
		waiting("late", "amy", summer), waiting("later", "amy", spring), waiting("never", "amy", time.Time{}),
		waiting("other", "zoe", spring), waiting("nobodys", "", spring), gone,
	}
	got := string(writtenWeekly(t, "text", compare(all, all, since, until)))
	_, section, found := strings.Cut(got, "A person must look again (6)\n\n")
	section, _, _ = strings.Cut(section, "6 entries")
	var lines []string
	for line := range strings.Lines(section) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, strings.SplitN(line, " (catalog.yaml:", 2)[0])
		}
	}
	want := []string{"For amy:", "- The never", "- The later", "- The late", "- =cmd|'/c calc'!A1", "For zoe:", "- The other", "For nobody in particular:", "- The nobodys"}
	if !found || !slices.Equal(lines, want) {
		t.Errorf("who must look\n got %q\nwant %q\nin\n%s", lines, want, got)
	}
	for _, want := range []string{
		"catalog.yaml:14, https://hotline.example.org/): No person has looked at this entry yet. -> Look at the page. Then run: linkwatch verify never --by NAME",
		"A person last looked on 2026-03-01 (Ana); somebody is to look every 90 days.",
	} {
		if !strings.Contains(section, want) {
			t.Errorf("want %q in\n%s", want, section)
		}
	}
	if before, _, _ := strings.Cut(got, "A person must look again"); strings.Contains(before, "A person last looked") {
		t.Errorf("want it told once of a broken entry, in its own section:\n%s", got)
	}
	if strings.Count(got, "The never") != 1 {
		t.Errorf("want it told once in\n%s", got)
	}
}

func TestWeeklyTellsMachinesWhoMustLookAgain(t *testing.T) {
	all := []linkwatch.Verdict{healthy(), waiting("never", "amy", time.Time{}), moved()}
	var doc struct {
		LookAgain []linkwatch.VerdictDocument `json:"look_again"`
		Notes     []linkwatch.VerdictDocument `json:"notes"`
	}
	if err := json.Unmarshal(writtenWeekly(t, "json", compare(all, all, since, until)), &doc); err != nil {
		t.Fatal(err)
	}
	ids := func(docs []linkwatch.VerdictDocument) (ids []linkwatch.EntryID) {
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		return ids
	}
	if got, want := ids(doc.LookAgain), []linkwatch.EntryID{"never", "moved"}; !slices.Equal(got, want) {
		t.Errorf("look_again: got %q, want %q", got, want)
	}
	if got, want := ids(doc.Notes), []linkwatch.EntryID{"moved"}; !slices.Equal(got, want) {
		t.Errorf("notes: got %q, want %q: that a person must look is none", got, want)
	}
}

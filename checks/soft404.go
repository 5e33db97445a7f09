package checks

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"linkwatch"
)

// soft404 finds "not found" pages that come with status 200, and redirects to
// the front page or to one that other entries are sent to as well. What speaks
// for it is weighed in points, which the finding tells. It is believed at once
// where the page says so in its title or headings and has little else, or where
// the host answers the same for a page that cannot exist; else when a second
// visit agrees.
func soft404(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 {
		return nil
	}
	v := &c.Visits[0]
	if v.Failure.Kind != "" || v.Status/100 != 2 && v.Status != 304 {
		return nil
	}
	if f, ok := c.generic(); ok {
		return []linkwatch.Finding{f}
	}
	w := c.weigh(v)
	if w.total() < softEnough || !saw(v) {
		return nil
	}
	f := linkwatch.Finding{
		Detail:   fmt.Sprintf("The page is gone: the server says all is well (status %d), but %s.", v.Status, w.said),
		Hint:     "Search the site for the page's new address and put it into the catalog; if there is none, remove the entry or replace it.",
		Evidence: append([]string{pageSeen(v)}, w.told()),
	}
	again := func(before *linkwatch.Visit) bool { return c.weigh(before).total() >= softEnough }
	f.Health, f.Severity = believed(w.certain || !w.open && c.saidBefore(again))
	if f.Health == linkwatch.Unsure {
		f.Detail = strings.Replace(f.Detail, "is gone", "is probably gone", 1)
		f.Hint = "Open the page in a browser. If it is there, waive \"soft404\" until a date; the next visit decides."
	}
	return []linkwatch.Finding{f}
}

// softMarks lists what soft404 asks for in a page's source.
func softMarks() []string {
	marks := make([]string, 0, len(missingMarks))
	for _, m := range missingMarks {
		marks = append(marks, m.mark)
	}
	return marks
}

// softTerms lists what soft404 asks for in a page's text.
func softTerms() []string { return slices.Collect(maps.Keys(lostWords)) }

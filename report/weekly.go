package report

import (
	"bufio"
	"html/template"
	"io"

	"linkwatch"
)

// A titledWeekly is a weekly report as it is written: with the catalog's path as
// people are shown it, and what there is to tell of the entries.
type titledWeekly struct {
	Catalog string
	Weekly  Weekly
	Tally   tally
	Told    []linkwatch.Verdict // those of which there is more to tell than that they stand well
	Owned   bool                // whether any entry has an owner
}

func titled(catalog string, w Weekly) titledWeekly {
	t := titledWeekly{Catalog: catalog, Weekly: w}
	t.Tally, t.Told = sift(w.Verdicts, func(h linkwatch.Health) bool { return h != linkwatch.Healthy })
	for v := range w.Verdicts {
		if t.Owned = v.Entry.Owner != ""; t.Owned {
			break
		}
	}
	return t
}

var weeklyFormats = []format[titledWeekly]{
	{"text", plain, func(w *bufio.Writer, t titledWeekly) error { t.prose().text(w); return nil }},
	{"markdown", plain, func(w *bufio.Writer, t titledWeekly) error { t.prose().markdown(w); return nil }},
	{"html", plain, func(w *bufio.Writer, t titledWeekly) error { return t.prose().html(w) }},
	{"json", withoutUserinfo, func(w *bufio.Writer, t titledWeekly) error { return writeJSON(w, t.document()) }},
}

// WeeklyFormats names the formats that WriteWeekly knows.
func WeeklyFormats() []string { return formatNames(weeklyFormats) }

// WriteWeekly writes the weekly report in the named format; catalog is the path shown.
func WriteWeekly(w io.Writer, format string, catalog string, weekly Weekly) error {
	return writeAs(w, weeklyFormats, format, titled(catalog, weekly))
}

// WeeklyFragment gives the weekly report as what stands inside a web page: its
// headings start at h2, and it brings no style.
func WeeklyFragment(catalog string, weekly Weekly) (template.HTML, error) {
	return rewrite(titled(catalog, weekly), plain).prose().fragment()
}

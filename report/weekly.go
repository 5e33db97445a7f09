package report

import (
	"bufio"
	"html/template"
	"io"
)

// A titledWeekly is a weekly report with the catalog's path, as people are shown it.
type titledWeekly struct {
	Catalog string
	Weekly  Weekly
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
	return writeAs(w, weeklyFormats, format, titledWeekly{catalog, weekly})
}

// WeeklyFragment gives the weekly report as what stands inside a web page: its
// headings start at h2, and it brings no style.
func WeeklyFragment(catalog string, weekly Weekly) (template.HTML, error) {
	return rewrite(titledWeekly{catalog, weekly}, plain).prose().fragment()
}

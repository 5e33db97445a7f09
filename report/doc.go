// Package report tells people and their tools what the checks found: the
// output of "check" in every format, the weekly report, and one entry's story.
//
// It judges nothing and looks nothing up: what it prints is in the verdicts.
// Whatever a page or a catalog may have smuggled in (markup, terminal escapes,
// formulas, passwords in addresses) is made harmless on the way in; see
// rewrite.go and plain.go.
//
// Start with check.go for the formats of "check" and with compare.go for the
// weekly report. What people read is built once as prose (prose.go) and then
// written as text, Markdown or HTML.
package report

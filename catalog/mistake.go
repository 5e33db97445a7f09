package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Mistake is one thing that is wrong in a file of the catalog, told to the person who
// wrote it. No password in an address is ever part of it.
type Mistake struct {
	File         string
	Line, Column int    // from 1; the column counts characters
	Text         string // the name, the value, what is wanted
	Excerpt      string // the line, and below it a caret; "" if there is none to show
	Hint         string // what to do; "" if Text says it all
}

// Error gives the mistake in one line: catalog.yaml:14:12: entry "go-blog":
// max_age "3x": want a duration like 90d.
func (m Mistake) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text)
}

// String gives the same line as Error.
func (m Mistake) String() string { return m.Error() }

// Mistakes are all that is wrong in a catalog: its own file first, then those
// that it includes, each in its order.
type Mistakes []Mistake

// Error gives each mistake's line, then its excerpt and its hint if it has them.
func (ms Mistakes) Error() string {
	var b strings.Builder
	for i, m := range ms {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(m.Error())
		if m.Excerpt != "" {
			b.WriteString("\n" + m.Excerpt)
		}
		if m.Hint != "" {
			b.WriteString("\nhint: " + m.Hint)
		}
	}
	return b.String()
}

// maxMistakes is after how many mistakes reading stops: the file is then no
// catalog, and more would help nobody.
const maxMistakes = 10_000

// A ledger collects the mistakes and warnings of one file.
type ledger struct {
	file     string // as people are told
	included string // as the catalog includes it; "" for the catalog itself
	mistakes Mistakes
	warnings []Mistake
	shown    row
}

func (l *ledger) full() bool { return len(l.mistakes) >= maxMistakes }

func (l *ledger) mistake(p *piece, m mark, text, hint string) {
	if l.full() {
		return
	}
	l.mistakes = append(l.mistakes, l.note(p, m, text, hint))
	if l.full() {
		l.mistakes = append(l.mistakes, l.note(p, m, fmt.Sprintf("reading stopped here: want fewer than %d mistakes", maxMistakes), ""))
	}
}

func (l *ledger) warning(p *piece, m mark, text, hint string) {
	l.warnings = append(l.warnings, l.note(p, m, text, hint))
}

func (l *ledger) note(p *piece, m mark, text, hint string) Mistake {
	l.shown.seek(p, m.line)
	line, column := p.line(m.line), max(1, min(l.shown.column(m), len(l.shown.runes)+1))
	return Mistake{File: l.file, Line: line, Column: column, Text: text, Hint: hint, Excerpt: excerpt(l.shown.runes, line, column)}
}

// sorted puts mistakes into the file's order.
func sorted(ms []Mistake) []Mistake {
	slices.SortStableFunc(ms, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return ms
}

package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// writeSeries writes what came of a work set as Markdown.
func writeSeries(out io.Writer, w workSet, all []series) {
	fmt.Fprintf(out, "\n## %s\n\n%s. At most %s.\n\n", w.name, sentence(w.about), limits(w))
	if w.polite {
		writeBounded(out, w, all)
	} else {
		writeCompared(out, w, all)
	}
	fmt.Fprintln(out)
	for _, s := range all {
		fmt.Fprintf(out, "- %s: %s.%s\n", s.name, s.about, caution(w, s))
	}
}

// writeCompared writes a table in which the first series is the yardstick.
func writeCompared(out io.Writer, w workSet, all []series) {
	row(out, "client", "runs", "wall s", "URL/s", "× "+all[0].name, "visiting s", "CPU µs/URL", "peak MiB",
		"requests", "connections", "in flight (at one host)", "others' CPU")
	rule(out, 12)
	for _, s := range all {
		wall := s.of(wallSeconds)
		row(out, s.name, len(s.runs), wall, fmt.Sprintf("%.0f", float64(len(w.links))/wall.median), s.speed(all[0]),
			s.of(visitingSeconds), s.cpu(w), s.peak(), most(s, func(r run) int { return r.Requests }),
			most(s, func(r run) int { return r.Connections }), s.flight(), s.others())
	}
}

// writeBounded writes a table in which every series is held against the bound.
func writeBounded(out io.Writer, w workSet, all []series) {
	row(out, "client", "runs", "visiting s", "bound s", "× bound", "bound s with robots.txt", "bound s as served", "× it",
		"bound s of who asks dead hosts for every URL", "smallest gap ms", "in flight (at one host)", "wall s", "CPU µs/URL",
		"peak MiB", "asked", "others' CPU")
	rule(out, 16)
	for _, s := range all {
		least := w.bound(s.strikes)
		visiting := s.of(visitingSeconds)
		served := s.of(func(r run) float64 { return least.served(r.seen, w).Seconds() })
		gap := s.of(func(r run) float64 { return r.MinHostGap.Seconds() * 1000 })
		row(out, s.name, len(s.runs), visiting, seconds1(least.time()), fmt.Sprintf("%.3f", visiting.median/least.time().Seconds()),
			seconds1(least.obedient()), fmt.Sprintf("%.1f", served.median), fmt.Sprintf("%.3f", visiting.median/served.median),
			seconds1(w.bound(0).time()), fmt.Sprintf("%.2f", gap.least), s.flight(), s.of(wallSeconds), s.cpu(w), s.peak(),
			most(s, func(r run) int { return r.Asked }), s.others())
	}
}

func wallSeconds(r run) float64     { return r.Wall.Seconds() }
func visitingSeconds(r run) float64 { return r.Span.Seconds() }

func (s series) cpu(w workSet) string {
	spent := s.of(func(r run) float64 { return float64(r.CPU.Microseconds()) })
	return fmt.Sprintf("%.0f", spent.median/float64(len(w.links)))
}

func (s series) peak() string {
	return fmt.Sprintf("%.0f", s.of(func(r run) float64 { return float64(r.Memory) / (1 << 20) }).median)
}

func (s series) flight() string {
	return fmt.Sprintf("%d (%d)", most(s, func(r run) int { return r.MaxInFlight }), most(s, func(r run) int { return r.MaxHostInFlight }))
}

func (s series) others() string {
	return fmt.Sprintf("%.0f %%, at most %.0f %%", 100*s.of(func(r run) float64 { return r.foreign }).median, 100*most(s, func(r run) float64 { return r.foreign }))
}

// caution says what must be known before a series' figures are believed.
func caution(w workSet, s series) string {
	for _, r := range s.runs {
		switch {
		case r.Stopped:
			return fmt.Sprintf(" **Stopped at the limit after %d of %d URLs.**", r.Asked, len(w.links))
		case !s.peer && (r.Status < 0 || r.Status > s.worst):
			return fmt.Sprintf(" **Failed with exit status %d.**", r.Status)
		case s.strikes == 0 && r.Asked < len(w.links), r.Asked == 0:
			return fmt.Sprintf(" **Asked for %d of %d URLs (exit status %d).**", r.Asked, len(w.links), r.Status)
		}
	}
	return ""
}

// limits says what a work set's clients are told to keep to.
func limits(w workSet) string {
	said := fmt.Sprintf("%d requests in flight, %d at one host", w.parallel, w.hostParallel)
	if w.hostDelay > 0 {
		said += fmt.Sprintf(", %v between two starts at one host", w.hostDelay)
	} else {
		said += ", no pause between two requests to a host (`--host-delay 0`)"
	}
	return said + fmt.Sprintf(", %v for a request", w.timeout)
}

func seconds1(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()) }

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func row(out io.Writer, cells ...any) {
	for _, c := range cells {
		fmt.Fprintf(out, "| %v ", c)
	}
	fmt.Fprintln(out, "|")
}

func rule(out io.Writer, columns int) {
	fmt.Fprintln(out, strings.Repeat("|---", columns)+"|")
}

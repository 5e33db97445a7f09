package report

import (
	"bufio"
	"fmt"
)

func writeCheckText(w *bufio.Writer, c checked) error {
	c.prose().text(w)
	return nil
}

// text writes the prose for a terminal or a plain mail: paragraphs with an
// empty line between them, no colour.
func (p prose) text(w *bufio.Writer) {
	for _, said := range p.Opening {
		fmt.Fprintf(w, "%s\n\n", said)
	}
	for _, s := range p.Sections {
		fmt.Fprintf(w, "%s (%d)\n\n", s.Title, s.Total)
		for _, part := range s.Parts {
			if part.Title != "" {
				fmt.Fprintf(w, "%s:\n\n", part.Title)
			}
			part.text(w)
		}
	}
	for _, said := range p.Closing {
		fmt.Fprintln(w, said)
	}
}

func (p part) text(w *bufio.Writer) {
	brief := false
	for _, it := range p.Shown() {
		it.text(w)
		brief = it.Brief
	}
	if brief {
		fmt.Fprintln(w) // brief items stand close together
	}
	if more := p.More(); more > 0 {
		fmt.Fprintf(w, "and %d more\n\n", more)
	}
}

func (i item) text(w *bufio.Writer) {
	if i.Brief {
		fmt.Fprintf(w, "- %s (%s", i.Title, i.Place)
		if i.URL != "" {
			fmt.Fprintf(w, ", %s", i.URL)
		}
		fmt.Fprint(w, ")")
		for n, r := range i.Reasons {
			fmt.Fprint(w, []string{": ", " "}[min(n, 1)], r.Detail)
			if r.Hint != "" {
				fmt.Fprint(w, " -> ", r.Hint)
			}
		}
		fmt.Fprintln(w)
		return
	}
	fmt.Fprintf(w, "%s: %s\n", i.Health, i.Title)
	fmt.Fprintf(w, "  %s", i.Place)
	if i.URL != "" {
		fmt.Fprintf(w, "  %s", i.URL)
	}
	fmt.Fprintln(w)
	if i.Standing != "" {
		fmt.Fprintf(w, "  %s\n", i.Standing)
	}
	for _, r := range i.Reasons {
		fmt.Fprintf(w, "  %s\n", r.Detail)
		if r.Hint != "" {
			fmt.Fprintf(w, "  -> %s\n", r.Hint)
		}
	}
	fmt.Fprintln(w)
}

package report

import (
	"bufio"
	"fmt"
)

func writeCheckMarkdown(w *bufio.Writer, c checked) error {
	c.prose().markdown(w)
	return nil
}

// markdown writes the prose for an issue, a job summary or a wiki (GitHub's
// dialect). Nothing in it is markup but what stands here.
func (p prose) markdown(w *bufio.Writer) {
	fmt.Fprintf(w, "# %s\n\n", markdown(p.Title))
	for _, said := range p.Opening {
		fmt.Fprintf(w, "%s\n\n", markdown(said))
	}
	for _, s := range p.Sections {
		fmt.Fprintf(w, "## %s (%d)\n\n", markdown(s.Title), s.Total)
		for _, part := range s.Parts {
			if part.Title != "" {
				fmt.Fprintf(w, "### %s\n\n", markdown(part.Title))
			}
			for _, it := range part.Shown() {
				it.markdown(w)
			}
			fmt.Fprintln(w)
			if more := part.More(); more > 0 {
				fmt.Fprintf(w, "and %d more\n\n", more)
			}
		}
	}
	for n, said := range p.Closing {
		if n > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, markdown(said))
	}
}

func (i item) markdown(w *bufio.Writer) {
	if i.Brief {
		fmt.Fprintf(w, "- **%s** (%s", markdown(i.Title), markdown(i.Place))
		if i.URL != "" {
			fmt.Fprintf(w, ", %s", i.markdownLink())
		}
		fmt.Fprint(w, ")")
		for n, r := range i.Reasons {
			fmt.Fprint(w, []string{": ", " "}[min(n, 1)], markdown(r.Detail))
			if r.Hint != "" {
				fmt.Fprint(w, " → ", markdown(r.Hint))
			}
		}
		fmt.Fprintln(w)
		return
	}
	fmt.Fprintf(w, "- **%s: %s** (%s)", i.Health, markdown(i.Title), markdown(i.Place))
	if i.URL != "" {
		fmt.Fprintf(w, " %s", i.markdownLink())
	}
	fmt.Fprintln(w)
	if i.Standing != "" {
		fmt.Fprintf(w, "  %s\n", markdown(i.Standing))
	}
	for _, r := range i.Reasons {
		fmt.Fprintf(w, "  - %s\n", markdown(r.Detail))
		if r.Hint != "" {
			fmt.Fprintf(w, "    → %s\n", markdown(r.Hint))
		}
	}
}

// markdownLink gives the item's address: as code where it must not be a link.
func (i item) markdownLink() string {
	if i.Href != "" {
		return "<" + markdownAddress(i.Href) + ">"
	}
	return "`" + markdownAddress(i.URL) + "`"
}

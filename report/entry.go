package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"linkwatch"
)

// An entryStory is all that is known of one entry: what "linkwatch show" prints.
type entryStory struct {
	Catalog  string
	Verdict  linkwatch.Verdict
	Timeline []linkwatch.Moment // newest first
}

// WriteEntry writes all that is known of one entry, for people: how it stands
// and why, what it promises, its last visit and its timeline, which is given
// newest first.
func WriteEntry(w io.Writer, catalog string, v linkwatch.Verdict, timeline []linkwatch.Moment) error {
	s := rewrite(entryStory{catalog, v, timeline}, plain)
	out := bufio.NewWriter(w)
	s.head(out)
	s.why(out)
	s.facts(out)
	s.modified(out)
	s.lastVisit(out)
	s.timeline(out)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing entry %s: %w", v.Entry.ID, err)
	}
	return nil
}

func (s entryStory) head(w *bufio.Writer) {
	e := s.Verdict.Entry
	fmt.Fprintf(w, "%s\n%s\n\n", e.Title, s.standing())
	row(w, "id", string(e.ID))
	row(w, "catalog", place(s.Catalog, e))
	row(w, "address", address(e))
	row(w, "publisher", e.Publisher)
	row(w, "kind", string(e.Kind))
	row(w, "group", e.Group)
	row(w, "owner", e.Owner)
	row(w, "edition", e.Edition)
	row(w, "verified", verified(e.LastVerified))
	for _, m := range e.ListedIn {
		row(w, "listed in", strings.TrimSuffix(fmt.Sprintf("%s: %s", m.Seed, m.Title), ": "))
	}
	row(w, "about", e.Description)
}

func (s entryStory) standing() string {
	if said := standing(s.Verdict); said != "" {
		return said
	}
	return capital(s.Verdict.Health.String()) + ": no visit counts yet."
}

func address(e linkwatch.Entry) string {
	switch {
	case e.URL == "":
		return "not known yet"
	case e.SamePageAs != "":
		return fmt.Sprintf("%s (the page of %s)", e.URL, e.SamePageAs)
	}
	return e.URL
}

func verified(v linkwatch.Verification) string {
	if v.On.IsZero() {
		return "never by a person"
	}
	return fmt.Sprintf("%s by %s", day(v.On), v.By)
}

func (s entryStory) why(w *bufio.Writer) {
	v := s.Verdict
	if len(v.Findings) > 0 {
		heading(w, "Why")
	}
	for _, f := range v.Findings {
		fmt.Fprintf(w, "  %s (%s): %s\n", f.Check, f.Severity, sentence(f.Detail))
		for _, e := range f.Evidence {
			fmt.Fprintf(w, "    %s\n", e)
		}
		if f.Hint != "" {
			fmt.Fprintf(w, "    -> %s\n", f.Hint)
		}
	}
	if len(v.Waived) > 0 {
		heading(w, "Waived")
	}
	for _, f := range v.Waived {
		fmt.Fprintf(w, "  %s\n", waiverWords(v, f))
		for _, e := range f.Evidence {
			fmt.Fprintf(w, "    %s\n", e)
		}
	}
}

func (s entryStory) facts(w *bufio.Writer) {
	v := s.Verdict
	if len(v.Entry.Facts) > 0 {
		heading(w, "What the page must show")
	}
	for _, f := range v.Entry.Facts {
		found := "not on the page"
		switch {
		case v.Read == nil:
			found = "not looked for yet"
		case v.Read.Page.Shows(f):
			found = "on the page"
		}
		row(w, string(f.Kind), fmt.Sprintf("%s: %s", f.Value, found))
	}
}

func (s entryStory) modified(w *bufio.Writer) {
	c := s.Verdict.Modified
	if c.Date.IsZero() {
		return
	}
	switch c.Kind {
	case linkwatch.Effective, linkwatch.Published:
		heading(w, "No modification stated") // only how old the page is at most
	default:
		heading(w, "Last modified")
	}
	row(w, string(c.Kind), c.String())
	row(w, "source", fmt.Sprintf("%s, confidence %.2f", c.Channel.Words(), c.Confidence))
	row(w, "quote", short(c.Quote))
}

func heading(w *bufio.Writer, title string) { fmt.Fprintf(w, "\n%s\n", title) }

// row writes a name and what it holds; nothing if it holds nothing.
func row(w *bufio.Writer, name, value string) {
	if value != "" {
		fmt.Fprintf(w, "  %-13s %s\n", name, value)
	}
}

package report

import (
	"bufio"
	"fmt"
	"strings"

	"linkwatch"
)

func (s entryStory) lastVisit(w *bufio.Writer) {
	v := s.Verdict.Last
	if v == nil {
		return
	}
	heading(w, "Last visit")
	row(w, "at", instant(v.At))
	row(w, "answer", fmt.Sprintf("%s, in %s", answer(v.Status, v.Failure), elapsed(v.Took)))
	if len(v.Attempts) > 1 {
		for _, a := range v.Attempts {
			row(w, "attempt", fmt.Sprintf("%s  %s", instant(a.At), answer(a.Status, a.Failure)))
		}
	}
	for _, h := range v.Hops {
		row(w, "hop", fmt.Sprintf("%d %s -> %s", h.Status, h.From, h.To))
	}
	row(w, "final address", v.FinalURL)
	row(w, "certificate", certificate(v.TLS))
	if v.Status != 0 {
		row(w, "page title", short(v.Page.Title))
		row(w, "page", pageWords(v.Page))
	}
}

func certificate(t linkwatch.TLS) string {
	if t.Issuer == "" && t.Error == "" { // plain HTTP, or no handshake
		return ""
	}
	said := "by " + t.Issuer
	if t.Issuer == "" {
		said = "by an issuer that is not named"
	}
	if !t.NotAfter.IsZero() {
		said += ", ends " + day(t.NotAfter)
	}
	if t.Error != "" {
		said += ", not trusted: " + string(t.Error)
	}
	return said
}

func pageWords(p linkwatch.Page) string {
	var said []string
	if p.ContentType != "" {
		said = append(said, p.ContentType)
	}
	if p.Language != "" {
		said = append(said, "language "+p.Language)
	}
	size := count(int(p.Bytes), "byte", "bytes")
	if p.Truncated {
		size += " read and more left unread"
	}
	return strings.Join(append(said, size, count(p.Words, "word", "words")), ", ")
}

func (s entryStory) timeline(w *bufio.Writer) {
	if len(s.Timeline) == 0 {
		return
	}
	heading(w, "Timeline, the newest first")
	for _, m := range s.Timeline {
		v := m.Visit
		fmt.Fprintf(w, "  %s  %-9s  %s", instant(v.At), m.Health, answer(v.Status, v.Failure))
		if len(v.Attempts) > 1 {
			fmt.Fprintf(w, ", %d attempts", len(v.Attempts))
		}
		if v.Inconclusive {
			fmt.Fprint(w, " (the round was inconclusive: does not count)")
		}
		fmt.Fprintln(w)
	}
}

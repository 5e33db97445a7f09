package checks

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/page"
)

// A specimen is a made-up page of testdata as its server sends it.
type specimen struct {
	kind, name string
	visit      linkwatch.Visit
}

// watcher reads pages as the command does.
var watcher = page.NewReader(page.Watched{Marks: Marks(), Terms: Terms()})

// specimens reads a file of made-up pages.
func specimens(t *testing.T, file string) []specimen {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []specimen
	for block := range strings.SplitSeq(string(text), "\n\n") {
		head, lines, _ := strings.Cut(block, "\n")
		kind, name, is := strings.Cut(strings.TrimPrefix(head, "== "), " | ")
		if strings.HasPrefix(head, "#") {
			continue
		}
		if !is {
			t.Fatalf("%s: block %q: want \"== kind | name\"", file, head)
		}
		list = append(list, specimen{kind, name, sent(t, lines)})
	}
	if len(list) == 0 {
		t.Fatalf("%s: want pages", file)
	}
	return list
}

// sent is the visit that read a page of such lines.
func sent(t *testing.T, lines string) linkwatch.Visit {
	t.Helper()
	v := visit(0)
	var body strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "status":
			status, err := strconv.Atoi(value)
			if err != nil {
				t.Fatalf("line %q: want a number", line)
			}
			v.Status = status
		case "server":
			v.Header.Server = value
		case "final":
			v.FinalURL = value
		case "src":
			body.WriteString(value)
		case "a":
			body.WriteString("<ul>")
			for text := range strings.SplitSeq(value, " | ") {
				fmt.Fprintf(&body, "<li><a href=\"/%s\">%s</a></li>", url.PathEscape(text), html.EscapeString(text))
			}
			body.WriteString("</ul>\n")
		case "title", "h1", "h2", "p":
			fmt.Fprintf(&body, "<%s>%s</%[1]s>\n", key, html.EscapeString(value))
		default:
			t.Fatalf("line %q: want a known key", line)
		}
	}
	at, err := url.Parse(v.FinalURL)
	if err != nil {
		t.Fatal(err)
	}
	v.Attempts = []linkwatch.Attempt{{At: v.At, Status: v.Status}}
	v.Page = watcher.Read(strings.NewReader(body.String()), http.Header{"Content-Type": {"text/html; charset=utf-8"}}, at, nil)
	return v
}

// twice is a verdict on an entry of that title and page, seen so now and two days ago.
func (s specimen) twice(title string) linkwatch.Verdict {
	before := s.visit
	before.At = today.Add(-2 * day)
	before.Attempts = []linkwatch.Attempt{{At: before.At, Status: before.Status}}
	return Judge(entry(func(e *linkwatch.Entry) { e.Title = title }), Past{Visits: []linkwatch.Visit{s.visit, before}}, today)
}

func TestHardOrdinaryPagesAreNoAlarm(t *testing.T) {
	for _, s := range specimens(t, "testdata/ordinary.txt") {
		title := "" // of which nothing can be told
		if s.kind == "subject" {
			title = s.visit.Page.Title // as a catalog has it
		}
		for _, f := range s.twice(title).Findings {
			if f.Health > linkwatch.Healthy {
				t.Errorf("%s, %s: %s finds %q (%v, %q), want nothing", s.kind, s.name, f.Check, f.Detail, f.Health, f.Evidence)
			}
		}
	}
}

func TestDeadPagesAreFound(t *testing.T) {
	for _, s := range specimens(t, "testdata/dead.txt") {
		check, health, _ := strings.Cut(s.kind, " ")
		v := s.twice("")
		if !slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == check && f.Health.String() == health }) {
			t.Errorf("%s: findings %+v, want %s by %s; title %q, %d words, %d links, terms %v, marks %v",
				s.name, v.Findings, health, check, s.visit.Page.Title, s.visit.Page.Words, s.visit.Page.Links, s.visit.Page.Terms, s.visit.Page.Marks)
		}
	}
}

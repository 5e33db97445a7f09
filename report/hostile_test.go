package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"linkwatch"
	"linkwatch/report"
)

func TestNothingHostileShowsInWhatPeopleAndToolsRead(t *testing.T) {
	for name, got := range everything(t) {
		if strings.HasSuffix(name, "json") || strings.HasSuffix(name, "jsonl") || strings.HasSuffix(name, "html") {
			continue // they have tests of their own
		}
		for _, r := range string(got) {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) && r != '\u200d' && r != '\u200c' && r != '\u2060' {
				t.Errorf("%s holds the control character %U:\n%q", name, r, got)
				break
			}
		}
	}
}

func TestJSONWritesWhatCannotBeSeenAsEscapes(t *testing.T) {
	const unseen = "a\u009b31m\x7f\u202eb\u200b\U000e0041c\u00adé😀"
	v := healthy()
	v.Entry.Title = unseen
	c := report.Check{Catalog: "catalog.yaml", Verdicts: these(v)}
	for format, got := range map[string][]byte{
		"json": written(t, "json", c), "jsonl": written(t, "jsonl", c),
		"weekly json": writtenWeekly(t, "json", compare(nil, slices.Collect(c.Verdicts), since, until)),
	} {
		if want := `"a\u009b31m\u007f\u202eb\u200b\udb40\udc41c\u00adé😀"`; !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s: want %s in\n%q", format, want, got)
		}
		for _, r := range string(got) {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) {
				t.Errorf("%s holds %U as it is", format, r)
			}
		}
	}
	var line linkwatch.VerdictDocument
	if err := json.Unmarshal(written(t, "jsonl", c), &line); err != nil || line.Title != unseen {
		t.Errorf("read again: got %q (%v), want %q", line.Title, err, unseen)
	}
}

func TestNoLineForPeopleIsACommandOfGitHubsRunner(t *testing.T) {
	v := broken()
	v.Entry.Title = "::add-mask::the"
	v.Findings[0].Detail, v.Findings[0].Evidence = " ::stop-commands::x", []string{"\u200b ::error::fake"}
	c := report.Check{Catalog: "catalog.yaml", Verdicts: these(v)}
	for name, got := range map[string][]byte{
		"text": written(t, "text", c), "markdown": written(t, "markdown", c), "junit": written(t, "junit", c),
		"weekly text": writtenWeekly(t, "text", compare(nil, slices.Collect(c.Verdicts), since, until)), "show": writtenEntry(t, v, timeline()),
	} {
		for line := range strings.Lines(string(got)) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("%s: a line is the command %q", name, line)
			}
		}
	}
}

func TestUserinfoShowsNowhere(t *testing.T) {
	for name, got := range everything(t) {
		if bytes.Contains(got, []byte("secret")) {
			t.Errorf("%s tells the password of http://name:secret@moved.example.org/a:\n%s", name, got)
		}
	}
}

func TestHTMLTakesNoMarkupFromPages(t *testing.T) {
	tag := regexp.MustCompile(`<(script|img|iframe|svg|link|object)|\son[a-z]+=|javascript:`)
	for name, got := range everything(t) {
		if !strings.HasSuffix(name, "html") {
			continue
		}
		page := strings.Join(regexp.MustCompile(`<[^>]*>`).FindAllString(string(got), -1), "\n") // the words left out: there they are only words
		if found := tag.FindString(page); found != "" {
			t.Errorf("%s holds %q:\n%s", name, found, page)
		}
		if strings.Contains(page, `href="https://taken-over.example.org/"`) {
			t.Errorf("%s leads people to the hijacked page:\n%s", name, page)
		}
		if strings.Contains(string(got), "ZgotmplZ") {
			t.Errorf("%s: the template met something it cannot escape:\n%s", name, page)
		}
	}
}

func TestMarkdownTakesNoMarkupFromPages(t *testing.T) {
	bare := regexp.MustCompile(`(^|[^\\])(<script|\[x\]|\*big)|https://evil|@torvalds`)
	for name, got := range everything(t) {
		if !strings.HasSuffix(name, "markdown") {
			continue
		}
		if found := bare.Find(got); found != nil {
			t.Errorf("%s holds %q unescaped:\n%s", name, found, got)
		}
	}
}

func TestNoCellOfCSVIsAFormula(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, "csv", check()))).ReadAll()
	if err != nil {
		t.Fatalf("csv does not parse: %v", err)
	}
	if len(rows) < len(verdicts())+1 {
		t.Errorf("csv has %d rows, want the header and one at least for each of %d entries", len(rows), len(verdicts()))
	}
	quoted := 0
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("the cell %q starts a formula in row %q", cell, row)
			}
			if strings.HasPrefix(cell, "'=cmd") {
				quoted++
			}
		}
	}
	if quoted != 2 { // one a finding of the entry
		t.Errorf("cells that start with '=cmd: got %d, want 2", quoted)
	}
}

func TestGitHubAnnotationsAreOneCommandALine(t *testing.T) {
	command := regexp.MustCompile(`^::(error|warning|notice) file=[^:,]+,line=\d+,title=[^:,]+::[^\r]+$`)
	for line := range strings.Lines(string(written(t, "github", check()))) {
		if !command.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("got the line %q, want it to match %s", line, command)
		}
	}
	if got := string(written(t, "github", check())); strings.Contains(got, "%0A") {
		t.Errorf("a page's own %%0A is not escaped:\n%s", got)
	}
}

func TestEveryFormatIsWellFormed(t *testing.T) {
	for name, got := range everything(t) {
		wellFormed(t, name[strings.LastIndexByte(name, '.')+1:], got)
	}
}

func wellFormed(t *testing.T, format string, got []byte) {
	t.Helper()
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(got) {
			t.Errorf("%s is not JSON:\n%s", format, got)
		}
	case "jsonl":
		for line := range bytes.Lines(got) {
			if !json.Valid(line) {
				t.Errorf("%s has a line that is not JSON:\n%s", format, line)
			}
		}
	case "junit", "checkstyle":
		decoder := xml.NewDecoder(bytes.NewReader(got))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Errorf("%s is not XML: %v\n%s", format, err, got)
				return
			}
		}
	}
}

// everything is all that the package can write of the fixture, named as its goldens.
func everything(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, format := range report.CheckFormats() {
		all["check."+format] = written(t, format, check())
		all["inconclusive."+format] = written(t, format, inconclusive())
	}
	for _, format := range report.WeeklyFormats() {
		all["weekly."+format] = writtenWeekly(t, format, weekly())
	}
	fragment, err := report.WeeklyFragment("catalog.yaml", weekly())
	if err != nil {
		t.Fatalf("WeeklyFragment: %v", err)
	}
	all["fragment.html"] = []byte(fragment)
	for _, v := range verdicts() {
		all["entry."+string(v.Entry.ID)+".show"] = writtenEntry(t, v, timeline())
	}
	return all
}

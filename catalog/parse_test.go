package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that time zones do not depend on the machine

	"linkwatch"
	"linkwatch/internal/golden"
)

// fixtures gives the catalogs in a folder of testdata, by name without .yaml.
func fixtures(t testing.TB, folder string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("fixtures in testdata/%s: %d found, error %v", folder, len(files), err)
	}
	found := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found[strings.TrimSuffix(filepath.Base(file), ".yaml")] = data
	}
	return found
}

func TestEveryMistakeIsToldExactly(t *testing.T) {
	for name, data := range fixtures(t, "bad") {
		t.Run(name, func(t *testing.T) {
			c, err := Parse("catalog.yaml", data)
			var ms Mistakes
			if !errors.As(err, &ms) || c != nil {
				t.Fatalf("Parse(%s) gave catalog %v and error %v: want Mistakes only", data, c, err)
			}
			if strings.Contains(err.Error(), "cret") {
				t.Errorf("a message shows a password: %v", err)
			}
			golden.Equal(t, "testdata/bad/"+name+".txt", []byte(err.Error()+"\n"))
		})
	}
}

func TestWarningsAreToldAndHidePasswords(t *testing.T) {
	c := parsed(t, fixtures(t, "good")["warned"])
	told := Mistakes(c.Warnings).Error()
	if strings.Contains(told, "secret") || strings.Contains(told, "visitor") {
		t.Errorf("a warning shows userinfo: %s", told)
	}
	golden.Equal(t, "testdata/good/warned.txt", []byte(told+"\n"))
}

func TestAMistakeIsOneLineByItself(t *testing.T) {
	m := Mistake{File: "catalog.yaml", Line: 14, Column: 12, Text: `entry "go-blog": max_age "3x": want a duration like 90d`, Excerpt: "not shown", Hint: "not shown"}
	const want = `catalog.yaml:14:12: entry "go-blog": max_age "3x": want a duration like 90d`
	if m.Error() != want || m.String() != want {
		t.Errorf("got %q and %q, want %q", m.Error(), m.String(), want)
	}
}

func TestNoMeantEntryIsSoughtAmongThousands(t *testing.T) {
	_, err := Parse("catalog.yaml", append(generated(1001), "  - {id: b, title: B, same_page_as: entri-1}\n"...))
	if ms, ok := err.(Mistakes); !ok || len(ms) != 1 || ms[0].Hint != "" {
		t.Errorf("got %v, want one mistake without a hint", err)
	}
}

func TestGoodCatalogsAreRead(t *testing.T) {
	for name, data := range fixtures(t, "good") {
		c := parsed(t, data)
		if c.Len() == 0 || name != "warned" && len(c.Warnings) > 0 {
			t.Errorf("%s: got %d entries, warnings %v: want entries and no warning", name, c.Len(), c.Warnings)
		}
	}
}

func TestEntriesKnowTheirLine(t *testing.T) {
	for name, want := range map[string][]int{
		"full": {12, 33, 46, 53, 54, 55, 56}, "bom-crlf": {4, 6}, "entries-first": {2, 3}, "json": {4, 5}, "least": {2},
	} {
		var got []int
		for _, e := range parsed(t, fixtures(t, "good")[name]).Entries() {
			got = append(got, e.Line)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got the lines %v, want %v", name, got, want)
		}
	}
}

func TestEveryKeyIsRead(t *testing.T) {
	c := parsed(t, fixtures(t, "good")["full"])
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "schedule", c.Schedule, Schedule{Round: "17 3 * * *", Report: "0 7 * * MON", Location: newYork})
	same(t, "canaries", c.Canaries, []string{"https://example.org/", "https://example.com/"})
	same(t, "groups", c.Groups, []Group{{"reports", "Reports", "reports@example.org"}, {"hotlines", "Hotlines", "hotlines@example.org"}, {ID: "bare"}})
	same(t, "first entry", c.Entry(0), linkwatch.Entry{
		ID: "national-human-trafficking-hotline", Title: "National Human Trafficking Hotline", URL: "https://humantraffickinghotline.org/",
		Publisher: "An Office", Kind: linkwatch.Hotline, Group: "hotlines", Owner: "hotlines@example.org", Description: "Call, text or chat.",
		ListedIn: []linkwatch.Mention{{Seed: "a.txt", Title: "The Hotline"}, {Seed: "b.txt"}},
		Facts: []linkwatch.Fact{
			{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.Phone, Value: "18883737888"}, {Kind: linkwatch.Phone, Value: "+1 888 373 7888"},
			{Kind: linkwatch.SMS, Value: "233733"}, {Kind: linkwatch.SMS, Value: "0911"},
			{Kind: linkwatch.Email, Value: "help@humantraffickinghotline.org"}, {Kind: linkwatch.Text, Value: "Call us: 24/7"},
		},
		LastVerified: linkwatch.Verification{On: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), By: "A. Person"},
		Waivers:      []linkwatch.Waiver{{Check: "blocked", Until: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), Why: "WAF; verified by hand", Who: "A. Person"}},
		Policy:       linkwatch.Policy{MaxAge: 90 * day, Every: 6 * time.Hour, Confirm: linkwatch.Confirm{Failures: 4, Over: day}, Robots: linkwatch.IgnoreRobots, VerifyEvery: 60 * day},
		Line:         12,
	})
	same(t, "editions", []string{c.Entry(2).Edition, c.Entry(3).Edition, c.Entry(4).Edition}, []string{"2018", "2019-03", "2020-03-05"})
	same(t, "series", c.Entry(2).Series, linkwatch.EntryID("slash"))
	same(t, "all series", c.Series, []linkwatch.EntryID{"slash"})
	same(t, "verify_every", []time.Duration{c.Entry(1).Policy.VerifyEvery, c.Entry(2).Policy.VerifyEvery}, []time.Duration{0, 365 * day})
}

func TestAnEntryOnAnothersPageHasItsAddress(t *testing.T) {
	e := parsed(t, fixtures(t, "good")["full"]).Entry(1)
	same(t, "url and same page", [2]string{e.URL, string(e.SamePageAs)}, [2]string{"https://humantraffickinghotline.org/", "national-human-trafficking-hotline"})
}

func TestAllMistakesAreFoundAtOnceInTheFilesOrder(t *testing.T) {
	_, err := Parse("catalog.yaml", []byte("version: 1\nentries:\n  - {id: a, title: A, kind: x}\n  - {id: b, title: [}\n  - {id: c, kind: y, same_page_as: z}\ngroups: {g: {every: x}}\n"))
	var got []string
	for _, m := range err.(Mistakes) {
		got = append(got, fmt.Sprintf("%d:%d", m.Line, m.Column))
	}
	same(t, "places", got, []string{"3:29", "4:21", "5:5", "5:19", "6:21"})
}

func TestWhatIsMissingInAnUnreadablePartIsNoMistakeOfOthers(t *testing.T) {
	for _, text := range []string{
		"version: 1\ngroups: {g: [}\nentries:\n  - {id: a, title: A, group: g}\n",
		"version: 1\ngroups: g\nentries:\n  - {id: a, title: A, group: g}\n",
		"version: 1\nentries:\n  - {id: a, title: [}\n  - {id: b, title: B, same_page_as: a}\n",
		"version: 1\nentries:\n  - a\n  - {id: b, title: B, same_page_as: a}\n",
	} {
		_, err := Parse("catalog.yaml", []byte(text))
		if ms, ok := err.(Mistakes); !ok || len(ms) != 1 {
			t.Errorf("Parse(%q) gave %v: want one mistake", text, err)
		}
	}
}

func TestLoadSaysWhatItCouldNotRead(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "none.yaml"))
	if !errors.Is(err, os.ErrNotExist) || !strings.HasPrefix(err.Error(), "reading the catalog: ") {
		t.Errorf("Load of no file gave %v: want what was being done and that it does not exist", err)
	}
	if _, err := Load(t.TempDir()); err == nil || errors.As(err, new(Mistakes)) {
		t.Errorf("Load of a folder gave %v: want an error that is no mistake", err)
	}
}

// TestCatalog loads the catalog that is kept at the top of the repository.
func TestCatalog(t *testing.T) {
	c, err := Load("../catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if c.Len() == 0 || len(c.Groups) == 0 {
		t.Errorf("got %d entries in %d groups: want some", c.Len(), len(c.Groups))
	}
	for _, w := range c.Warnings {
		t.Errorf("warning: %v", w)
	}
}

func realCatalog(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parsed(t testing.TB, data []byte) *Catalog {
	t.Helper()
	c, err := Parse("catalog.yaml", data)
	if err != nil {
		t.Fatalf("Parse(%s) gave %v: want a catalog", bytes.TrimSpace(data), err)
	}
	return c
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

// all gives a catalog's entries.
func all(c *Catalog) []linkwatch.Entry {
	var entries []linkwatch.Entry
	for _, e := range c.Entries() {
		entries = append(entries, e)
	}
	return entries
}

package metrics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"linkwatch"
	"linkwatch/internal/golden"
)

var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func daysAgo(n int) time.Time { return now.AddDate(0, 0, -n) }

// fixture is a small catalog that shows every kind of number.
func fixture() State {
	verdict := func(id, group string, h linkwatch.Health, modifiedDaysAgo, certificateDays int) linkwatch.Verdict {
		url := "https://" + id + ".example.org/page?x=1"
		v := linkwatch.Verdict{
			Entry: linkwatch.Entry{ID: linkwatch.EntryID(id), Title: "See " + url, URL: url, Group: group, Owner: "a@example.org"}, At: now, Health: h,
			Last: &linkwatch.Visit{URL: url, FinalURL: url, Status: 200, TLS: linkwatch.TLS{Issuer: "R3", NotAfter: daysAgo(-certificateDays)}},
		}
		if modifiedDaysAgo >= 0 {
			v.Modified = linkwatch.DateClaim{Date: daysAgo(modifiedDaysAgo).Truncate(day), Precision: linkwatch.Day, Quote: url}
		}
		return v
	}
	return State{
		Entries: CountEntries(slices.Values([]linkwatch.Verdict{
			verdict("a", "hotlines", linkwatch.Healthy, 3, 60),
			verdict("b", "hotlines", linkwatch.Broken, -1, 5),
			verdict("c", "guides", linkwatch.Stale, 900, 20),
			verdict("d", "guides", linkwatch.Stale, 4000, -2), // its certificate has ended
			verdict("e", "", linkwatch.Hijacked, 0, 80),       // of today: its age is nothing
			{Entry: linkwatch.Entry{ID: "f", Group: "guides"}, At: now, Health: linkwatch.Unlinked},
		}), now),
		Round:         linkwatch.Round{ID: 7, Started: now.Add(-20 * time.Minute), Finished: now.Add(-5 * time.Minute), Whole: true, Visited: 5},
		LastSuccess:   now.Add(-5 * time.Minute),
		RoundInterval: day, DatabaseBytes: 1 << 20, WALBytes: 4096, LastReport: daysAgo(6),
	}
}

// visited are visits of every outcome.
func visited() []linkwatch.Visit {
	visits := []linkwatch.Visit{
		{URL: "https://a.example.org/", Status: 200, Took: 70 * time.Millisecond},
		{URL: "https://a.example.org/", Status: 304, Took: 3 * time.Second},
		{URL: "https://a.example.org/", Status: 200, Took: time.Second, Hops: []linkwatch.Hop{
			{Status: 301, From: "http://a.example.org/", To: "https://a.example.org/"}, {Status: 302}, {Status: 307}, {Status: 308},
		}},
		{URL: "https://b.example.org/", Status: 302, Took: time.Second},
		{URL: "https://b.example.org/", Status: 404, Took: time.Second},
		{URL: "https://b.example.org/", Status: 503, Took: time.Minute},
		{URL: "https://b.example.org/", Status: 999, Took: time.Second},
		{URL: "https://b.example.org/", Status: 200, Took: time.Second, Failure: linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "cut at https://b.example.org/"}},
	}
	for _, k := range linkwatch.FailureKinds {
		visits = append(visits, linkwatch.Visit{URL: "https://c.example.org/", Failure: linkwatch.Failure{Kind: k, Detail: "https://c.example.org/"}})
	}
	return visits
}

func known(s State) func(context.Context) (State, error) {
	return func(context.Context) (State, error) { return s, nil }
}

// busy are metrics of which each has a value.
func busy() *Metrics {
	m := New("1.2.3", known(fixture()))
	m.Reloaded(true, daysAgo(1))
	for _, v := range visited() {
		m.Visited(v)
	}
	return m
}

// exposition is what the textfile collector would read.
func exposition(t *testing.T, m *Metrics) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "linkwatch.prom")
	if err := m.WriteFile(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func scrape(m *Metrics) (status int, body string) {
	rec := httptest.NewRecorder()
	m.Handler().ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	return rec.Code, rec.Body.String()
}

// wantLines checks that the exposition has these lines.
func wantLines(t *testing.T, text string, lines ...string) {
	t.Helper()
	all := strings.Split(text, "\n")
	for _, want := range lines {
		name, _, _ := strings.Cut(want, " ")
		if !slices.Contains(all, want) {
			t.Errorf("want %s\n got %q", want, slices.DeleteFunc(slices.Clone(all), func(l string) bool { return !strings.HasPrefix(l, name) }))
		}
	}
}

func TestExposition(t *testing.T) {
	for name, m := range map[string]*Metrics{"busy": busy(), "new": New("1.2.3", known(State{}))} {
		t.Run(name, func(t *testing.T) {
			text := strings.ReplaceAll(exposition(t, m), runtime.Version(), "GOVERSION")
			golden.Equal(t, "testdata/"+name+".prom", []byte(text))
		})
	}
}

func TestNamesAreAsPrometheusWantsThem(t *testing.T) {
	problems, err := testutil.GatherAndLint(busy().own)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestNoLabelHoldsAURLOrAHost(t *testing.T) {
	m := busy()
	m.standing.refresh(t.Context())
	families, err := m.own.Gather()
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"group", "health", "outcome", "kind", "within", "version", "goversion"}
	seen := map[string]bool{}
	for _, f := range families {
		for _, metric := range f.Metric {
			for _, l := range metric.Label {
				seen[l.GetName()] = true
				if !slices.Contains(allowed, l.GetName()) || strings.Contains(l.GetValue(), "/") || strings.Contains(l.GetValue(), "example") {
					t.Errorf("%s has the label %s=%q, want only %v, and no address", f.GetName(), l.GetName(), l.GetValue(), allowed)
				}
			}
		}
	}
	if len(seen) != len(allowed) {
		t.Errorf("got labels %v, want all of %v", seen, allowed)
	}
}

func TestOutcomeOfVisit(t *testing.T) {
	m := busy()
	text := exposition(t, m)
	wantLines(t, text,
		`linkwatch_visits_total{outcome="ok"} 3`, `linkwatch_visits_total{outcome="redirect"} 1`,
		`linkwatch_visits_total{outcome="http_4xx"} 1`, `linkwatch_visits_total{outcome="http_5xx"} 1`, `linkwatch_visits_total{outcome="http_other"} 1`,
		`linkwatch_visits_total{outcome="protocol"} 2`, // one broke off after its status
		`linkwatch_redirects_total{kind="permanent"} 2`, `linkwatch_redirects_total{kind="temporary"} 2`,
		`linkwatch_visit_duration_seconds_count 8`) // those that asked a server
	for _, k := range linkwatch.FailureKinds {
		if k != linkwatch.Protocol {
			wantLines(t, text, fmt.Sprintf(`linkwatch_visits_total{outcome=%q} 1`, k))
		}
	}
}

func TestGroupsBeyondTheHundredthAreOther(t *testing.T) {
	var verdicts []linkwatch.Verdict
	for i := range 150 {
		for range 2 {
			verdicts = append(verdicts, linkwatch.Verdict{Entry: linkwatch.Entry{Group: fmt.Sprintf("g%03d", i)}, Health: linkwatch.Healthy})
		}
	}
	m := New("1", known(State{Entries: CountEntries(slices.Values(verdicts), now)}))
	text := exposition(t, m)
	wantLines(t, text,
		`linkwatch_entries{group="g000",health="healthy"} 2`, `linkwatch_entries{group="g099",health="healthy"} 2`,
		`linkwatch_entries{group="other",health="healthy"} 100`)
	if got, want := strings.Count(text, "linkwatch_entries{"), 101*len(linkwatch.Healths); got != want {
		t.Errorf("got %d series of linkwatch_entries, want %d", got, want)
	}
}

func TestInconclusiveRoundIsNoSuccess(t *testing.T) {
	s := fixture()
	s.Round.Inconclusive = "6 of 10 hosts failed before HTTP"
	s.LastSuccess = now.Add(-25 * time.Hour)
	wantLines(t, exposition(t, New("1", known(s))),
		"linkwatch_round_inconclusive 1",
		fmt.Sprintf("linkwatch_round_last_success_timestamp_seconds %v", seconds(s.LastSuccess)))
}

func TestFailedReloadKeepsTheTimeOfTheLastGoodOne(t *testing.T) {
	m := New("1", known(State{}))
	m.Reloaded(true, now)
	m.Reloaded(false, now.Add(time.Hour))
	wantLines(t, exposition(t, m),
		"linkwatch_catalog_last_reload_success 0",
		fmt.Sprintf("linkwatch_catalog_last_reload_success_timestamp_seconds %v", seconds(now)))
}

func TestStateIsReadAtMostOnceIn15Seconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reads := 0
		m := New("1", func(context.Context) (State, error) { reads++; return State{}, nil })
		for i, want := range []int{1, 1, 1, 2, 2} { // at 0, 5, 10, 15, 20 seconds
			scrape(m)
			if reads != want {
				t.Errorf("after %ds: got %d reads, want %d", 5*i, reads, want)
			}
			time.Sleep(5 * time.Second)
		}
	})
}

func TestUnreadableStateLeavesAGapAndIsAskedForAgain(t *testing.T) {
	trouble := errors.New("database is locked")
	m := New("1", func(context.Context) (State, error) { return fixture(), trouble })
	m.Visited(linkwatch.Visit{Status: 200})
	status, body := scrape(m)
	if status != 200 || strings.Contains(body, "linkwatch_entries") {
		t.Errorf("got status %d and entries %v, want 200 and none", status, strings.Contains(body, "linkwatch_entries"))
	}
	wantLines(t, body, "linkwatch_state_error 1", `linkwatch_visits_total{outcome="ok"} 1`)

	path := filepath.Join(t.TempDir(), "x.prom")
	if err := m.WriteFile(t.Context(), path); !errors.Is(err, trouble) {
		t.Errorf("WriteFile: got %v, want %v", err, trouble)
	}
	if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "linkwatch_state_error 1") {
		t.Errorf("WriteFile: the file holds %q, %v, want state_error 1", text, err)
	}

	trouble = nil
	_, body = scrape(m)
	wantLines(t, body, "linkwatch_state_error 0", "linkwatch_catalog_entries 6")
}

func TestOnlyTheHandlerTellsOfTheProcess(t *testing.T) {
	m := busy()
	if text := exposition(t, m); strings.Contains(text, "\ngo_") || strings.Contains(text, "\nprocess_") {
		t.Error("the file holds metrics of Go or the process, which node_exporter would refuse")
	}
	if _, body := scrape(m); !strings.Contains(body, "\ngo_goroutines ") || !strings.Contains(body, "\nlinkwatch_entries{") {
		t.Errorf("the handler lacks metrics of Go or of linkwatch:\n%s", body)
	}
}

func TestFileIsReplacedWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "linkwatch.prom")
	if err := os.WriteFile(path, []byte(strings.Repeat("old\n", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := busy().WriteFile(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	files, _ := os.ReadDir(dir)
	if strings.Contains(string(text), "old") || len(files) != 1 {
		t.Errorf("got %d files, old text %v; want one and none", len(files), strings.Contains(string(text), "old"))
	}
	err := busy().WriteFile(t.Context(), filepath.Join(dir, "nowhere", "x.prom"))
	if err == nil || !strings.Contains(err.Error(), "writing metrics to") {
		t.Errorf("got %v, want an error that says what was done", err)
	}
}

func TestALinkToTheMetricsFileStaysALink(t *testing.T) {
	file, link := filepath.Join(t.TempDir(), "linkwatch.prom"), filepath.Join(t.TempDir(), "link.prom")
	if err := cmp.Or(os.WriteFile(file, nil, 0o644), os.Symlink(file, link), busy().WriteFile(t.Context(), link)); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(file)
	if to, err := os.Readlink(link); err != nil || to != file || !strings.Contains(string(text), "linkwatch_entries{") {
		t.Errorf("the link leads to %q, %v, where %d bytes are; want to %s and the metrics", to, err, len(text), file)
	}
}

func TestWhatIsNoFileIsNotReplacedByMetrics(t *testing.T) {
	folder := t.TempDir()
	link := filepath.Join(folder, "leads-nowhere.prom")
	if err := os.Symlink(filepath.Join(folder, "nothing.prom"), link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folder, link} {
		before, _ := os.Lstat(path)
		err := busy().WriteFile(t.Context(), path)
		if after, _ := os.Lstat(path); err == nil || !strings.Contains(err.Error(), "is not a file") || after.Mode() != before.Mode() {
			t.Errorf("%s: got %v, and now %v, want an error that says what is wrong, and what was there still", path, err, after)
		}
	}
}

func TestMetricsOfTwoProcessesDoNotMeet(t *testing.T) {
	a, b := New("1", known(State{})), New("1", known(State{}))
	a.Visited(linkwatch.Visit{Status: 200})
	wantLines(t, exposition(t, b), `linkwatch_visits_total{outcome="ok"} 0`)
	if n, _ := testutil.GatherAndCount(prometheus.DefaultGatherer, "linkwatch_visits_total"); n != 0 {
		t.Errorf("the global registry has %d of our series, want none", n)
	}
}

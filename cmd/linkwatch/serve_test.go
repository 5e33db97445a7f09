package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
	"linkwatch/store"
)

// talk collects what a command says and lets a test wait for words in it.
type talk struct {
	mu    sync.Mutex
	text  bytes.Buffer
	grown chan struct{}
}

func newTalk() *talk { return &talk{grown: make(chan struct{}, 1)} }

func (t *talk) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	select {
	case t.grown <- struct{}{}:
	default:
	}
	return t.text.Write(p)
}

func (t *talk) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// await waits until the words have been said, and gives what a pattern's group caught.
func (t *talk) await(tb testing.TB, pattern string) string {
	tb.Helper()
	re := regexp.MustCompile(pattern)
	for late := time.After(time.Minute); ; {
		if m := re.FindStringSubmatch(t.String()); m != nil {
			return m[len(m)-1]
		}
		select {
		case <-t.grown:
		case <-late:
			tb.Fatalf("waited for %q; said was:\n%s", pattern, t)
		}
	}
}

// daemonUnderTest is a command that serves, run inside the test.
type daemonUnderTest struct {
	stdout, stderr *talk
	url            string
	stop           func() int // ends it and gives its exit status
}

func startDaemon(t *testing.T, e env) *daemonUnderTest {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	d := &daemonUnderTest{stdout: newTalk(), stderr: newTalk()}
	e.stdout, e.stderr, e.now, e.rush = d.stdout, d.stderr, time.Now, true
	status := make(chan int, 1)
	go func() { status <- run(ctx, e) }()
	d.stop = sync.OnceValue(func() int {
		cancel()
		return <-status
	})
	t.Cleanup(func() { d.stop() })
	d.url = d.stderr.await(t, `web page is at (http://[^ \n]+/)`)
	return d
}

func (d *daemonUnderTest) get(t *testing.T, path string) (int, string) {
	t.Helper()
	r, err := http.Get(d.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// until asks for a path until its answer holds the words.
func (d *daemonUnderTest) until(t *testing.T, path, words string) {
	t.Helper()
	var status int
	var body string
	for range 600 {
		if status, body = d.get(t, path); strings.Contains(body, words) {
			return
		}
		<-time.After(50 * time.Millisecond) // it serves in real time
	}
	t.Fatalf("GET %s: %d %s\nwant %q in it", path, status, body, words)
}

const servedCatalog = `version: 1
schedule: {round: "17 3 * * *", report: "0 7 * * MON", timezone: America/New_York}
entries:
  - {id: guide, title: Guide, url: "https://a.test/guide"}
`

func TestServe(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	web.Handle("a.test", fakeweb.Page("Guide", "<p>All is well.</p>"))
	folder := t.TempDir()
	catalog := filepath.Join(folder, "catalog.yaml")
	write := func(text string) {
		if err := os.WriteFile(catalog, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(servedCatalog)
	d := startDaemon(t, env{
		args:    []string{"serve", "--catalog", catalog, "--db", filepath.Join(folder, "linkwatch.db"), "--listen", "127.0.0.1:0"},
		network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
	})

	// A daemon that has never made a round makes one at once.
	d.until(t, "api/v1/entries", `"health":"healthy"`)
	d.until(t, "metrics", `linkwatch_visits_total{outcome="ok"} 1`)
	for path, want := range map[string]string{
		"": "Guide", "entries/guide": "https://a.test/guide", "rounds": "<table", "report": "healthy",
		"-/healthy": "healthy", "-/ready": "ready", "api/v1/entries/guide": `"id":"guide"`, "api/v1/rounds": `"visited":1`,
	} {
		if status, body := d.get(t, path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("GET /%s: %d, want 200 with %q in:\n%s", path, status, want, body)
		}
	}

	// A bad catalog is refused and the old one kept; a good one is taken up.
	write("version: 1\nentries: nothing\n")
	hangup(t)
	d.until(t, "metrics", "linkwatch_catalog_last_reload_success 0")
	d.until(t, "api/v1/entries", `"id":"guide"`)
	write(servedCatalog + "  - {id: more, title: More}\n") // without a hangup: the change is noticed
	d.until(t, "metrics", "linkwatch_catalog_last_reload_success 1")
	d.until(t, "api/v1/entries", `"id":"more"`)

	if status := d.stop(); status != exitFine {
		t.Errorf("exit status = %d, want %d; stderr:\n%s", status, exitFine, d.stderr)
	}
}

// hangup tells this process, and so the daemon in it, to load the catalog again.
func hangup(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
}

// TestServeGoesOnWithARoundThatWasCutShort finds what a killed process left: a
// round of this year's, or of last year's, of which one page was visited.
func TestServeGoesOnWithARoundThatWasCutShort(t *testing.T) {
	for name, begun := range map[string]time.Time{"it is this one": time.Now().Add(-time.Minute), "its time is over": time.Now().AddDate(-1, 0, 0)} {
		t.Run(name, func(t *testing.T) {
			web := fakeweb.New(fakeweb.Options{})
			defer web.Close()
			web.Handle("a.test", fakeweb.Page("Guide", "<p>All is well.</p>"))
			folder := t.TempDir()
			catalog, database := filepath.Join(folder, "catalog.yaml"), filepath.Join(folder, "linkwatch.db")
			text := "version: 1\nschedule: {round: \"0 0 1 1 *\"}\nentries:\n  - {id: one, title: Guide, url: \"https://a.test/1\"}\n  - {id: two, title: Guide, url: \"https://a.test/2\"}\n"
			if err := os.WriteFile(catalog, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			seedVisit(t, database, linkwatch.Round{Started: begun, Whole: true, Skipped: 2}, linkwatch.Visit{
				Entry: "one", URL: "https://a.test/1", FinalURL: "https://a.test/1", At: begun, Status: 200,
			})
			d := startDaemon(t, env{
				args:    []string{"serve", "--catalog", catalog, "--db", database, "--listen", "127.0.0.1:0", "--robots", "ignore"},
				network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
			})
			d.stderr.await(t, `msg="round finished" round=\d+ visited=2`)
			d.stop()
			asked := 0
			for _, r := range web.Requests() {
				if r.Path == "/1" {
					asked++
				}
			}
			if want := map[bool]int{true: 0, false: 1}[name == "it is this one"]; asked != want {
				t.Errorf("the page that had been visited was asked for %d times, want %d", asked, want)
			}
		})
	}
}

// seedVisit leaves a round open in a database, with one visit.
func seedVisit(t *testing.T, path string, r linkwatch.Round, v linkwatch.Visit) {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if v.Round, err = s.StartRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(t.Context(), slices.Values([]linkwatch.Visit{v}), func(linkwatch.Visit) {}); err != nil {
		t.Fatal(err)
	}
}

func TestServeCatchesUpAMissedRoundAndReport(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	web.Handle("a.test", fakeweb.Page("Guide", "<p>All is well.</p>"))
	folder := t.TempDir()
	catalog := filepath.Join(folder, "catalog.yaml")
	if err := os.WriteFile(catalog, []byte(servedCatalog), 0o644); err != nil {
		t.Fatal(err)
	}
	e := env{
		args: []string{"serve", "--catalog", catalog, "--db", filepath.Join(folder, "linkwatch.db"),
			"--listen", "127.0.0.1:0", "--report-dir", filepath.Join(folder, "reports")},
		network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
	}
	seedPast(t, filepath.Join(folder, "linkwatch.db"), time.Now().AddDate(0, 0, -15))
	d := startDaemon(t, e)
	d.stdout.await(t, "In the week to")
	d.until(t, "api/v1/rounds", `"visited":1`)
	d.stop()
	reports, err := os.ReadDir(filepath.Join(folder, "reports"))
	if err != nil || len(reports) != 4 {
		t.Errorf("report folder holds %v (error %v), want the week in four formats", reports, err)
	}
}

func TestServeSaysThatItsAddressIsTaken(t *testing.T) {
	folder := t.TempDir()
	catalog := filepath.Join(folder, "catalog.yaml")
	if err := os.WriteFile(catalog, []byte(servedCatalog), 0o644); err != nil {
		t.Fatal(err)
	}
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	e := env{args: []string{"serve", "--catalog", catalog, "--db", ":memory:", "--listen", "127.0.0.1:0"},
		network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots()}
	first := startDaemon(t, e)
	taken := strings.TrimSuffix(strings.TrimPrefix(first.url, "http://"), "/")
	stderr := newTalk()
	e.args[len(e.args)-1], e.stdout, e.stderr, e.now = taken, newTalk(), stderr, time.Now
	if status := run(t.Context(), e); status != exitNoCheck || !strings.Contains(stderr.String(), "linkwatch: --listen: ") {
		t.Errorf("exit status %d, stderr %q; want %d and why", status, stderr, exitNoCheck)
	}
}

func TestDemo(t *testing.T) {
	folder := t.TempDir()
	catalog := filepath.Join(folder, "catalog.yaml")
	var text strings.Builder
	text.WriteString("version: 1\nschedule: {round: \"17 3 * * *\", report: \"0 7 * * MON\"}\ndefaults: {max_age: 1y, every: 1d}\nentries:\n")
	for i := range 40 {
		fmt.Fprintf(&text, "  - {id: e%d, title: Resource %d, kind: webpage, url: \"https://site%d.test/page\"}\n", i, i, i)
	}
	if err := os.WriteFile(catalog, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	d := startDaemon(t, env{args: []string{"demo", "--catalog", catalog, "--listen", "127.0.0.1:0"}})
	d.stderr.await(t, "the eight weeks are over")
	d.stdout.await(t, "In the week to")
	for _, health := range []string{"healthy", "unsure", "stale", "broken", "hijacked"} {
		d.until(t, "api/v1/entries", `"health":"`+health+`"`)
	}
	if !strings.Contains(d.stderr.String(), "points to our own network") {
		t.Errorf("the outage of our own network was not told; stderr:\n%s", d.stderr)
	}
	if status := d.stop(); status != exitFine {
		t.Errorf("exit status = %d, want %d; stderr:\n%s", status, exitFine, d.stderr)
	}
}

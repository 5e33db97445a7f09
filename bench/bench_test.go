package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary be the processes that the harness starts.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		main()
		return
	}
	os.Exit(m.Run())
}

// tiny is a work set of 50 URLs on 5 hosts.
func tiny() workSet {
	links := even(50, 5, time.Millisecond)
	links[7].page.hops = 1
	return workSet{name: "tiny", about: "50 URLs", links: links, parallel: 8, hostParallel: 2, timeout: 5 * time.Second}
}

func TestTheHarnessMeasuresLinkwatchAndTheYardsticks(t *testing.T) {
	var tables bytes.Buffer
	o := options{sets: []workSet{tiny()}, runs: 2, limit: 30 * time.Second}
	if err := bench(t.Context(), o, &tables, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ client, requests, flight string }{
		{"raw", "51", `\d \(\d\)`},
		{"raw, drained", "51", `\d \(\d\)`},
		{"linkwatch check, first visit", "56", `\d \([12]\)`}, // 5 of them for robots.txt
		{"linkwatch check, again (304)", "56", `\d \([12]\)`},
		{"linkwatch check, again (same pages)", "56", `\d \([12]\)`},
	} {
		want := `(?m)^\| ` + regexp.QuoteMeta(row.client) + ` \| 2 \|([^|]+\|){6} ` + row.requests + ` \| \d+ \| ` + row.flight + ` \|`
		if !regexp.MustCompile(want).Match(tables.Bytes()) {
			t.Errorf("%s: want a row that matches %s", row.client, want)
		}
	}
	if strings.Contains(tables.String(), "**") || t.Failed() {
		t.Errorf("got these tables, want no caution in them:\n%s", &tables)
	}
}

// over runs one client over the tiny set.
func over(t *testing.T, limit time.Duration, c client) series {
	t.Helper()
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, linksFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	server, err := startServer(t.Context(), filepath.Join(root, linksFolder))
	if err != nil {
		t.Fatal(err)
	}
	defer server.close()
	h := &harness{server: server, root: root, runs: 1, limit: limit, log: io.Discard}
	all, err := h.over(t.Context(), tiny(), []client{c})
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

func shell(script string) client {
	return client{name: "shell", command: func(job) ([]string, bool) { return []string{"sh", "-c", script}, true }}
}

func TestARunIsStoppedAtItsLimitWithItsChildren(t *testing.T) {
	file := filepath.Join(t.TempDir(), "child")
	s := over(t, 200*time.Millisecond, shell("sleep 100 & echo $! > "+file+"; wait"))
	if r := s.runs[0]; !r.Stopped || r.Wall > 4*time.Second {
		t.Errorf("got stopped %v after %v, want true after 200ms", r.Stopped, r.Wall)
	}
	child, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	stat, err := os.ReadFile("/proc/" + strings.TrimSpace(string(child)) + "/stat")
	if err == nil && !strings.Contains(string(stat), ") Z ") {
		t.Errorf("its child: got %s, want it ended", stat)
	}
	if got := caution(tiny(), s); got != " **Stopped at the limit after 0 of 50 URLs.**" {
		t.Errorf("caution: got %q", got)
	}
}

func TestAClientThatFailsIsToldOf(t *testing.T) {
	s := over(t, 10*time.Second, shell("echo no such luck >&2; exit 3"))
	if r := s.runs[0]; r.Status != 3 || r.Said != "no such luck" {
		t.Errorf("got status %d, %q; want 3, no such luck", r.Status, r.Said)
	}
	if got := caution(tiny(), s); got != " **Failed with exit status 3.**" {
		t.Errorf("caution: got %q", got)
	}
}

func TestAProgramThatIsMissingIsAnError(t *testing.T) {
	_, err := measured(context.Background(), time.Second, []string{"no-such-program-anywhere"})
	if err == nil || !strings.Contains(err.Error(), "no-such-program-anywhere") {
		t.Errorf("got %v, want an error that names the program", err)
	}
}

func TestAClientsMemoryIsItsOwn(t *testing.T) {
	ballast := bytes.Repeat([]byte("x"), 64<<20)
	s := over(t, 10*time.Second, shell("true"))
	if r := s.runs[0]; r.Memory == 0 || r.Memory > 32<<20 {
		t.Errorf("got a peak of %d bytes for a shell, want less than 32 MiB though the harness has %d", r.Memory, len(ballast))
	}
}

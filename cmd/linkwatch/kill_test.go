package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
	"linkwatch/store"
)

// seedPast puts a finished round, its visit and a report of long ago into a database.
func seedPast(t *testing.T, path string, at time.Time) {
	t.Helper()
	seedRound(t, path, linkwatch.Round{Started: at, Whole: true}, func(r *linkwatch.Round) { r.Finished = at.Add(time.Minute) })
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.ReportMade(t.Context(), at); err != nil {
		t.Fatal(err)
	}
}

var told = regexp.MustCompile(`msg=visited entry=(\S+)`)

// TestKillLosesNoFinishedVisit kills a check in mid-round, ten times at random
// points: every visit that it had told of is in the database, and the next
// check needs no repair.
func TestKillLosesNoFinishedVisit(t *testing.T) {
	folder := killWeb(t)
	kept := map[linkwatch.EntryID]int{} // visits told of, by entry, over all checks
	cut := 0
	for range 10 {
		ids, finished := checkAndKill(t, folder, 1+rand.IntN(150))
		for _, id := range ids {
			kept[id]++
		}
		if !finished {
			cut++
		}
		stored := visitsOf(t, folder)
		for id, n := range kept {
			if stored[id] < n {
				t.Fatalf("entry %s: %d visits told of, %d in the database", id, n, stored[id])
			}
		}
	}
	if cut == 0 {
		t.Error("no check was killed in mid-round: the test shows nothing")
	}
	t.Logf("%d of 10 checks were cut off", cut)
}

// killWeb writes a catalog of 200 entries on 20 hosts, and their web.
func killWeb(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	catalog := "version: 1\nentries:\n"
	write := func(name, text string) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 200 {
		catalog += fmt.Sprintf("  - {id: e%d, title: E%d, url: \"http://h%d.test/%d\"}\n", i, i, i%20, i)
		write(fmt.Sprintf("web/h%d.test/%d", i%20, i), "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<title>fine</title>\n")
	}
	write("catalog.yaml", catalog)
	return folder
}

// checkAndKill runs check as a process of its own, kills it when it has told of
// so many visits, and gives the entries of all the visits it told of, and
// whether it had finished by itself.
func checkAndKill(t *testing.T, folder string, after int) (ids []linkwatch.EntryID, finished bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Args = []string{"linkwatch", "check", "--verbose", "--robots", "ignore"}
	c.Dir = folder
	stderr, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout = io.Discard
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if m := told.FindStringSubmatch(lines.Text()); m != nil {
			if ids = append(ids, linkwatch.EntryID(m[1])); len(ids) == after {
				c.Process.Kill()
			}
		}
	}
	return ids, c.Wait() == nil
}

// visitsOf counts the visits in the database by entry; opening it is all the
// repair there is.
func visitsOf(t *testing.T, folder string) map[linkwatch.EntryID]int {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(folder, "linkwatch.db"))
	if err != nil {
		t.Fatalf("opening the database after a kill: %v", err)
	}
	defer s.Close()
	counts := map[linkwatch.EntryID]int{}
	for history, err := range s.Histories(t.Context(), time.Now().Add(time.Hour), 100) {
		if err != nil {
			t.Fatal(err)
		}
		counts[history.Visits[0].Entry] = len(history.Visits)
	}
	return counts
}

// TestWhomAKilledCheckWasAskingHasItsPause finds rounds that were cut short while
// a host was being asked, of which no visit tells.
func TestWhomAKilledCheckWasAskingHasItsPause(t *testing.T) {
	const pause = 300 * time.Millisecond
	for name, cut := range map[string]func(r *linkwatch.Round, now time.Time){
		"killed":      func(*linkwatch.Round, time.Time) {},
		"interrupted": func(r *linkwatch.Round, now time.Time) { r.Finished, r.Skipped = now, 1 },
	} {
		t.Run(name, func(t *testing.T) {
			web := fakeweb.New(fakeweb.Options{})
			defer web.Close()
			web.Handle("h.test", fakeweb.Page("H", "<p>Here."))
			folder := t.TempDir()
			catalog, database := filepath.Join(folder, "catalog.yaml"), filepath.Join(folder, "linkwatch.db")
			text := fmt.Sprintf("version: 1\nhosts:\n  h.test: {delay: %v}\nentries:\n  - {id: h, title: H, url: \"https://h.test/\"}\n", pause)
			if err := os.WriteFile(catalog, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			seedRound(t, database, linkwatch.Round{Started: begun.Add(-2 * time.Minute), Whole: true}, func(r *linkwatch.Round) { cut(r, begun) })
			status := run(t.Context(), env{
				args:   []string{"check", "--catalog", catalog, "--db", database},
				stdout: io.Discard, stderr: io.Discard, now: time.Now, rush: true,
				network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
			})
			if status != exitFine {
				t.Fatalf("exit status = %d, want %d", status, exitFine)
			}
			if waited := web.Requests()[0].At.Sub(begun); waited < pause {
				t.Errorf("the host was asked after %s, want its pause of %s kept", waited, pause)
			}
		})
	}
}

// seedRound starts a round in a database and ends it, unless it is left open.
func seedRound(t *testing.T, path string, r linkwatch.Round, cut func(*linkwatch.Round)) {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if r.ID, err = s.StartRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if cut(&r); r.Finished.IsZero() {
		return
	}
	if err := s.FinishRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
}

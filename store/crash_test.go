package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// childEnv makes the test binary a process of its own that keeps visits or
// only opens a database, as its value says: "keep PATH" or "open PATH".
const childEnv = "LINKWATCH_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	action, path, child := strings.Cut(os.Getenv(childEnv), " ")
	if !child {
		os.Exit(m.Run())
	}
	if err := act(action, path); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func act(action, path string) error {
	ctx := context.Background()
	patience := patience
	if action == "open" {
		patience = time.Millisecond
	}
	s, err := open(ctx, path, patience)
	if err != nil || action == "open" {
		return err
	}
	round, err := s.StartRound(ctx, linkwatch.Round{Started: noon})
	if err != nil {
		return err
	}
	return s.Keep(ctx, endless(round), func(v linkwatch.Visit) {
		fmt.Println(v.Entry, int64(v.Round), v.At.UnixMilli())
	})
}

func child(t *testing.T, do string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), "/proc/self/exe")
	cmd.Env = append(os.Environ(), childEnv+"="+do)
	return cmd
}

func TestWhatWasToldAsKeptSurvivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	var told []string
	for range 5 {
		cmd := child(t, "keep "+path)
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(stdout)
		for n := 1 + rand.IntN(1500); n > 0 && lines.Scan(); n-- {
			told = append(told, lines.Text())
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatalf("the child ended by itself after telling %d visits: %v", len(told), err)
		}
		for lines.Scan() { // told before it died, and not yet read
			told = append(told, lines.Text())
		}
		cmd.Wait()
		if last := told[len(told)-1]; len(strings.Fields(last)) < 3 || len(last) < len(told[0]) {
			told = told[:len(told)-1] // cut off in the middle of the line
		}
		wantAllKept(t, path, told)
	}
}

func wantAllKept(t *testing.T, path string, told []string) {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wantSound(t, s)
	kept := map[string]bool{}
	for history, err := range s.Histories(t.Context(), noon.AddDate(1, 0, 0), 1<<30) {
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range history.Visits {
			kept[fmt.Sprintln(v.Entry, int64(v.Round), v.At.UnixMilli())] = len(v.Hops) == 1 && len(v.Page.Facts) == 2 && len(v.Page.Print.Blocks) == 128
		}
	}
	for _, line := range told {
		if !kept[line+"\n"] {
			t.Fatalf("visit %q was told as kept, and is lost or not whole; %d were told, %d are there", line, len(told), len(kept))
		}
	}
}

// wantSound has SQLite go through the whole database.
func wantSound(t *testing.T, s *Store) {
	t.Helper()
	var sound string
	if err := s.read.QueryRow(`PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("integrity_check gives %q, %v, want ok", sound, err)
	}
	if n := count(t, s, `SELECT count(*) FROM pragma_foreign_key_check`); n != 0 {
		t.Errorf("foreign_key_check finds %d rows, want none", n)
	}
}

// The disk is full after one page more, and one more, until a round fits.
func TestAFullDiskAtAnyPointLosesNothingThatWasToldAsKept(t *testing.T) {
	const visits = 30
	failures := 0
	for pages := 0; ; pages++ {
		path := filepath.Join(t.TempDir(), "linkwatch.db")
		s, round := openedAt(t, path)
		var size int
		if err := s.write.QueryRow(`PRAGMA page_count`).Scan(&size); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, size+pages)); err != nil {
			t.Fatal(err)
		}
		told := make(chan struct{}, 1)
		kept, n := 0, 0
		err := s.Keep(t.Context(), func(yield func(linkwatch.Visit) bool) {
			for v := range endless(round) {
				if n++; n > visits || !yield(v) {
					return
				}
				select { // batches of several sizes
				case <-told:
				default:
				}
			}
		}, func(linkwatch.Visit) {
			kept++
			select {
			case told <- struct{}{}:
			default:
			}
		})
		if got := count(t, s, `SELECT count(*) FROM visits`); got != kept {
			t.Fatalf("with %d pages left: %d visits were told as kept, %d are there", pages, kept, got)
		}
		wantSound(t, s)
		if err == nil {
			if kept != visits || failures == 0 {
				t.Errorf("with %d pages left no write failed: %d visits were kept, want %d, after %d failures, want some", pages, kept, visits, failures)
			}
			return
		}
		failures++
		wantText(t, err, "keeping ", path, "the disk is full", "hint: ")
		// Once there is room, the same store carries on.
		if _, err := s.write.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
			t.Fatal(err)
		}
		keep(t, s, minutes("afterwards", round, 1)...)
		s.Close()
	}
}

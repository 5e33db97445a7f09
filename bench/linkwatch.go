package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// buildLinkwatch builds the real command into a folder.
func buildLinkwatch(ctx context.Context, dir string) (program string, err error) {
	program = filepath.Join(dir, "linkwatch")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "linkwatch/cmd/linkwatch")
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building linkwatch: %w\n%s", err, said)
	}
	return program, nil
}

// unanswered is how many requests linkwatch sends to a host that never answers:
// three, then it is put aside, and one more at the round's end.
const unanswered = 4

// findings is the exit status of a check that went well and found something.
const findings = 1

// ourselves are the ways in which linkwatch is run: over a catalog that it sees
// for the first time, and over the same pages again.
func ourselves(program string) []client {
	check := func(j job, database string) []string {
		return []string{program, "check", "--catalog", j.catalog, "--db", database,
			"--resolver", j.dns, "--allow-private", "--parallel", strconv.Itoa(j.parallel),
			"--host-parallel", strconv.Itoa(j.hostParallel), "--host-delay", j.hostDelay.String(), "--timeout", j.timeout.String()}
	}
	again := func(name, about string, unchanged bool) client {
		return client{
			name: name, about: about, unchanged: unchanged, strikes: unanswered, worst: findings,
			before:  func(j job) error { return copyDatabase(visited(j), j.database()) },
			command: func(j job) ([]string, bool) { return check(j, j.database()), !j.polite },
		}
	}
	return []client{
		{
			name: "linkwatch check, first visit", strikes: unanswered, worst: findings, unchanged: true,
			about: "robots.txt asked for and obeyed, every page read, dated, measured and fingerprinted, " +
				"every visit kept in SQLite, every entry judged and reported",
			before:  func(j job) error { return removeDatabase(visited(j)) },
			command: func(j job) ([]string, bool) { return check(j, visited(j)), true },
		},
		again("linkwatch check, again (304)", "the database of the first visit; the server says that nothing has changed", true),
		again("linkwatch check, again (same pages)", "the same, but the server sends every page anew", false),
	}
}

// visited is the database that a first visit leaves.
func visited(j job) string { return filepath.Join(j.dir, "visited.db") }

// database is the one that a later visit goes on with.
func (j job) database() string { return filepath.Join(j.dir, "again.db") }

// besides are the files that SQLite may keep beside a database.
var besides = []string{"", "-wal", "-shm"}

func removeDatabase(file string) error {
	for _, suffix := range besides {
		if err := os.RemoveAll(file + suffix); err != nil {
			return err
		}
	}
	return nil
}

// copyDatabase copies a database that is closed.
func copyDatabase(from, to string) error {
	if err := removeDatabase(to); err != nil {
		return err
	}
	for _, suffix := range besides[:2] {
		in, err := os.Open(from + suffix)
		if os.IsNotExist(err) && suffix != "" {
			continue
		} else if err != nil {
			return err
		}
		defer in.Close()
		out, err := os.Create(to + suffix)
		if err != nil {
			return err
		}
		defer out.Close()
		if _, err := io.Copy(out, in); err != nil {
			return err
		}
	}
	return nil
}

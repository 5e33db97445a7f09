// Package golden compares what a test got with a file kept beside it.
//
// go test ./FOLDER -update rewrites the files; their diff is then reviewed as
// text.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the tests got")

// Update reports whether the golden files are to be rewritten, for tests that
// keep golden text in other ways.
func Update() bool { return *update }

// Equal fails the test if got is not what the file at path holds, and says
// where they first differ. With -update it writes the file instead.
func Equal(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		if err := write(path, got); err != nil {
			t.Fatalf("rewriting a golden file: %v", err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("no golden file %s: run the test with -update to write it", path)
	}
	if err != nil {
		t.Fatalf("reading a golden file: %v", err)
	}
	if diff := difference(got, want); diff != "" {
		t.Errorf("differs from %s (-update rewrites it) at %s", path, diff)
	}
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// difference tells the first line that differs and its context; "" if none does.
func difference(got, want []byte) string {
	if bytes.Equal(got, want) {
		return ""
	}
	gots, wants := bytes.SplitAfter(got, []byte("\n")), bytes.SplitAfter(want, []byte("\n"))
	n := 0
	for n < min(len(gots), len(wants)) && bytes.Equal(gots[n], wants[n]) {
		n++
	}
	return fmt.Sprintf("line %d of %d (want %d lines):\n got: %s\nwant: %s", n+1, lines(got), lines(want), line(gots, n), line(wants, n))
}

func lines(text []byte) int {
	return len(bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")))
}

// line shows a line with what would be invisible, such as a missing newline.
func line(all [][]byte, n int) string {
	if n >= len(all) || len(all[n]) == 0 {
		return "(the end)"
	}
	text, ended := bytes.CutSuffix(all[n], []byte("\n"))
	shown := string(text)
	if strconv.CanBackquote(shown) && !strings.ContainsFunc(shown, func(r rune) bool { return !strconv.IsPrint(r) }) {
		shown = "`" + shown + "`"
	} else {
		shown = strconv.Quote(shown)
	}
	if !ended {
		shown += " without a newline"
	}
	return shown
}

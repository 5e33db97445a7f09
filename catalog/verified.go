package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml"

	"linkwatch"
)

// SetVerified writes into the catalog at path that a person has looked at an
// entry of it: one line, last_verified, is added to the entry or replaced, and
// nothing else of the file changes. An entry that is not written line by line,
// as in a CSV list or between braces, is left for people to edit; the error
// says what they are to write.
func SetVerified(path string, e linkwatch.Entry, v linkwatch.Verification) error {
	line := fmt.Sprintf("last_verified: {on: %s, by: %s}", v.On.Format(time.DateOnly), strconv.Quote(v.By))
	if v.By == "" || strings.ContainsFunc(v.By, unicode.IsControl) {
		return fmt.Errorf("verified by %q: want a name in one line", v.By)
	}
	if e.File != "" {
		path = filepath.Join(filepath.Dir(path), filepath.FromSlash(e.File))
	}
	path, err := filepath.EvalSymlinks(path) // the file itself is replaced, not the link to it
	if err != nil {
		return err
	}
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	after, err := withLine(before, e.Line, line)
	if err == nil {
		err = sameButVerified(before, after, e.ID)
	}
	if err != nil {
		return fmt.Errorf("%s:%d: entry %q cannot be edited: %w; write yourself: %s", path, e.Line, e.ID, err, line)
	}
	return replace(path, after)
}

// withLine gives the text with the line in the entry that begins on the line
// numbered first, in place of the one that it has.
func withLine(text []byte, first int, line string) ([]byte, error) {
	lines := bytes.SplitAfter(text, []byte("\n"))
	if first < 1 || first > len(lines) {
		return nil, errors.New("the file has changed")
	}
	start := lines[first-1]
	dash, _ := depth(start)
	if dash == len(start) || start[dash] != '-' {
		return nil, errors.New("it is not written line by line")
	}
	indent, _ := depth(bytes.Replace(start, []byte("-"), []byte(" "), 1))
	key, _, _ := strings.Cut(line, " ")
	from, to := extent(lines, first, indent, key)

	ending := "\n"
	if bytes.HasSuffix(start, []byte("\r\n")) {
		ending = "\r\n"
	}
	edited := bytes.Join(lines[:from], nil)
	if !bytes.HasSuffix(edited, []byte("\n")) {
		edited = append(edited, ending...) // the file ended without one
	}
	edited = append(edited, strings.Repeat(" ", indent)+line+ending...)
	return append(edited, bytes.Join(lines[to:], nil)...), nil
}

// extent finds the lines from and up to which a key of an entry stands; behind
// the entry's last line, and none, if it has no such key. The entry's keys are
// indented alike, and its first line is before the one given.
func extent(lines [][]byte, at, indent int, key string) (from, to int) {
	end := at // behind the last line that says something
	from, to = -1, -1
	for ; at < len(lines); at++ {
		columns, blank := depth(lines[at])
		if blank {
			continue
		}
		if columns < indent {
			break
		}
		if columns == indent {
			if from >= 0 && to < 0 {
				to = end
			}
			if bytes.HasPrefix(lines[at][columns:], []byte(key)) {
				from = at
			}
		}
		end = at + 1
	}
	switch {
	case from < 0:
		return end, end
	case to < 0:
		return from, end
	}
	return from, to
}

// depth is how far a line is indented; blank says that it says nothing: it is
// empty, or a comment.
func depth(line []byte) (columns int, blank bool) {
	rest := bytes.TrimLeft(line, " ")
	text := bytes.TrimSpace(rest)
	return len(line) - len(rest), len(text) == 0 || text[0] == '#'
}

// sameButVerified reports what an edit changed besides the entry's
// last_verified; nil if nothing.
func sameButVerified(before, after []byte, id linkwatch.EntryID) error {
	var a, b map[string]any
	if err := yaml.Unmarshal(before, &a); err != nil {
		return errors.New("the file cannot be read")
	}
	if err := yaml.Unmarshal(after, &b); err != nil {
		return errors.New("it is not written line by line")
	}
	_, was := takeVerified(a, id), takeVerified(b, id)
	if was == nil || !reflect.DeepEqual(a, b) {
		return errors.New("it is not written line by line")
	}
	return nil
}

// takeVerified takes last_verified out of the entry and gives it; nil if there is none.
func takeVerified(file map[string]any, id linkwatch.EntryID) any {
	entries, _ := file["entries"].([]any)
	for _, one := range entries {
		if e, ok := one.(map[string]any); ok && e["id"] == string(id) {
			verified := e["last_verified"]
			delete(e, "last_verified")
			return verified
		}
	}
	return nil
}

// replace puts a new file in an old one's place, whole or not at all.
func replace(path string, text []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // after the renaming there is none
	_, err = file.Write(text)
	err = errors.Join(err, file.Chmod(info.Mode().Perm()), file.Sync(), file.Close())
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

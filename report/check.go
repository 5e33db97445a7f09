package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"path"
	"path/filepath"
	"strings"

	"linkwatch"
)

// A Check is what one round found: the output of "linkwatch check".
type Check struct {
	Catalog  string // the path shown to people
	Round    linkwatch.Round
	Verdicts iter.Seq[linkwatch.Verdict] // in the catalog's order; gone through more than once
}

// A checked is a Check as it is written. Most entries of most checks stand well,
// and most formats only count those.
type checked struct {
	Check
	Tally tally
	Told  []linkwatch.Verdict // those of which there is more to tell, in the catalog's order
}

func checkedOf(c Check) checked {
	t, told := sift(c.Verdicts, func(h linkwatch.Health) bool { return h > linkwatch.Healthy })
	return checked{c, t, told}
}

// TellsEach reports whether a format of WriteCheck tells of each entry. The
// others want no more than the health of one that stands well and of which
// nothing was found.
func TellsEach(format string) bool {
	switch format {
	case "json", "jsonl", "csv", "junit":
		return true
	}
	return false
}

// A format is one way to write a T. Its strings are made harmless before it
// writes; write need not report what w refuses, because w remembers.
type format[T any] struct {
	name    string
	strings func(string) string
	write   func(w *bufio.Writer, value T) error
}

var checkFormats = []format[checked]{
	{"text", plain, writeCheckText},
	{"json", withoutUserinfo, writeCheckJSON},
	{"jsonl", withoutUserinfo, writeCheckJSONL},
	{"csv", plain, writeCheckCSV},
	{"markdown", plain, writeCheckMarkdown},
	{"html", plain, writeCheckHTML},
	{"junit", plain, writeCheckJUnit},
	{"sarif", plain, writeCheckSARIF},
	{"github", plain, writeCheckGitHub},
	{"gitlab", plain, writeCheckGitLab},
	{"checkstyle", plain, writeCheckCheckstyle},
}

// CheckFormats names the formats that WriteCheck knows.
func CheckFormats() []string { return formatNames(checkFormats) }

// WriteCheck writes what a round found in the named format.
func WriteCheck(w io.Writer, format string, c Check) error {
	return writeAs(w, checkFormats, format, checkedOf(c))
}

func formatNames[T any](formats []format[T]) []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

func writeAs[T any](w io.Writer, formats []format[T], name string, value T) error {
	for _, f := range formats {
		if f.name != name {
			continue
		}
		out := bufio.NewWriter(w)
		if err := f.write(out, rewrite(value, f.strings)); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		return nil
	}
	return fmt.Errorf("format %q: want one of %s", name, strings.Join(formatNames(formats), ", "))
}

// filePath is the path of the file that holds an entry as CI tools want it: with
// slashes, without ./.
func (c Check) filePath(e linkwatch.Entry) string {
	return path.Clean(filepath.ToSlash(fileOf(c.Catalog, e)))
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A behaviour is one row of testdata/behaviours/table_*.txt.
type behaviour struct {
	name, suite, does string
	first, then       string   // what is to be said after the first look and after the last
	entry             []string // what the catalog says otherwise of it: "key: value"
}

// ours stands in the place of a suite for a row that none has the like of.
const ours = "-"

func (b behaviour) host() string { return b.name + ".test" }

// readBehaviours reads the tables; the first lines of table_http.txt say what
// their columns are.
func readBehaviours(t *testing.T) []behaviour {
	files, err := filepath.Glob("testdata/behaviours/table_*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var table []behaviour
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			b, err := parseBehaviour(line)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
			if slices.ContainsFunc(table, func(other behaviour) bool { return other.name == b.name }) {
				t.Fatalf("%s:%d: a second row named %q", file, i+1, b.name)
			}
			table = append(table, b)
		}
	}
	return table
}

func parseBehaviour(line string) (behaviour, error) {
	columns := strings.Split(line, "|")
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	if len(columns) < 5 {
		return behaviour{}, fmt.Errorf("%q: want five columns at least", line)
	}
	b := behaviour{columns[0], columns[1], columns[2], columns[3], columns[4], columns[5:]}
	if b.then == "same" {
		b.then = b.first
	}
	return b, nil
}

// catalogOf lists the behaviours as entries.
func catalogOf(table []behaviour) []byte {
	var text bytes.Buffer
	text.WriteString("version: 1\nentries:\n")
	for _, b := range table {
		fmt.Fprintf(&text, "  - id: %s\n", b.name)
		fields := append([]string{`title: "` + guideTitle + `"`, "url: https://" + b.host() + "/guide"}, b.entry...)
		for i, field := range fields {
			key, _, _ := strings.Cut(field, ":")
			again := func(other string) bool { return strings.HasPrefix(other, key+":") }
			if !slices.ContainsFunc(fields[i+1:], again) {
				fmt.Fprintf(&text, "    %s\n", field)
			}
		}
	}
	return text.Bytes()
}

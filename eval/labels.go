package main

import (
	"fmt"
	"os"
	"strings"
)

// labels reads a table of labels: columns apart by tabs, named by the first line.
func labels(file string) ([]map[string]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) > len(columns) {
			return nil, fmt.Errorf("%s:%d: %d columns, want at most %d", file, i+2, len(cells), len(columns))
		}
		row := map[string]string{}
		for c, cell := range cells {
			row[columns[c]] = cell
		}
		rows = append(rows, row)
	}
	return rows, nil
}

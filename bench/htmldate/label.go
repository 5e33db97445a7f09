package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
)

// A label is one page and its right dates, each a day; "" where none is known.
type label struct {
	URL, Page string
	Tier      string   // A: stated in words, read by eye; B: by two machine channels or more; C: by one
	Modified  string   // the right answer
	Alt       []string // right too: the other side of midnight
	Published string
}

// readLabels reads labels.jsonl, an object a line.
func readLabels(data string) ([]label, error) {
	file, err := os.Open(filepath.Join(data, "labels.jsonl"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var list []label
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	return list, lines.Err()
}

// text is the page as it was sent.
func (l label) text(data string) ([]byte, error) {
	return os.ReadFile(filepath.Join(data, "pages", l.Page))
}

// differs reports whether the page was modified on another day than it was
// published: only these tell whether a date of modification was found.
func (l label) differs() bool { return l.Published != "" && l.Published != l.Modified }

package catalog

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse: whatever the bytes, Parse neither panics nor hangs, gives a
// catalog or mistakes, and every mistake points into the file.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, odd := range []string{"", "[", "- ", "entries:\n- ", "entries:\n  -\n\t- a", "? a\n: b", "a: &x [*x]", "\ufeff---\nversion: 1\n...\n", "entries:\r\n- id: x\r\n"} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse("catalog.yaml", data)
		var ms Mistakes
		if err != nil && !errors.As(err, &ms) {
			t.Fatalf("Parse(%q) gave the error %v: want Mistakes", data, err)
		}
		if (c == nil) != (len(ms) > 0) {
			t.Fatalf("Parse(%q) gave catalog %v and %d mistakes: want one or the other", data, c, len(ms))
		}
		if c != nil {
			ms = c.Warnings
		}
		lines := 1 + strings.Count(string(data), "\n")
		for i, m := range ms {
			if m.Line < 1 || m.Line > lines || m.Column < 1 || m.Text == "" || !utf8.ValidString(m.Error()+m.Excerpt+m.Hint) {
				t.Errorf("Parse(%q) gave %#v: want a text and a place within %d lines", data, m, lines)
			}
			if i > 0 && m.Line < ms[i-1].Line {
				t.Errorf("Parse(%q) gave line %d after line %d: want the file's order", data, m.Line, ms[i-1].Line)
			}
		}
	})
}

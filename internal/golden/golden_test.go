package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// spy is a test whose failures are kept instead of told.
type spy struct {
	testing.TB
	said []string
}

func (s *spy) Helper() {}

func (s *spy) Errorf(format string, args ...any) {
	s.said = append(s.said, fmt.Sprintf(format, args...))
}

func (s *spy) Fatalf(format string, args ...any) {
	s.Errorf(format, args...)
	panic(s)
}

// equal gives what Equal says of a file that holds want.
func equal(t *testing.T, path, got string) string {
	s := &spy{TB: t}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(s) {
				panic(p)
			}
		}()
		Equal(s, path, []byte(got))
	}()
	return strings.Join(s.said, "\n")
}

func TestEqualSaysWhereTextsFirstDiffer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.golden")
	for _, tt := range []struct{ name, want, got, says string }{
		{"nothing when they are equal", "a\nb\n", "a\nb\n", ""},
		{"both lines", "a\nb\nc\n", "a\nx\nc\n", "line 2 of 3 (want 3 lines):\n got: `x`\nwant: `b`"},
		{"spaces at an end", "a\n", "a \n", "got: `a `\nwant: `a`"},
		{"what is invisible", "a\n", "a\u00a0\n", `got: "a\u00a0"`},
		{"a missing end", "a\nb\n", "a\n", "line 2 of 1 (want 2 lines):\n got: (the end)\nwant: `b`"},
		{"a line too many", "a\n", "a\nb\n", "got: `b`\nwant: (the end)"},
		{"a missing newline", "a\n", "a", "got: `a` without a newline\nwant: `a`"},
		{"an empty text", "a\n", "", "got: (the end)\nwant: `a`"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(tt.want), 0o644); err != nil {
				t.Fatal(err)
			}
			if says := equal(t, path, tt.got); tt.says == "" && says != "" || !strings.Contains(says, tt.says) {
				t.Errorf("of %q, want %q, Equal says:\n%s\nwant:\n%s", tt.got, tt.want, says, tt.says)
			}
		})
	}
}

func TestEqualAsksForUpdateWhenThereIsNoFile(t *testing.T) {
	if says := equal(t, filepath.Join(t.TempDir(), "x.golden"), "a"); !strings.Contains(says, "-update") {
		t.Errorf("Equal says %q, want a word of -update", says)
	}
}

func TestUpdateWritesTheFile(t *testing.T) {
	*update = true
	defer func() { *update = false }()
	path := filepath.Join(t.TempDir(), "testdata", "x.golden")
	if says := equal(t, path, "a\n"); says != "" {
		t.Errorf("Equal says %q, want nothing", says)
	}
	if got, err := os.ReadFile(path); string(got) != "a\n" {
		t.Errorf("the file holds %q, %v, want %q", got, err, "a\n")
	}
}

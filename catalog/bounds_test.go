package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// only fails the test unless the error is one mistake at the place with the words in it.
func only(t *testing.T, err error, line int, words string) {
	t.Helper()
	var ms Mistakes
	if !errors.As(err, &ms) || len(ms) != 1 || ms[0].Line != line || !strings.Contains(ms[0].Text, words) {
		t.Errorf("got %.300v: want one mistake on line %d that says %q", err, line, words)
	}
}

func TestACatalogOverItsBoundsIsRefused(t *testing.T) {
	t.Run("bytes", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "catalog.yaml")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(file.Truncate(maxBytes+1), file.Close()); err != nil {
			t.Fatal(err)
		}
		_, err = Load(path)
		only(t, err, 1, "over 64 MiB")
	})
	t.Run("entries", func(t *testing.T) {
		_, err := Parse("catalog.yaml", []byte("version: 1\nentries:\n"+strings.Repeat("- {}\n", maxEntries+1)))
		only(t, err, maxEntries+3, "want at most 2000000 entries")
	})
	t.Run("bytes of one entry", func(t *testing.T) {
		_, err := Parse("catalog.yaml", []byte("version: 1\nentries:\n- {id: a, title: A}\n- id: b\n  title: "+strings.Repeat("b", maxPieceBytes)+"\n"))
		only(t, err, 4, "want at most 1048576 in one entry")
	})
	t.Run("keys outside entries", func(t *testing.T) {
		var b strings.Builder
		for i := range maxKeys {
			fmt.Fprintf(&b, "  g%d: {}\n", i)
		}
		_, err := Parse("catalog.yaml", []byte("version: 1\ngroups:\n"+b.String()+"entries:\n- {id: a, title: A}\n"))
		only(t, err, maxKeys+1, "over 10000 keys")
	})
}

func TestReadingStopsAfterTooManyMistakes(t *testing.T) {
	_, err := Parse("catalog.yaml", []byte("version: 1\nentries:\n"+strings.Repeat("- {}\n", maxMistakes)))
	var ms Mistakes
	if !errors.As(err, &ms) || len(ms) != maxMistakes+1 || !strings.HasPrefix(ms[maxMistakes].Text, "reading stopped here") {
		t.Errorf("got %d mistakes, want %d and one that says that reading stopped", len(ms), maxMistakes)
	}
}

// The YAML library takes minutes for some of these, if it gets them whole.
func TestTrapsDoNotHang(t *testing.T) {
	const size = 128 << 10
	for _, trap := range []string{"[", "{a: ", "- ", "a:\n", "? ", "&a ", "!a ", "<", "<<: *a\n", "- [", "a: \"\n", "|\n", "---\n", "- - [\n", "[[\n", "a: *a, "} {
		for _, before := range []string{"", "version: 1\nentries:\n- id: a\n  title: A\n  description: "} {
			text := before + strings.Repeat(trap, size/len(trap))
			done := make(chan error, 1)
			go func() {
				_, err := Parse("catalog.yaml", []byte(text))
				done <- err
			}()
			select {
			case err := <-done:
				if err == nil {
					t.Errorf("%q after %q: got a catalog, want mistakes", trap, before)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("%q after %q: not read within 20s", trap, before)
			}
		}
	}
}

func TestEntriesAreTheSameHoweverTheyAreListed(t *testing.T) {
	block := parsed(t, generated(300))
	rows := bytes.Split(generated(300), []byte("\n"))
	for i, row := range rows {
		if !bytes.HasPrefix(row, []byte("entries:")) {
			continue
		}
		rows[i] = []byte("entries: # in order") // a comment keeps the list plain
	}
	same(t, "with a comment", all(parsed(t, bytes.Join(rows, []byte("\n")))), all(block))
	quotedKey := bytes.Replace(generated(300), []byte("entries:"), []byte(`"entries":`), 1) // is read with the head
	same(t, "with a quoted key", all(parsed(t, quotedKey)), all(block))
	crlf := bytes.ReplaceAll(generated(300), []byte("\n"), []byte("\r\n"))
	same(t, "with CR LF", all(parsed(t, crlf)), all(block))
}

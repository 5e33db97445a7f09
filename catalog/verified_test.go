package catalog

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

var looked = linkwatch.Verification{On: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), By: `Ana "the reader" Díaz`}

func TestSetVerifiedChangesOneLine(t *testing.T) {
	const wanted = `last_verified: {on: 2026-11-22, by: "Ana \"the reader\" Díaz"}`
	for name, c := range map[string]struct{ before, after string }{
		"it is added behind the entry's last line": {
			"version: 1\nentries:\n  - id: a\n    title: A\n    url: https://a.example/ # ours\n\n  # of the other\n  - id: b\n    title: B\n",
			"version: 1\nentries:\n  - id: a\n    title: A\n    url: https://a.example/ # ours\n    LINE\n\n  # of the other\n  - id: b\n    title: B\n",
		},
		"it replaces the line that is there": {
			"version: 1\nentries:\n- id: a\n  last_verified: {on: 2020-01-01, by: Bo}\n  title: A\n",
			"version: 1\nentries:\n- id: a\n  LINE\n  title: A\n",
		},
		"it replaces the lines that are there": {
			"version: 1\nentries:\n- title: A\n  id: a\n  last_verified:\n    on: 2020-01-01\n    # twice\n    by: Bo\n\n# the end\n",
			"version: 1\nentries:\n- title: A\n  id: a\n  LINE\n\n# the end\n",
		},
		"the words in a long text are no key": {
			"version: 1\nentries:\n- id: a\n  description: |\n    last_verified: never\n   \n  title: A",
			"version: 1\nentries:\n- id: a\n  description: |\n    last_verified: never\n   \n  title: A\n  LINE\n",
		},
		"a file of another system keeps its line ends": {
			"version: 1\r\nentries:\r\n- id: a\r\n  title: A\r\n",
			"version: 1\r\nentries:\r\n- id: a\r\n  title: A\r\n  LINE\r\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "catalog.yaml")
			write(t, path, c.before)
			if err := SetVerified(path, entryNamed(t, path, "a"), looked); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.Replace(c.after, "LINE", wanted, 1); string(got) != want {
				t.Errorf("after\n%q\nthe file is\n%q\nwant\n%q", c.before, got, want)
			}
			if got := entryNamed(t, path, "a").LastVerified; got != looked {
				t.Errorf("the catalog reads %+v, want %+v", got, looked)
			}
		})
	}
}

func TestSetVerifiedLeavesWhatItCannotEdit(t *testing.T) {
	for name, text := range map[string]string{
		"between braces":   "version: 1\nentries:\n- {id: a, title: A}\n",
		"a list in braces": "version: 1\nentries: [{id: a, title: A}]\n",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "catalog.yaml")
			write(t, path, text)
			err := SetVerified(path, entryNamed(t, path, "a"), looked)
			if err == nil || !strings.Contains(err.Error(), "write yourself: last_verified: {on: 2026-11-22") {
				t.Errorf("the error is %v, want one with the line to write", err)
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != text {
				t.Errorf("the file is %q (%v), want it as it was", got, err)
			}
		})
	}
}

func TestSetVerifiedEditsTheFileThatHoldsTheEntry(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "catalog.yaml")
	write(t, path, "version: 1\ninclude: [part.yaml]\n")
	write(t, filepath.Join(folder, "part.yaml"), "version: 1\nentries:\n- id: a\n  title: A\n")
	if err := SetVerified(path, entryNamed(t, path, "a"), looked); err != nil {
		t.Fatal(err)
	}
	if got := entryNamed(t, path, "a").LastVerified; got != looked {
		t.Errorf("the catalog reads %+v, want %+v", got, looked)
	}
}

func entryNamed(t *testing.T, path string, id linkwatch.EntryID) linkwatch.Entry {
	t.Helper()
	c, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	i, found := c.Find(id)
	if !found {
		t.Fatalf("%s has no entry %q", path, id)
	}
	return c.Entry(i)
}

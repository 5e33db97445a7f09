package catalog

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"linkwatch"
	"linkwatch/internal/golden"
)

// unpacked writes an archive's files into the present folder.
func unpacked(t *testing.T, archive *txtar.Archive) {
	t.Helper()
	for _, f := range archive.Files {
		write(t, f.Name, string(f.Data))
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestCatalogsOfSeveralFiles loads each archive in testdata/files and compares
// what comes out, a catalog or mistakes, with the text beside it.
func TestCatalogsOfSeveralFiles(t *testing.T) {
	archives, err := filepath.Glob("testdata/files/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("archives in testdata/files: %d found, error %v", len(archives), err)
	}
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			unpacked(t, archive)
			got := told(Load("catalog.yaml"))
			if strings.Contains(got, "secret") {
				t.Errorf("a message shows a password: %s", got)
			}
			golden.Equal(t, filepath.Join(home, strings.TrimSuffix(name, ".txtar")+".txt"), []byte(got))
		})
	}
}

// told is what was loaded, for people to compare.
func told(c *Catalog, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "files %q\ngroups %q\n", c.Files, c.Groups)
	for _, e := range c.Entries() {
		fmt.Fprintf(&b, "\n%s:%d %s %q <%s> as %q\n", e.File, e.Line, e.ID, e.Title, e.Address(), e.SamePageAs)
		fmt.Fprintf(&b, "by %q, kind %q, group %q, owner %q, edition %q, description %q\n", e.Publisher, e.Kind, e.Group, e.Owner, e.Edition, e.Description)
		fmt.Fprintf(&b, "facts %q\n", e.Facts)
		fmt.Fprintf(&b, "max_age %s, every %s, robots %s, require_date %v\n", e.Policy.MaxAge, e.Policy.Every, e.Policy.Robots, e.Policy.RequireDate)
	}
	if len(c.Warnings) > 0 {
		fmt.Fprintf(&b, "\n%s\n", Mistakes(c.Warnings).Error())
	}
	return b.String()
}

func TestNoLinkLeadsOutOfTheFolder(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.csv"), "id,title\na,A\n")
	t.Chdir(t.TempDir())
	write(t, "catalog.yaml", "version: 1\ninclude: [file.csv, folder/secret.csv, up.csv]\n")
	for link, to := range map[string]string{"file.csv": filepath.Join(outside, "secret.csv"), "folder": outside, "up.csv": "../" + filepath.Base(outside) + "/secret.csv"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	c, err := Load("catalog.yaml")
	var ms Mistakes
	if !errors.As(err, &ms) || len(ms) != 3 || c != nil {
		t.Fatalf("got catalog %v and error %v: want three mistakes", c, err)
	}
	for _, m := range ms {
		if m.File != "catalog.yaml" || m.Line != 2 || !strings.Contains(m.Text, "in the catalog's folder") {
			t.Errorf("got %v: want the folder named, on line 2", m)
		}
	}
}

func TestALinkWithinTheFolderIsFollowedAndItsFileReadOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.csv", "id,title\na,A\n")
	if err := os.Symlink("a.csv", "b.csv"); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	write(t, "catalog.yaml", "version: 1\ninclude: [b.csv]\n")
	c, err := Load("catalog.yaml")
	if err != nil || c.Len() != 1 || c.Entry(0).File != "b.csv" {
		t.Errorf("got %v, error %v: want one entry of b.csv", c, err)
	}
	write(t, "catalog.yaml", "version: 1\ninclude: [a.csv, b.csv]\n")
	_, err = Load("catalog.yaml")
	only(t, err, 2, `include "b.csv": want each file once`)
}

func TestIncludesAreFoundBesideTheCatalogWhereverItIs(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "lists/a.csv"), "id,title,kind\na,A,none\n")
	path := filepath.Join(folder, "catalog.yaml")
	write(t, path, "version: 1\ninclude: [lists/a.csv]\n")
	_, err := Load(path)
	only(t, err, 2, `kind "none"`)
	if ms, ok := err.(Mistakes); ok && ms[0].File != filepath.Join(folder, "lists", "a.csv") {
		t.Errorf("the mistake is in %s: want the path that opens the file", ms[0].File)
	}
	write(t, filepath.Join(folder, "lists/a.csv"), "id,title\na,A\n")
	c, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range c.Files {
		if _, err := os.Stat(file); err != nil {
			t.Errorf("Files has %s, which cannot be watched: %v", file, err)
		}
	}
	same(t, "files", c.Files, []string{path, filepath.Join(folder, "lists", "a.csv")})
	same(t, "file as it is written", c.Entry(0).File, "lists/a.csv")
}

func TestTooManyFilesAreRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	var names []string
	for i := range maxFiles + 1 {
		names = append(names, fmt.Sprintf("%d.csv", i))
		write(t, names[i], fmt.Sprintf("id,title\na%d,A\n", i))
	}
	write(t, "catalog.yaml", "version: 1\ninclude: ["+strings.Join(names, ",\n")+"]\n")
	_, err := Load("catalog.yaml")
	only(t, err, maxFiles+2, "want at most 1000 files")
	write(t, "catalog.yaml", "version: 1\ninclude: ["+strings.Join(names[:maxFiles], ",\n")+"]\n")
	if c, err := Load("catalog.yaml"); err != nil || c.Len() != maxFiles {
		t.Errorf("of %d files: got error %v, want an entry of each", maxFiles, err)
	}
}

func TestHostsAreRead(t *testing.T) {
	c := parsed(t, fixtures(t, "good")["hosts"])
	same(t, "hosts", c.Hosts, map[string]linkwatch.HostPolicy{
		"www.example.org": {
			Queue: "example-cdn", Delay: 5e9, Parallel: 4, Timeout: 120e9, UserAgent: "Our friendly linkwatch",
			Headers: map[string]string{"X-Customer": "42", "Accept-Language": "en"}, Robots: linkwatch.IgnoreRobots,
		},
		"192.0.2.1":             {Delay: 250e6},
		"2001:db8::1":           {Queue: "example-cdn"},
		"xn--bcher-kva.example": {},
	})
}

func TestAllYAMLTogetherIsBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "catalog.yaml", "version: 1\ninclude: [a.yaml, b.yaml]\n")
	for _, name := range []string{"a.yaml", "b.yaml"} {
		write(t, name, strings.Repeat("\n", maxBytes/2))
	}
	_, err := Load("catalog.yaml")
	ms, _ := err.(Mistakes)
	if len(ms) != 2 || ms[0].File != "a.yaml" || !strings.Contains(ms[0].Text, "in one entry") || ms[1].File != "b.yaml" || !strings.Contains(ms[1].Text, "over 64 MiB") {
		t.Errorf("got %.300v: want b.yaml to be over what is left", err)
	}
}

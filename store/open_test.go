package store

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestOpenSaysWhatIsWrongWithAFile(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string) string // gives the path to open
		want []string
	}{
		{"no name", func(*testing.T, string) string { return "" }, []string{"no file is named", "hint: name one"}},
		{"a missing folder", func(t *testing.T, path string) string { return filepath.Join(path, "linkwatch.db") },
			[]string{"there is no folder", "hint: make the folder"}},
		{"a folder", func(t *testing.T, path string) string { return filepath.Dir(path) }, []string{"it is not a file", "hint: name a file"}},
		{"a file for a folder", func(t *testing.T, path string) string {
			writeFile(t, path, "x")
			return filepath.Join(path, "linkwatch.db")
		}, []string{"hint: "}},
		{"text", func(t *testing.T, path string) string {
			writeFile(t, path, strings.Repeat("entries:\n- id: a\n", 1000))
			return path
		}, []string{"it is not a database", "hint: name another file"}},
		{"another program's database", func(t *testing.T, path string) string {
			execute(t, path, `CREATE TABLE places (url TEXT)`)
			return path
		}, []string{"another program", "hint: name another file"}},
		{"another program's empty database", func(t *testing.T, path string) string {
			execute(t, path, `PRAGMA application_id = 7; VACUUM`)
			return path
		}, []string{"another program"}},
		{"a newer linkwatch's database", func(t *testing.T, path string) string {
			closed(t, path)
			execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, 1)`)
			return path
		}, []string{"a newer linkwatch made it", "4711", "knows 4", "hint: use the newer linkwatch"}},
		{"a damaged schema", func(t *testing.T, path string) string {
			closed(t, path)
			damage(t, path, 100, 1)
			return path
		}, []string{"the database is damaged", "hint: restore a backup"}},
		{"half a database", func(t *testing.T, path string) string {
			closed(t, path)
			if err := os.Truncate(path, 4096+100); err != nil {
				t.Fatal(err)
			}
			return path
		}, []string{"the database is damaged", "hint: restore a backup"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t, filepath.Join(t.TempDir(), "linkwatch.db"))
			before, _ := os.ReadFile(path)
			s, err := Open(t.Context(), path)
			if err == nil {
				s.Close()
			}
			wantText(t, err, append(c.want, `opening store "`+path+`"`)...)
			if after, _ := os.ReadFile(path); !bytes.Equal(after, before) {
				t.Error("the file was changed, want it left as it is")
			}
		})
	}
}

// closed makes a database with some visits and closes it.
func closed(t *testing.T, path string) {
	t.Helper()
	s, round := openedAt(t, path)
	for i := range 40 {
		keep(t, s, usualVisit(round, i, noon, i))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func execute(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

// damage overwrites the database from the offset on, for so many pages.
func damage(t *testing.T, path string, offset int64, pages int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(bytes.Repeat([]byte("\xa5"), 4096*pages-int(offset)%4096), offset); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedPageIsToldWhenItIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	closed(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	const first = 3 // the pages before it hold the schema
	damage(t, path, first*4096, int(info.Size()/4096)-first)
	s, err := Open(t.Context(), path)
	if err == nil {
		defer s.Close()
		_, _, err = s.Known(t.Context(), "agency-for-help-with-people-00000")
	}
	wantText(t, err, path, "the database is damaged", "hint: restore a backup")
}

func TestALockedDatabaseIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	closed(t, path)
	other, err := sql.Open("sqlite3", "file:"+path+"?_locking_mode=EXCLUSIVE&_txlock=exclusive")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	s, err := open(t.Context(), path, time.Millisecond)
	if err == nil {
		s.Close()
	}
	wantText(t, err, path, "another process holds it locked", "hint: wait")
}

// Root may write everything, so another user's process opens the database.
func TestADatabaseThatMayNotBeWrittenIsTold(t *testing.T) {
	for _, c := range []struct {
		name         string
		folder, file os.FileMode
		exists       bool
		want         string
	}{
		{"a read-only file", 0o777, 0o444, true, "it is read-only"},
		{"a read-only file that may not be read either", 0o777, 0, true, "cannot be opened"},
		{"a read-only folder", 0o555, 0o666, true, "it is read-only"},
		{"a read-only folder without a file", 0o555, 0, false, "cannot be opened"},
		{"a folder that may not be entered", 0, 0o666, true, "permission denied"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder, err := os.MkdirTemp("", "linkwatch") // t.TempDir is its owner's alone
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(folder, 0o700); os.RemoveAll(folder) })
			path := filepath.Join(folder, "linkwatch.db")
			if c.exists {
				closed(t, path)
				if err := os.Chmod(path, c.file); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chmod(folder, c.folder); err != nil {
				t.Fatal(err)
			}
			cmd := child(t, "open "+path)
			if os.Geteuid() == 0 {
				const nobody = 65534
				cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			}
			output, err := cmd.Output()
			for _, want := range []string{`opening store "` + path + `"`, c.want, "hint: " + permissionHint} {
				if !strings.Contains(string(output), want) {
					t.Errorf("got %q, %v, want it to say %q", output, err, want)
				}
			}
		})
	}
}

func TestAPathMayHoldAnyCharacter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a?mode=memory #1 100%25 ü.db")
	closed(t, path)
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	s, _ := openedAt(t, path)
	if got := count(t, s, `SELECT count(*) FROM visits`); got != 40 {
		t.Errorf("there are %d visits, want 40", got)
	}
}

func TestSizeTellsTheLogAndCloseEmptiesIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "linkwatch.db")
	s, round := openedAt(t, path)
	keep(t, s, fullVisit(round))
	database, wal, err := s.Size(context.Background())
	if err != nil || database < 4096 || wal < 4096 {
		t.Errorf("Size is %d, %d, %v, want both more than a page", database, wal, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		t.Errorf("after Close the log has %d bytes, want none", info.Size())
	}
	m, _ := openedAt(t, memory)
	if database, wal, err := m.Size(context.Background()); err != nil || database < 4096 || wal != 0 {
		t.Errorf("Size in memory is %d, %d, %v, want more than a page, and no log", database, wal, err)
	}
}

package store

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// hinted is a trouble that a person can do something about.
type hinted struct{ text, hint string }

func (h hinted) Error() string { return h.text }

const permissionHint = "linkwatch must be able to write the file and its folder: see who owns them and their permissions"

// troubles says what SQLite's refusals mean and what to do about them.
var troubles = map[sqlite3.ErrNo]hinted{
	sqlite3.ErrCantOpen: {"the file or its log cannot be opened", permissionHint},
	sqlite3.ErrReadonly: {"it is read-only", permissionHint},
	sqlite3.ErrPerm:     {"access is denied", permissionHint},
	sqlite3.ErrNotADB:   {"it is not a database", "name another file; this one was left as it is"},
	sqlite3.ErrCorrupt: {"the database is damaged",
		"restore a backup, or save what can still be read: sqlite3 DAMAGED .recover | sqlite3 SAVED"},
	sqlite3.ErrBusy:  {"another process holds it locked", "wait until that process is done, or end it"},
	sqlite3.ErrFull:  {"the disk is full", "free some space and try again; what was kept is safe"},
	sqlite3.ErrIoErr: {"the disk does not do its work", "look at the disk and the system's log; what was kept may be safe"},
}

// trouble says what was being done when the error came, with which database,
// and what can be done about it.
func (s *Store) trouble(doing string, err error) error {
	return explain(fmt.Sprintf("%s in %q", doing, s.path), err)
}

func opening(path string, err error) error {
	return explain(fmt.Sprintf("opening store %q", path), err)
}

func explain(doing string, err error) error {
	var known hinted
	if errors.As(err, &known) {
		return fmt.Errorf("%s: %w\nhint: %s", doing, err, known.hint)
	}
	var refusal sqlite3.Error
	if errors.As(err, &refusal) {
		if known, ok := troubles[refusal.Code]; ok {
			return fmt.Errorf("%s: %s: %w\nhint: %s", doing, known.text, err, known.hint)
		}
	}
	return fmt.Errorf("%s: %w", doing, err)
}

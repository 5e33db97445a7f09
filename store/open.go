package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"
)

const (
	patience   = 10 * time.Second // how long to wait for another process that holds the database
	readers    = 4                // connections; none is held while a caller works on what was read, one for a moment by who asks what is known
	idle       = 2                // readers that stay: Histories uses as many at a time
	statements = 40               // kept prepared on each connection; more than there are queries

	// The system caches the file too, and for all processes at once: what more
	// the connections hold is memory for nothing (measured: a reader is as fast
	// with 1 MiB as with 16). The writer wants what a transaction changes.
	readCacheKiB  = 1 << 10
	writeCacheKiB = 4 << 10

	// walPages is how long the log may grow before it is written back. Each time
	// costs two syncs and every page touched since; entries come in no order, so
	// that is most of the index.
	walPages = 4000
)

// Open opens the database at the path, or makes it; ":memory:" is kept
// nowhere. An older linkwatch's database is brought up to date; a file that is
// anything else is left as it is.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, patience)
}

func open(ctx context.Context, path string, patience time.Duration) (*Store, error) {
	if err := findable(path); err != nil {
		return nil, opening(path, err)
	}
	s, err := connect(path, patience)
	if err != nil {
		return nil, opening(path, err)
	}
	if err := s.insist(ctx, patience); err != nil {
		s.disconnect()
		return nil, opening(path, err)
	}
	return s, nil
}

// insist prepares the database, again as long as there is patience: SQLite
// itself waits for most locks, but not for that of another process which turns
// the write-ahead log on or off at this moment.
func (s *Store) insist(ctx context.Context, patience time.Duration) error {
	const pause = 5 * time.Millisecond
	for began := time.Now(); ; {
		err := s.prepare(ctx)
		var refusal sqlite3.Error
		if !errors.As(err, &refusal) || refusal.Code != sqlite3.ErrBusy || time.Since(began) > patience {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return err
		}
	}
}

// findable tells what SQLite would say in fewer words, or not at all.
func findable(path string) error {
	if path == memory {
		return nil
	}
	if path == "" {
		return hinted{"no file is named", "name one, such as linkwatch.db"}
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return hinted{"it is not a file", "name a file, such as " + filepath.Join(path, "linkwatch.db")}
	}
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case os.IsNotExist(err):
		return hinted{fmt.Sprintf("there is no folder %q", folder), "make the folder, or name a file in another one"}
	case err != nil:
		return hinted{err.Error(), permissionHint}
	case !info.IsDir():
		return hinted{fmt.Sprintf("%q is not a folder", folder), "name a file in another folder"}
	}
	return nil
}

// connect opens no file yet: the first query does.
func connect(path string, patience time.Duration) (*Store, error) {
	write, err := sql.Open("sqlite3", source(path, patience, "rwc", false))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if path == memory {
		// Each connection would see a database of its own, so there is but one.
		return newStore(path, write, write), nil
	}
	read, err := sql.Open("sqlite3", source(path, patience, "rw", true))
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(idle)
	return newStore(path, write, read), nil
}

func newStore(path string, write, read *sql.DB) *Store {
	return &Store{path: path, write: write, read: read, steady: steady{of: read}, logPages: walPages}
}

// source is what the driver calls a data source name.
func source(path string, patience time.Duration, mode string, readOnly bool) string {
	cacheKiB := writeCacheKiB
	if readOnly {
		cacheKiB = readCacheKiB
	}
	options := url.Values{
		"mode":             {mode},
		"_busy_timeout":    {strconv.FormatInt(patience.Milliseconds(), 10)},
		"_cache_size":      {strconv.Itoa(-cacheKiB)},
		"_foreign_keys":    {"off"}, // each is of a row just found or made; to look for it again takes a third of the time
		"_mutex":           {"no"},  // database/sql lends a connection to one goroutine at a time
		"_query_only":      {strconv.FormatBool(readOnly)},
		"_stmt_cache_size": {strconv.Itoa(statements)},
		"_synchronous":     {"FULL"}, // as fast as NORMAL where visits are committed by the hundred
		"_txlock":          {"immediate"},
	}
	if path == memory {
		options.Del("mode")
	} else {
		path = filepath.Clean(path) // two slashes in front would name a host
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
}

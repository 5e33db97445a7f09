package store

import (
	"context"
	"fmt"
	"os"
)

// sqlitePage is SQLite's page size, in bytes.
const sqlitePage = 4096

// limitLog has SQLite write the log back at its length, and cut it to that when
// it starts anew.
func (s *Store) limitLog(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, fmt.Sprintf(`PRAGMA wal_autocheckpoint = %d; PRAGMA journal_size_limit = %d`, s.logPages, s.logPages*sqlitePage))
	return err
}

// A shortening keeps the write-ahead log from growing without end. SQLite writes
// it back by itself, and starts it anew when nobody reads in it: where there are
// always readers, it must wait for those of the moment, once. What is read here
// takes milliseconds; for a slow reader of another process it waits ever less
// often.
type shortening struct {
	of     *Store
	longer int64 // how many bytes the log may have until it is started anew
}

func (s *Store) shortening() shortening { return shortening{s, 2 * s.logPages * sqlitePage} }

// shorten starts the log anew if it is too long.
func (s *shortening) shorten(ctx context.Context) error {
	if s.of.path == memory {
		return nil
	}
	info, err := os.Stat(s.of.path + "-wal")
	if err != nil || info.Size() < s.longer {
		return nil // without a log there is nothing to do
	}
	s.of.steady.end()
	var busy, pages, written int64
	if err := s.of.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(RESTART)`).Scan(&busy, &pages, &written); err != nil {
		return err
	}
	if busy != 0 {
		s.longer *= 2
	}
	return nil
}

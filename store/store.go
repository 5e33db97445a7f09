// Package store keeps visits in an SQLite file, and gives them back as they
// were.
//
// It keeps facts and never judges. Instants and durations are kept to the
// millisecond, in UTC. One writer appends; nothing is changed or removed but a
// round's figures when it finishes. Any number may read meanwhile, other
// processes included.
//
// A visit is a few numbers: its route, its resolution, its zone, its probe and
// its page mostly stay as they were the time before, and each is kept once for as
// long as it does; of a page that changes, the parts that stay the same.
//
// All of an entry is told by its History; NewestOutcomes, Remembered, Outcomes and
// Known tell less of the visits, for those who ask before and after a round.
//
// Start with migrations/, which says what is kept; then write_visit.go (the way
// in) and read_visit.go, belongings.go and join.go (the way out).
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A Store is an open database. Its methods may be called concurrently.
type Store struct {
	path   string
	write  *sql.DB // one connection
	read   *sql.DB // several; for a database in memory the same as write
	steady steady  // of read, for who asks little and often

	logPages int64 // how long the write-ahead log may grow before it is written back
}

// memory is the path of a database that is kept nowhere.
const memory = ":memory:"

// Size is the length in bytes of the database and of its write-ahead log.
func (s *Store) Size(ctx context.Context) (database, wal int64, err error) {
	const query = `SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`
	if err := s.read.QueryRowContext(ctx, query).Scan(&database); err != nil {
		return 0, 0, s.trouble("measuring the database", err)
	}
	if s.path == memory {
		return database, 0, nil
	}
	info, err := os.Stat(s.path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return database, 0, nil
	}
	if err != nil {
		return 0, 0, fmt.Errorf("measuring the write-ahead log: %w", err)
	}
	return database, info.Size(), nil
}

// Close writes the log back into the database file and lets go of it.
func (s *Store) Close() error {
	s.steady.end()
	var err error
	if s.path != memory {
		// Another process that reads may keep the log from being emptied; it is
		// complete all the same, and the next to open the database carries on.
		_, err = s.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	err = errors.Join(err, s.disconnect())
	if err != nil {
		return s.trouble("closing the database", err)
	}
	return nil
}

func (s *Store) disconnect() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

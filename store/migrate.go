package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID stands in the header of every database that is ours.
const applicationID = 0x6c6e6b77

// prepare makes the database ready for use. Before it writes anything it makes
// sure that the database is ours.
func (s *Store) prepare(ctx context.Context) error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, sub, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	known := sources[len(sources)-1].Version
	if err := s.ours(ctx, known); err != nil {
		return err
	}
	if err := s.writable(ctx); err != nil {
		return err
	}
	if err := s.limitLog(ctx); err != nil {
		return err
	}
	for {
		before, err := s.version(ctx)
		if err != nil || before >= known {
			return err
		}
		if _, err = provider.Up(ctx); err == nil {
			return nil
		}
		// Where two processes open a new database at once, one comes too late:
		// if the other got on, there is less or nothing left to do.
		if after, _ := s.version(ctx); after <= before {
			return err
		}
	}
}

// ours reports, as an error, a database that linkwatch did not make or that a
// newer linkwatch made.
func (s *Store) ours(ctx context.Context, known int64) error {
	// In one statement, because another process may just be making the tables.
	const query = `SELECT application_id, count(name) FROM pragma_application_id
		LEFT JOIN sqlite_schema ON name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'goose_db_version'`
	var id, tables int64
	if err := s.write.QueryRowContext(ctx, query).Scan(&id, &tables); err != nil {
		return err
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return hinted{"it is the database of another program", "name another file; this one was left as it is"}
	}
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	if version > known {
		return hinted{
			fmt.Sprintf("a newer linkwatch made it: its schema is version %d, this linkwatch knows %d", version, known),
			"use the newer linkwatch; the database was left as it is",
		}
	}
	return nil
}

// version is the number of the newest migration that was applied; 0 for none.
func (s *Store) version(ctx context.Context) (int64, error) {
	var made bool
	const exists = `SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'`
	if err := s.write.QueryRowContext(ctx, exists).Scan(&made); err != nil || !made {
		return 0, err
	}
	var version sql.NullInt64
	err := s.write.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version`).Scan(&version)
	return version.Int64, err
}

// writable makes sure, by a write that it takes back, that the database can be
// written, so that a read-only or locked one is found now and not after a
// round. Then it turns on the write-ahead log.
func (s *Store) writable(ctx context.Context) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `PRAGMA user_version = 1`)
	if err := errors.Join(err, tx.Rollback()); err != nil || s.path == memory {
		return err
	}
	var mode string
	if err := s.write.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return errors.New("its file system has no write-ahead log: journal mode is " + mode)
	}
	return nil
}

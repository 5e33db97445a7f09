package store

import (
	"context"
	"database/sql/driver"
)

// A writer is the connection that writes, in a transaction. It does not stop
// half-way when a context ends.
type writer struct {
	*connection
	last     numbers
	gathered gathered
}

// Numbers are those of the rows that were made last. Nobody else makes any
// during the transaction, so the next ones are known without asking.
type numbers struct{ entry, route, resolution, zone, outline, opening, print, page, probe int64 }

// transaction does all that is done in it or nothing.
func (s *Store) transaction(ctx context.Context, do func(*writer) error) error {
	return direct(ctx, s.write, func(c *connection) error {
		w := &writer{connection: c}
		if err := w.run(`BEGIN IMMEDIATE`); err != nil {
			return err
		}
		err := w.count()
		if err == nil {
			err = do(w)
		}
		if err == nil {
			err = w.run(`COMMIT`)
		}
		if err != nil {
			// SQLite may have rolled back already and then refuses to do so again.
			w.run(`ROLLBACK`)
		}
		return err
	})
}

func (w *writer) count() error {
	const query = `SELECT (SELECT max(entry) FROM entries), (SELECT max(route) FROM routes), (SELECT max(resolution) FROM resolutions),
		(SELECT max(zone) FROM zones), (SELECT max(outline) FROM outlines), (SELECT max(opening) FROM openings),
		(SELECT max(print) FROM prints), (SELECT max(page) FROM pages), (SELECT max(probe) FROM probes)`
	_, err := w.find(query, func(r *row) {
		w.last = numbers{entry: r.number(), route: r.number(), resolution: r.number(), zone: r.number(),
			outline: r.number(), opening: r.number(), print: r.number(), page: r.number(), probe: r.number()}
	})
	return err
}

// run runs a statement that finds nothing.
func (w *writer) run(statement string, values ...driver.Value) error {
	done, err := w.ask(statement, values...)
	if err != nil {
		return err
	}
	return done.Close()
}

// insert makes a row, whose number is the one after the last and the first of
// the values.
func (w *writer) insert(last *int64, statement string, values ...driver.Value) (int64, error) {
	*last++
	w.bind(*last)
	return *last, w.run(statement, values...)
}

// find calls read for the row that the query finds, and tells whether it finds one.
func (w *writer) find(query string, read func(*row), values ...driver.Value) (bool, error) {
	found := false
	err := w.each(query, values, func(r *row) error {
		found = true
		read(r)
		return nil
	})
	return found, err
}

// orNull gives what the database holds for the number of a row, which is never 0.
func orNull(row int64) driver.Value {
	if row == 0 {
		return nil
	}
	return row
}

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"io"
	"slices"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// A connection speaks to the driver itself. database/sql takes longer to hand
// on a short statement or a row than SQLite to run it.
type connection struct {
	driver *sqlite3.SQLiteConn
	values []driver.NamedValue // of the statement that is asked, to be used again
	row    row                 // that is read, to be used again
}

// connections holds those that were used, for what they can use again.
var connections = sync.Pool{New: func() any { return new(connection) }}

// ask runs a statement. A query gives C all values at once, where the driver's
// way to execute goes over to C for each.
func (c *connection) ask(statement string, values ...driver.Value) (driver.Rows, error) {
	c.bind(values...)
	found, err := c.driver.QueryContext(context.Background(), statement, c.values)
	c.values = c.values[:0]
	return found, err
}

// bind gives the next values of the statement that is asked next.
func (c *connection) bind(values ...driver.Value) {
	for _, value := range values {
		c.values = append(c.values, driver.NamedValue{Ordinal: len(c.values) + 1, Value: value})
	}
}

// direct lends a connection out of those of database/sql.
func direct(ctx context.Context, db *sql.DB, use func(*connection) error) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(c any) error { return connected(c, use) })
}

// connected lends what speaks to a connection of the driver's.
func connected(to any, use func(*connection) error) error {
	c := connections.Get().(*connection)
	c.driver = to.(*sqlite3.SQLiteConn)
	err := use(c)
	c.driver = nil
	clear(c.values[:cap(c.values)])
	clear(c.row.held[:cap(c.row.held)])
	connections.Put(c)
	return err
}

// each calls read for every row that the query finds. Meanwhile nothing else may be
// asked.
func (c *connection) each(query string, values []driver.Value, read func(*row) error) error {
	found, err := c.ask(query, values...)
	if err != nil {
		return err
	}
	defer found.Close()
	r, columns := &c.row, len(found.Columns())
	r.held = slices.Grow(r.held[:0], columns)[:columns]
	for {
		if err := found.Next(r.held); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		r.taken, r.wrong = 0, nil
		if err := read(r); err != nil {
			return err
		}
		if r.wrong != nil {
			return r.wrong
		}
	}
}

// rows runs a query and calls read for every row. It looks at ctx between rows:
// each query here is bounded and waits for nobody.
func (s *Store) rows(ctx context.Context, query string, values []driver.Value, read func(*row)) error {
	return direct(ctx, s.read, func(c *connection) error { return c.rows(ctx, query, values, read) })
}

func (c *connection) rows(ctx context.Context, query string, values []driver.Value, read func(*row)) error {
	return c.each(query, values, func(r *row) error {
		read(r)
		return ctx.Err()
	})
}

// belonging runs a query for what belongs to the given rows, which it gets as a
// JSON list; without any there is nothing to ask.
func belonging[Key any](ctx context.Context, s *Store, query string, to []Key, read func(*row)) error {
	if len(to) == 0 {
		return nil
	}
	list, err := json.Marshal(to)
	if err != nil {
		return err
	}
	return s.rows(ctx, query, []driver.Value{string(list)}, read)
}

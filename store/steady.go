package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
	"time"
)

// moment is how long a steady reader sees the database as it was.
const moment = 100 * time.Millisecond

// A steady reader answers many short queries in one transaction, which lasts a
// moment. A transaction for each takes longer than they do themselves: whatever
// is committed between two of them makes SQLite forget all that it had read.
type steady struct {
	of     *sql.DB
	asking sync.Mutex
	held   *sql.Conn // nil between two moments
	ending *time.Timer
}

// rows is as Store.rows, of the present moment.
func (s *steady) rows(ctx context.Context, query string, values []driver.Value, read func(*row)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.asking.Lock()
	defer s.asking.Unlock()
	if s.held == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	return s.held.Raw(func(c any) error {
		return connected(c, func(c *connection) error { return c.rows(ctx, query, values, read) })
	})
}

func (s *steady) begin() error {
	held, err := s.of.Conn(context.Background())
	if err != nil {
		return err
	}
	if _, err := held.ExecContext(context.Background(), `BEGIN`); err != nil {
		held.Close()
		return err
	}
	s.held, s.ending = held, time.AfterFunc(moment, s.end)
	return nil
}

// end makes the next query see the database as it is then.
func (s *steady) end() {
	s.asking.Lock()
	defer s.asking.Unlock()
	if s.held == nil {
		return
	}
	s.ending.Stop()
	s.held.ExecContext(context.Background(), `ROLLBACK`) // of what was only read: nothing can be lost
	s.held.Close()
	s.held = nil
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
)

// belonging runs a query for what belongs to the given rows, which it gets as a
// JSON list; without any there is nothing to ask.
func belonging[Key any](ctx context.Context, db *sql.DB, query string, to []Key, each func(*sql.Rows) error) error {
	if len(to) == 0 {
		return nil
	}
	list, err := json.Marshal(to)
	if err != nil {
		return err
	}
	return rows(ctx, db, query, []any{string(list)}, each)
}

// rows runs a query and calls each for every row. It looks at ctx between rows
// instead of handing it to the driver, which would start a goroutine to watch
// it at every query; each query here is bounded and waits for nobody.
func rows(ctx context.Context, db *sql.DB, query string, args []any, each func(*sql.Rows) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	found, err := db.QueryContext(context.WithoutCancel(ctx), query, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := each(found); err != nil {
			return err
		}
	}
	return found.Err()
}

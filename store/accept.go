package store

import (
	"context"
	"fmt"
	"time"

	"linkwatch"
)

// Accept keeps that somebody accepted, at a moment, the page of an entry's visit
// as the right one.
func (s *Store) Accept(ctx context.Context, entry linkwatch.EntryID, visitAt, at time.Time, by string) error {
	const insert = `INSERT OR REPLACE INTO accepted (entry, accepted_at, visit_at, by)
		SELECT v.entry, ?, v.at, ? FROM visits v JOIN entries e USING (entry) WHERE e.id = ? AND v.at = ? AND v.page IS NOT NULL LIMIT 1`
	result, err := s.write.ExecContext(ctx, insert, at.UnixMilli(), by, string(entry), visitAt.UnixMilli())
	if err != nil {
		return s.trouble(fmt.Sprintf("accepting a page of entry %q", entry), err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fmt.Errorf("accepting a page of entry %q in %q: no visit of %s read one", entry, s.path, visitAt.UTC().Format(time.RFC3339))
}

// good reports whether a visit's page may stand for what the entry was cataloged
// for until a maintainer accepts one: the answer was good, and what it carried
// was read by a reader with a name, whose fingerprints compare.
func good(v *linkwatch.Visit) bool {
	return v.Status/100 == 2 && v.Failure == linkwatch.Failure{} && v.Page.Reader != ""
}

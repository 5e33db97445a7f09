package store

import (
	"context"
	"iter"
	"math"
)

// chunk is how many visits are read at a time where there is no end of them. No
// connection is held while the caller works on them, so that slow callers
// neither starve others nor keep the log from being written back.
const chunk = 500

// stretchQuery finds the newest visits of the entries after one, as many of
// each as are asked for. SQLite goes along the entries by number, and along each
// entry's visits, and stops when it has found enough: it never sorts.
//
// The number is that of the entry's first visit, when its route, its resolution
// and its page were kept too: what follows each other there lies side by side.
// By id each would lie elsewhere, which takes five times as long.
const stretchQuery = visitColumns + ` FROM entries e CROSS JOIN visits v ON v.entry = e.entry CROSS JOIN rounds r ON r.round = v.round
	WHERE e.entry > ?1 AND v.at <= ?2 AND v.at >= coalesce(
		(SELECT at FROM visits WHERE entry = e.entry AND at <= ?2 ORDER BY at DESC LIMIT 1 OFFSET ?3), ?4)
	ORDER BY e.entry, v.at DESC, v.round DESC LIMIT ?5`

// entryQuery finds the newest visits of one entry.
const entryQuery = visitQuery + ` WHERE v.entry = (SELECT ?) AND v.at <= ? ORDER BY v.at DESC, v.round DESC LIMIT ?`

// A stretch is the rows of the whole histories of some entries that follow each
// other, or why they could not be read; and then the histories themselves.
type stretch struct {
	found     []visitRow
	histories []History
	err       error
}

// histories gives the stretches of all histories. One is found while what
// belongs to the one before is read. It ends at the first error.
func (s *Store) histories(ctx context.Context, until int64, n int) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		for found := range ahead(s.stretches(ctx, until, n)) {
			if found.err == nil {
				found.histories, found.err = s.join(ctx, found.found, until, n)
			}
			if !yield(found) || found.err != nil {
				return
			}
		}
	}
}

// stretches ends at the first error.
func (s *Store) stretches(ctx context.Context, until int64, n int) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		for last, more := int64(0), n > 0; more; {
			var found stretch
			found.found, more, found.err = s.findStretch(ctx, last, until, n)
			if !yield(found) || len(found.found) == 0 {
				return
			}
			last = found.found[len(found.found)-1].entry
		}
	}
}

// findStretch finds the whole histories of the entries that follow one, and
// tells whether there may be more.
func (s *Store) findStretch(ctx context.Context, after, until int64, n int) (found []visitRow, more bool, err error) {
	found, err = s.findMany(ctx, chunk, stretchQuery, after, until, int64(n-1), int64(math.MinInt64), int64(chunk))
	if err != nil || len(found) < chunk {
		return found, false, err
	}
	if last := lastEntry(found); last > 0 {
		return found[:last], true, nil // the last one may go on, and comes again with the next ones
	}
	found, err = s.find(ctx, entryQuery, found[0].entry, until, int64(n))
	return found, err == nil, err
}

// lastEntry is where the visits of the last entry begin.
func lastEntry(found []visitRow) int {
	last := len(found) - 1
	for last > 0 && found[last-1].entry == found[last].entry {
		last--
	}
	return last
}

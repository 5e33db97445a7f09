package store

import (
	"context"
	"iter"
	"math"
	"slices"

	"linkwatch"
)

// chunk is how many visits are read at a time where there is no end of them. No
// connection is held while the caller works on them, so that slow callers
// neither starve others nor keep the log from being written back.
const chunk = 2000

// A stretch is the histories of some entries that follow each other, or why
// they could not be read.
type stretch struct {
	histories [][]linkwatch.Visit
	err       error
}

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

// stretches gives all histories as Histories does.
func (s *Store) stretches(ctx context.Context, until int64, n int) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		var found foundVisits
		last := int64(0)
		for more := n > 0; more; {
			var err error
			if more, err = s.findStretch(ctx, &found, last, until, n); err == nil {
				err = s.join(ctx, found.visits, found.of)
			}
			if err != nil {
				yield(stretch{err: err})
				return
			}
			if n := len(found.of); n > 0 {
				last = found.of[n-1].entry
			}
			if !yield(stretch{histories: found.histories(n)}) {
				return
			}
		}
	}
}

// findStretch finds the whole histories of the entries that follow one, and
// tells whether there may be more.
func (s *Store) findStretch(ctx context.Context, found *foundVisits, after, until int64, n int) (more bool, err error) {
	err = found.read(ctx, s, stretchQuery, after, until, int64(n-1), int64(math.MinInt64), int64(chunk))
	if err != nil || len(found.visits) < chunk {
		return false, err
	}
	if last := found.lastEntry(); last > 0 {
		found.cut(last) // it may go on, and comes again with the next ones
		return true, nil
	}
	return true, found.read(ctx, s, entryQuery, found.of[0].entry, until, int64(n))
}

// lastEntry is where the visits of the last entry begin.
func (f *foundVisits) lastEntry() int {
	last := len(f.of) - 1
	for last > 0 && f.of[last-1].entry == f.of[last].entry {
		last--
	}
	return last
}

func (f *foundVisits) cut(n int) { f.visits, f.of = f.visits[:n], f.of[:n] }

// histories gives the n newest visits of each entry, in lists of their own, so
// that who keeps one does not keep them all.
func (f *foundVisits) histories(n int) [][]linkwatch.Visit {
	var histories [][]linkwatch.Visit
	for i, start := 0, 0; i < len(f.of); i++ {
		if next := i + 1; next == len(f.of) || f.of[next].entry != f.of[i].entry {
			// An instant may have several visits: then there are more than n.
			histories = append(histories, slices.Clone(f.visits[start:min(next, start+n)]))
			start = next
		}
	}
	return histories
}

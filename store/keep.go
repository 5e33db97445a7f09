package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"linkwatch"
)

const (
	// together is how many visits are committed at once, at the most; as many more
	// may wait. A commit takes about a millisecond, a visit up to ten kilobytes.
	together = 200
	// gathering is how long a visit waits for others to be committed with: a
	// commit of one takes almost as long as that of many.
	gathering = 20 * time.Millisecond
)

// Keep commits the visits as they come, all of a moment at a time, and calls
// kept for each once it is safe from a crash, in order and with times rounded as
// they will be read back.
//
// Whatever came out of the sequence is committed even when ctx has ended: the
// sequence is what ends then. When a commit fails, Keep breaks the sequence
// off, waits for it to end, and returns the error; of the visits for which kept
// was called none is lost.
func (s *Store) Keep(ctx context.Context, visits iter.Seq[linkwatch.Visit], kept func(linkwatch.Visit)) error {
	ctx = context.WithoutCancel(ctx)
	waiting, stop := pull(visits, together)
	defer stop()
	defer s.steady.end()
	log := s.shortening()
	batch := make([]linkwatch.Visit, 0, together)
	for v := range waiting {
		batch = gather(append(batch[:0], v), waiting)
		for i, v := range batch {
			batch[i] = asKept(v)
		}
		if err := s.transaction(ctx, func(w *writer) error { return addVisits(w, batch) }); err != nil {
			return s.trouble(fmt.Sprintf("keeping %d visits", len(batch)), err)
		}
		for _, v := range batch {
			kept(v)
		}
		clear(batch) // so that no page stays in memory until the next batch is as large
		if err := log.shorten(ctx); err != nil {
			return s.trouble("writing the log back", err)
		}
	}
	return nil
}

// gather adds to the batch what comes soon.
func gather(batch []linkwatch.Visit, waiting <-chan linkwatch.Visit) []linkwatch.Visit {
	enough := time.NewTimer(gathering)
	defer enough.Stop()
	for len(batch) < together {
		select {
		case v, more := <-waiting:
			if !more {
				return batch
			}
			batch = append(batch, v)
		case <-enough.C:
			return batch
		}
	}
	return batch
}

package store

import (
	"context"
	"fmt"
	"iter"

	"linkwatch"
)

// together is how many visits are committed at once, at the most; as many more
// may wait. A commit takes about a millisecond, a visit up to ten kilobytes.
const together = 500

// Keep commits the visits as they come, all that are waiting at a time, and
// calls kept for each once it is safe from a crash, in order and with times
// rounded as they will be read back.
//
// Whatever came out of the sequence is committed even when ctx has ended: the
// sequence is what ends then. When a commit fails, Keep breaks the sequence
// off, waits for it to end, and returns the error; of the visits for which kept
// was called none is lost.
func (s *Store) Keep(ctx context.Context, visits iter.Seq[linkwatch.Visit], kept func(linkwatch.Visit)) error {
	ctx = context.WithoutCancel(ctx)
	waiting, stop := pull(visits, together)
	defer stop()
	log := s.shortening()
	batch := make([]linkwatch.Visit, 0, together)
	for v := range waiting {
		batch = takeWaiting(append(batch[:0], v), waiting)
		for i, v := range batch {
			batch[i] = asKept(v)
		}
		if err := s.transaction(ctx, func(w *writer) error { return addVisits(w, batch) }); err != nil {
			return s.trouble(fmt.Sprintf("keeping %d visits", len(batch)), err)
		}
		for _, v := range batch {
			kept(v)
		}
		if err := log.shorten(ctx); err != nil {
			return s.trouble("writing the log back", err)
		}
	}
	return nil
}

// takeWaiting adds to the batch what is there without waiting.
func takeWaiting(batch []linkwatch.Visit, waiting <-chan linkwatch.Visit) []linkwatch.Visit {
	for len(batch) < together {
		select {
		case v, more := <-waiting:
			if !more {
				return batch
			}
			batch = append(batch, v)
		default:
			return batch
		}
	}
	return batch
}

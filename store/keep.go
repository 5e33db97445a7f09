package store

import (
	"context"
	"fmt"
	"iter"

	"linkwatch"
)

// together is how many visits are committed at once, at the most.
const together = 1000

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
	waiting, stop := pull(visits)
	defer stop()
	batch := make([]linkwatch.Visit, 0, together)
	for v := range waiting {
		batch = takeWaiting(append(batch[:0], v), waiting)
		for i, v := range batch {
			batch[i] = asKept(v)
		}
		if err := s.add(ctx, batch); err != nil {
			return s.trouble(fmt.Sprintf("keeping %d visits", len(batch)), err)
		}
		for _, v := range batch {
			kept(v)
		}
	}
	return nil
}

// pull runs the sequence in a goroutine, so that visits gather while others are
// being committed. After stop the goroutine has ended.
func pull(visits iter.Seq[linkwatch.Visit]) (waiting <-chan linkwatch.Visit, stop func()) {
	pulled := make(chan linkwatch.Visit, together)
	enough := make(chan struct{})
	go func() {
		defer close(pulled)
		for v := range visits {
			select {
			case pulled <- v:
			case <-enough:
				return
			}
		}
	}()
	return pulled, func() {
		close(enough)
		for range pulled {
		}
	}
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

// add keeps all the visits or none. It says BEGIN and COMMIT itself because
// each query in a sql.Tx starts a goroutine.
func (s *Store) add(ctx context.Context, visits []linkwatch.Visit) error {
	w, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	if _, err := w.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	err = addVisits(ctx, w, visits)
	if err == nil {
		_, err = w.ExecContext(ctx, `COMMIT`)
	}
	if err != nil {
		// SQLite may have rolled back already and then refuses to do so again.
		w.ExecContext(ctx, `ROLLBACK`)
	}
	return err
}

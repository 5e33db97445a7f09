package crawler

import (
	"context"
	"errors"
	"hash/fnv"
	"sync"
	"time"
)

const (
	week = 7 * 24 * time.Hour
	// unknownAge is how long nobody is asked again about a name of which nothing
	// could be learnt.
	unknownAge = time.Hour
)

// A weekly asks about names, about each once a week at most, and remembers what
// it was told.
type weekly[T any] struct {
	now func() time.Time
	ask func(ctx context.Context, name string) (T, error) // nil if there is nobody to ask

	mu    sync.Mutex
	known map[string]*said[T]
	sweep sweep
}

// said is what was said of a name.
type said[T any] struct {
	told  chan struct{} // closed once it was
	value T
	err   error
	until time.Time // when to ask anew; zero while it is being asked
}

func newWeekly[T any](now func() time.Time, ask func(context.Context, string) (T, error)) *weekly[T] {
	return &weekly[T]{now: now, ask: ask, known: map[string]*said[T]{}}
}

// of gives what is said of a name. Who wants to know while it is being asked
// waits for that answer.
func (w *weekly[T]) of(ctx context.Context, name string) (T, error) {
	if w.ask == nil {
		var nothing T
		return nothing, errUnasked
	}
	s, mine := w.claim(name)
	if mine {
		value, err := w.ask(ctx, name)
		w.learn(ctx, name, s, value, err)
	}
	select {
	case <-s.told:
		return s.value, s.err
	case <-ctx.Done():
		var nothing T
		return nothing, ctx.Err()
	}
}

// told gives what was said of a name, unless that has to be asked for or waited
// for; nothing if nothing could be learnt.
func (w *weekly[T]) told(name string) (value T, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.holds(name)
	if s == nil || s.until.IsZero() {
		return value, false
	}
	return s.value, true
}

// claim gives what is known of a name, or lets the caller find out.
func (w *weekly[T]) claim(name string) (s *said[T], mine bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s = w.holds(name); s == nil {
		s, mine = &said[T]{told: make(chan struct{})}, true
		w.put(name, s)
	}
	return s, mine
}

// holds gives what was said of a name and still holds, or is being asked; nil
// if there is nothing. The caller has the lock.
func (w *weekly[T]) holds(name string) *said[T] {
	s := w.known[name]
	if s != nil && s.over(w.now()) {
		return nil
	}
	return s
}

// put notes what was said of a name, or that it is being asked. The caller has the
// lock.
func (w *weekly[T]) put(name string, s *said[T]) {
	now := w.now()
	sweepOver(&w.sweep, w.known, func(s *said[T]) bool { return s.over(now) })
	w.known[name] = s
}

// size gives about how many names something is known of.
func (w *weekly[T]) size() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.known)
}

// over reports whether what was said holds no more.
func (s *said[T]) over(now time.Time) bool { return !s.until.IsZero() && !now.Before(s.until) }

// errPutOff says of a name that it was not asked, and may be at any time.
var errPutOff = errors.New("not asked: too many were, or the host was too lately")

// learn ends what claim began.
func (w *weekly[T]) learn(ctx context.Context, name string, s *said[T], value T, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s.value, s.err = value, err
	now := w.now()
	switch {
	case errors.Is(ctx.Err(), context.Canceled), errors.Is(err, errPutOff): // by us: it says nothing about the name
		delete(w.known, name)
	case err != nil:
		s.until = now.Add(unknownAge)
	default:
		s.until = weekEnd(name, now)
	}
	close(s.told)
}

// recall takes in what an earlier visit knew, as of another process. It was
// asked in the same week as the visit was made, by that visit or one before it.
func (w *weekly[T]) recall(name string, value T, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := &said[T]{told: make(chan struct{}), value: value, until: weekEnd(name, at)}
	if w.holds(name) != nil || s.over(w.now()) {
		return
	}
	close(s.told)
	w.put(name, s)
}

// weekEnd gives when a name's week ends that the time is in. Every name has its
// own, by its hash: not all are asked about at once, and a visit that carries on
// what was said earlier in its week need not tell when that was.
func weekEnd(name string, at time.Time) time.Time {
	sum := fnv.New64a()
	sum.Write([]byte(name))
	offset := int64(sum.Sum64() % uint64(week/time.Second))
	length := int64(week / time.Second)
	return time.Unix(((at.Unix()+offset)/length+1)*length-offset, 0)
}

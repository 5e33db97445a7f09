package store

import "iter"

// pull runs the sequence in a goroutine, so that items gather, some at the
// most, while others are being worked on. After stop the goroutine has ended.
func pull[T any](items iter.Seq[T], some int) (waiting <-chan T, stop func()) {
	pulled := make(chan T, some)
	enough := make(chan struct{})
	go func() {
		defer close(pulled)
		for item := range items {
			select {
			case pulled <- item:
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

// ahead gives the same sequence, made one item ahead of where it is used.
func ahead[T any](items iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		pulled, stop := pull(items, 0)
		defer stop()
		for item := range pulled {
			if !yield(item) {
				return
			}
		}
	}
}

package crawler

import "maps"

// fewToSweep is how many things a cache holds at least before it is swept.
const fewToSweep = 1 << 10

// A sweep keeps a cache from growing for as long as the crawler lives: it is swept
// whenever it has twice as much in it as was left the last time.
type sweep struct{ left int }

// sweepOver removes from a cache what is over, if it is time for that.
func sweepOver[T any](s *sweep, cache map[string]T, over func(T) bool) {
	if len(cache) < max(fewToSweep, 2*s.left) {
		return
	}
	maps.DeleteFunc(cache, func(_ string, v T) bool { return over(v) })
	s.left = len(cache)
}

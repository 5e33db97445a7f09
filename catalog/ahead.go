package catalog

import (
	"iter"
	"runtime"
	"slices"
	"sync"
)

// ahead parses pieces on all processors, some at a time, and gives their trees
// in order. Parsing is most of what reading a catalog costs.
func ahead(pieces []piece) iter.Seq2[*piece, tree] {
	return func(yield func(*piece, tree) bool) {
		workers := runtime.GOMAXPROCS(0)
		for batch := range slices.Chunk(pieces, 64*workers) {
			trees := make([]tree, len(batch))
			var all sync.WaitGroup
			for w := range workers {
				all.Go(func() {
					for i := w; i < len(batch); i += workers {
						trees[i] = batch[i].tree()
					}
				})
			}
			all.Wait()
			for i := range batch {
				if !yield(&batch[i], trees[i]) {
					return
				}
			}
		}
	}
}

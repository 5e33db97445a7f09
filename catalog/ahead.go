package catalog

import (
	"iter"
	"runtime"
	"slices"
)

// batch is how many pieces one goroutine parses.
const batch = 32

// ahead parses pieces on all processors, some ahead of the one that is taken,
// and gives their trees in order. Parsing is most of what reading YAML costs.
func ahead(pieces []piece) iter.Seq2[*piece, tree] {
	return func(yield func(*piece, tree) bool) {
		stop := make(chan struct{})
		defer close(stop)
		queue := make(chan chan []tree, runtime.GOMAXPROCS(0))
		go func() {
			defer close(queue)
			for some := range slices.Chunk(pieces, batch) {
				trees := make(chan []tree, 1)
				select {
				case queue <- trees:
					go parseAll(some, trees)
				case <-stop:
					return
				}
			}
		}()
		i := 0
		for trees := range queue {
			for _, t := range <-trees {
				if !yield(&pieces[i], t) {
					return
				}
				i++
			}
		}
	}
}

func parseAll(pieces []piece, into chan<- []tree) {
	trees := make([]tree, len(pieces))
	for i := range pieces {
		trees[i] = pieces[i].tree()
	}
	into <- trees
}

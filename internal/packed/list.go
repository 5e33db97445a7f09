// Package packed keeps very many structs in little memory: a million entries of
// a catalog in a tenth of what they take as such, and nothing in them that the
// garbage collector has to look at.
//
// A value is bytes while nobody looks at it (form.go): the fields that say
// something, one after the other, and texts that many say only once (words.go).
// Texts of a value that is taken out share the list's memory.
//
// Start with List here.
package packed

import (
	"fmt"
	"reflect"
	"strings"
)

// chunkSize is how much memory is asked for at a time.
const chunkSize = 64 << 10

// A List keeps values of a struct type, by number from 0. The zero List is
// empty. It may be read concurrently while nobody changes it.
type List[T any] struct {
	places []uint64 // of each value: its chunk's number, and where in it, plus 1; 0: the zero value
	chunks []*strings.Builder
	form   *structForm
	words  words
	record []byte
	value  T // being written
}

// Len is how many values there are.
func (l *List[T]) Len() int { return len(l.places) }

// Grow adds so many zero values, which take eight bytes each.
func (l *List[T]) Grow(n int) {
	places := make([]uint64, len(l.places)+n)
	copy(places, l.places)
	l.places = places
}

// Append adds a value at the end. The list keeps none of its memory.
func (l *List[T]) Append(value T) {
	l.places = append(l.places, l.put(value))
}

// Set puts a value in the place of the ith. What that took is not used again.
func (l *List[T]) Set(i int, value T) { l.places[i] = l.put(value) }

// Has reports whether the ith value was ever put in.
func (l *List[T]) Has(i int) bool { return l.places[i] != 0 }

// At gives the ith value. Its times are in UTC.
func (l *List[T]) At(i int) T {
	var value T
	l.Take(i, &value)
	return value
}

// Take puts the ith value into one that is there, which is sooner done for many
// one after another. What was there is lost, but its lists are not written over.
func (l *List[T]) Take(i int, value *T) {
	*value = *new(T)
	if at := l.places[i]; at != 0 {
		r := l.open(at)
		l.form.take(&r, reflect.ValueOf(value).Elem())
	}
}

// First gives the first field of the ith value, which must be a string: it is
// had without the rest.
func (l *List[T]) First(i int) string {
	at := l.places[i]
	if at == 0 {
		return ""
	}
	r := l.open(at)
	return l.form.first(&r)
}

// put writes a value down and gives its place.
func (l *List[T]) put(value T) uint64 {
	if l.form == nil {
		l.form = structFormOf(reflect.TypeFor[T]())
	}
	l.value = value // where reflection finds it without another copy on the heap
	l.record = l.form.put(l.record[:0], &l.words, reflect.ValueOf(&l.value).Elem())
	l.value = *new(T)
	last := len(l.chunks) - 1
	if last < 0 || l.chunks[last].Len()+len(l.record) > l.chunks[last].Cap() {
		chunk := &strings.Builder{}
		chunk.Grow(max(chunkSize, len(l.record)))
		l.chunks = append(l.chunks, chunk)
		last++
	}
	at := uint64(last)<<32 | uint64(l.chunks[last].Len()+1)
	l.chunks[last].Write(l.record)
	return at
}

func (l *List[T]) open(at uint64) reader {
	return reader{text: l.chunks[at>>32].String()[at&(1<<32-1)-1:], words: &l.words}
}

// unfit says that a type cannot be kept: our own misuse.
func unfit(t reflect.Type) string { return fmt.Sprintf("packed: no form for %v", t) }

package catalog

import (
	"hash/maphash"
	"iter"

	"linkwatch"
	"linkwatch/internal/packed"
)

// Entries keeps a catalog's entries packed, and finds them by their ids.
type entries struct {
	list packed.List[linkwatch.Entry]
	ids  index
	seed maphash.Seed
}

// Len is how many entries there are.
func (c *Catalog) Len() int { return c.entries.list.Len() }

// Entry gives the ith entry in the files' order, from 0. It is made when it is
// asked for: a million of them as such would take half a gigabyte.
func (c *Catalog) Entry(i int) linkwatch.Entry { return c.entries.list.At(i) }

// Take puts the ith entry into one that is there: sooner done for many one after
// another.
func (c *Catalog) Take(i int, e *linkwatch.Entry) { c.entries.list.Take(i, e) }

// ID gives the ith entry's id, which is had sooner than the whole entry.
func (c *Catalog) ID(i int) linkwatch.EntryID { return linkwatch.EntryID(c.entries.list.First(i)) }

// Entries gives all entries with their numbers, in the files' order.
func (c *Catalog) Entries() iter.Seq2[int, linkwatch.Entry] {
	return func(yield func(int, linkwatch.Entry) bool) {
		var e linkwatch.Entry
		for i := range c.Len() {
			if c.Take(i, &e); !yield(i, e) {
				return
			}
		}
	}
}

// Find gives the number of the entry with the id; false if there is none.
func (c *Catalog) Find(id linkwatch.EntryID) (i int, found bool) { return c.entries.find(id) }

func (x *entries) find(id linkwatch.EntryID) (i int, found bool) {
	return x.ids.find(maphash.String(x.seed, string(id)), x.named(string(id)))
}

// name says that the ith entry has the id, unless an earlier one has it: it
// gives that one then.
func (x *entries) name(i int, id string) (first int, double bool) {
	return x.ids.add(maphash.String(x.seed, id), i, x.named(id))
}

func (x *entries) named(id string) func(int) bool {
	return func(i int) bool { return x.list.First(i) == id }
}

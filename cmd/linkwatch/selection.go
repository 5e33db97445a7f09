package main

import (
	"linkwatch"
	"linkwatch/catalog"
)

// selection says of each entry of a catalog, by its number, whether it is meant.
type selection []bool

func newSelection(list *catalog.Catalog) selection { return make(selection, list.Len()) }

// add means the entry with the id, if the catalog has it.
func (s selection) add(list *catalog.Catalog, id linkwatch.EntryID) {
	if i, ok := list.Find(id); ok {
		s[i] = true
	}
}

// size is how many entries are meant.
func (s selection) size() int {
	n := 0
	for _, meant := range s {
		if meant {
			n++
		}
	}
	return n
}

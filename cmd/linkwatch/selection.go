package main

import "linkwatch/catalog"

// selection says of each entry of a catalog, by its number, whether it is meant.
type selection []bool

func newSelection(list *catalog.Catalog) selection { return make(selection, list.Len()) }

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

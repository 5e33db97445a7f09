package main

import (
	"fmt"

	"linkwatch"
	"linkwatch/catalog"
)

// named gives the entry that people name by its id.
func named(list *catalog.Catalog, id string) (linkwatch.Entry, error) {
	i, found := list.Find(linkwatch.EntryID(id))
	if !found {
		return linkwatch.Entry{}, noEntry(list, id, "id")
	}
	return list.Entry(i), nil
}

// noEntry says that no entry has the id, or what else it was named by, and
// which one was probably meant.
func noEntry(list *catalog.Catalog, name, by string) error {
	err := fmt.Errorf("%q: no entry of %s has this %s", name, list.Path, by)
	if near := list.Near(name); near != "" {
		return fmt.Errorf("%w\nhint: did you mean %s?", err, near)
	}
	return err
}

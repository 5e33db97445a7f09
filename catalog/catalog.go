// Package catalog reads catalog.yaml: what is watched, how strictly, when, and
// who is told.
//
// Reading is strict. Whatever the file says that is unknown, missing, doubled
// or malformed is a Mistake with its line and column, and all mistakes are
// found at once. What comes out is valid: nobody needs to check it again. The
// package opens no address and reads no clock.
//
// Start with Parse; shape.go holds the form of the file, of which
// catalog.schema.json is generated.
package catalog

import (
	"fmt"
	"io"
	"os"
	"time"

	"linkwatch"
)

// A Catalog is what catalog.yaml says.
type Catalog struct {
	Path     string
	Schedule Schedule
	Canaries []string // addresses that are up unless our own network is down
	Groups   []Group  // in the file's order
	Entries  []linkwatch.Entry
	Warnings []Mistake // legal, but better otherwise
}

// A Schedule says when rounds and reports are made.
type Schedule struct {
	Round, Report string // five-field cron or a descriptor such as @daily; "" when not given
	Location      *time.Location
}

// A Group is a set of entries that share a policy and an owner.
type Group struct {
	ID, Title, Owner string
}

// The bounds of a catalog: beyond them it is refused, so that no file can make
// reading it take minutes or gigabytes.
const (
	maxBytes   = 64 << 20
	maxEntries = 1_000_000
)

// Load reads the catalog at path. The error is Mistakes if the content is wrong.
func Load(path string) (*Catalog, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the catalog: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading the catalog: %w", err)
	}
	return Parse(path, data)
}

// Package catalog reads catalog.yaml and the files that it includes: what is
// watched, how strictly, when, and who is told.
//
// Reading is strict. Whatever a file says that is unknown, missing, doubled or
// malformed is a Mistake with its line and column, and all mistakes are found
// at once. What comes out is valid: nobody needs to check it again. The package
// opens no address and reads no clock.
//
// Start with reader.read in parse.go; shape.go holds the form of the file, of
// which catalog.schema.json is generated, table.go reads CSV, and packed.go keeps
// what was read.
package catalog

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"linkwatch"
)

// A Catalog is what catalog.yaml says.
type Catalog struct {
	Path     string
	Files    []string // all that Load read: the catalog's own, then those that it includes, in its order
	Schedule Schedule
	Canaries []string                        // addresses that are up unless our own network is down
	Hosts    map[string]linkwatch.HostPolicy // by the host's name in lower case, without port
	Groups   []Group                         // in the files' order
	Series   []linkwatch.EntryID             // the entries whose pages list the editions of others, each once
	Warnings []Mistake                       // legal, but better otherwise

	entries entries
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
	maxBytes   = 64 << 20 // of YAML in all files; CSV is not kept while it is read
	maxEntries = 2_000_000
	maxFiles   = 1000 // that it includes
)

// Load reads the catalog at path and the files that it includes. The error is
// Mistakes if the content is wrong.
func Load(path string) (*Catalog, error) {
	c, err := load(path)
	var mistakes Mistakes
	if err != nil && !errors.As(err, &mistakes) {
		return nil, fmt.Errorf("reading the catalog: %w", err)
	}
	return c, err
}

func load(path string) (*Catalog, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	from, err := newFolder(file)
	if err != nil {
		return nil, err
	}
	defer from.root.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, err
	}
	r := newReader(path)
	r.catalog.Files = []string{path}
	if err := r.read(data, from); err != nil {
		return nil, err
	}
	return r.result()
}

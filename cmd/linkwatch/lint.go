package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
)

func lintCommand(e env, common *commonFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "lint",
		Short: "Read the catalog, without any network, and name every mistake in it",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return lint(e, common) },
	}
}

// dayAhead is how far the days of people may be ahead of ours: they live in other
// time zones.
const dayAhead = 24 * time.Hour

func lint(e env, common *commonFlags) error {
	list, err := load(e, common)
	if err != nil {
		return err
	}
	unlinked := 0
	for _, entry := range list.Entries() {
		if entry.URL == "" {
			unlinked++
		}
		if on := entry.LastVerified.On; on.After(e.now().Add(dayAhead)) {
			file := filepath.Join(filepath.Dir(list.Path), filepath.FromSlash(cmp.Or(entry.File, filepath.Base(list.Path))))
			fmt.Fprintf(e.stderr, "linkwatch: warning: %s:%d: entry %q: last_verified.on %q has not come yet: want the day on which a person looked\n",
				file, entry.Line, entry.ID, on.Format(time.DateOnly))
		}
	}
	fmt.Fprintf(e.stdout, "%s: no mistakes; entries: %d, groups: %d, unlinked: %d\n",
		common.catalog, list.Len(), len(list.Groups), unlinked)
	return nil
}

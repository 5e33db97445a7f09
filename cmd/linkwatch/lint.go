package main

import (
	"fmt"

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
	}
	fmt.Fprintf(e.stdout, "%s: no mistakes; entries: %d, groups: %d, unlinked: %d\n",
		common.catalog, list.Len(), len(list.Groups), unlinked)
	return nil
}

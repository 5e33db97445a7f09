package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/catalog"
)

func verifyCommand(e env, common *commonFlags) *cobra.Command {
	var by string
	c := &cobra.Command{
		Use:   "verify ID --by NAME",
		Short: "Write into the catalog that a person looked at an entry today, and found it right",
		Args:  cobra.ExactArgs(1),
		RunE:  func(_ *cobra.Command, args []string) error { return verify(e, common, args[0], by) },
	}
	c.Flags().StringVar(&by, "by", "", "the `NAME` of the person who looked")
	_ = c.MarkFlagRequired("by") // it is defined just above
	return c
}

func verify(e env, common *commonFlags, id, by string) error {
	list, err := load(e, common)
	if err != nil {
		return err
	}
	entry, err := named(list, id)
	if err != nil {
		return usage(fmt.Errorf("verify: %w", err))
	}
	looked := linkwatch.Verification{On: e.now().UTC().Truncate(24 * time.Hour), By: by}
	if err := catalog.SetVerified(list.Path, entry, looked); err != nil {
		return usage(fmt.Errorf("verify: %w", err))
	}
	fmt.Fprintf(e.stdout, "%s: last_verified is %s, by %s\n", entry.ID, looked.On.Format(time.DateOnly), by)
	return nil
}

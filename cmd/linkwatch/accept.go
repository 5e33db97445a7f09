package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"
)

func acceptCommand(e env, common *commonFlags) *cobra.Command {
	var by string
	c := &cobra.Command{
		Use:   "accept ID",
		Short: "Take an entry's page as it was last seen for the right one, from which later ones drift",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return accept(c.Context(), e, common, args[0], by) },
	}
	c.Flags().StringVar(&by, "by", "", "the `NAME` of the person who looked at it")
	return c
}

func accept(ctx context.Context, e env, common *commonFlags, id, by string) error {
	w, err := judging(ctx, e, common)
	if err != nil {
		return err
	}
	defer w.close()
	entry, err := named(w.catalog.Load(), id)
	if err != nil {
		return usage(fmt.Errorf("accept: %w", err))
	}
	verdict, _, err := w.story(ctx, entry)
	if err != nil {
		return noCheck(err)
	}
	seen := verdict.Read
	if seen == nil {
		return usage(fmt.Errorf("accept: no visit has read the page of %q yet\nhint: run \"linkwatch check --only %s\" first", id, id))
	}
	if err := w.store.Accept(ctx, entry.ID, seen.At, w.now(), by); err != nil {
		return noCheck(err)
	}
	fmt.Fprintf(e.stdout, "%s: its page as of %s is the right one now: %q\n", id, seen.At.UTC().Format(time.DateTime), seen.Page.Title)
	return nil
}

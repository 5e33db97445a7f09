package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/report"
)

func showCommand(e env, common *commonFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "show ID|URL",
		Short: "Tell an entry's story, and why its verdict is what it is",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return show(c.Context(), e, common, args[0]) },
	}
}

func show(ctx context.Context, e env, common *commonFlags, name string) error {
	w, err := judging(ctx, e, common)
	if err != nil {
		return err
	}
	defer w.close()
	verdict, timeline, ok, err := w.story(ctx, func(e linkwatch.Entry) bool { return string(e.ID) == name || e.URL == name })
	if err != nil {
		return noCheck(err)
	}
	if !ok {
		return usage(fmt.Errorf("show %q: no entry of %s has this id or url", name, common.catalog))
	}
	return noCheck(report.WriteEntry(e.stdout, common.catalog, verdict, timeline))
}

// story tells how the first entry that a condition picks stands now and stood
// before, newest first; false if there is none.
func (w *watch) story(ctx context.Context, pick func(linkwatch.Entry) bool) (linkwatch.Verdict, []linkwatch.Moment, bool, error) {
	for _, e := range w.catalog.Load().Entries {
		if !pick(e) {
			continue
		}
		now := w.now()
		visits, err := w.store.History(ctx, e.ID, now, historyDepth)
		if err != nil {
			return linkwatch.Verdict{}, nil, false, err
		}
		if visits, err = w.lookBack(ctx, visits); err != nil {
			return linkwatch.Verdict{}, nil, false, err
		}
		open, err := w.openRounds(ctx)
		if err != nil {
			return linkwatch.Verdict{}, nil, false, err
		}
		leaveOut(visits, open)
		return checks.Judge(e, visits, now), checks.Timeline(e, visits), true, nil
	}
	return linkwatch.Verdict{}, nil, false, nil
}

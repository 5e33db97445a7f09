package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/catalog"
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
	entry, found := byIDOrURL(w.catalog.Load(), name)
	if !found {
		return usage(fmt.Errorf("show %w", noEntry(w.catalog.Load(), name, "id or url")))
	}
	verdict, timeline, err := w.story(ctx, entry)
	if err != nil {
		return noCheck(err)
	}
	return noCheck(report.WriteEntry(e.stdout, common.catalog, verdict, timeline))
}

func byIDOrURL(list *catalog.Catalog, name string) (linkwatch.Entry, bool) {
	if i, found := list.Find(linkwatch.EntryID(name)); found {
		return list.Entry(i), true
	}
	for _, e := range list.Entries() {
		if e.URL == name {
			return e, true
		}
	}
	return linkwatch.Entry{}, false
}

// story tells how an entry stands now and stood before, newest first.
func (w *watch) story(ctx context.Context, e linkwatch.Entry) (linkwatch.Verdict, []linkwatch.Moment, error) {
	now := w.now()
	history, err := w.store.History(ctx, e.ID, now, historyDepth)
	if err != nil {
		return linkwatch.Verdict{}, nil, err
	}
	if len(history.Visits) == 0 {
		return checks.Judge(e, checks.Past{}, now), nil, nil
	}
	open, err := w.openRounds(ctx)
	if err != nil {
		return linkwatch.Verdict{}, nil, err
	}
	var around crowds
	if len(history.Visits[0].Hops) > 0 { // to others it makes no difference
		if around, err = w.crowdsAt(ctx, now); err != nil {
			return linkwatch.Verdict{}, nil, err
		}
	}
	past, err := w.past(ctx, history, open, around)
	if err != nil {
		return linkwatch.Verdict{}, nil, err
	}
	if past.Series, err = w.listingsOf(ctx, e.Series, now); err != nil {
		return linkwatch.Verdict{}, nil, err
	}
	return checks.Judge(e, past, now), checks.Timeline(e, past), nil
}

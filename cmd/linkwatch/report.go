package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
	"linkwatch/report"
)

// week is the period of the weekly report.
const week = 7 * 24 * time.Hour

func reportCommand(e env, common *commonFlags) *cobra.Command {
	var since, until, format string
	c := &cobra.Command{
		Use:   "report",
		Short: "Tell what changed in a period, and what stands",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return weekly(c.Context(), e, common, since, until, format)
		},
	}
	c.Flags().StringVar(&since, "since", "7d", "where the period starts: a `DURATION` before its end like 7d, or a time")
	c.Flags().StringVar(&until, "until", "", "the end of the period, as a `TIME` like 2026-11-22 or 2026-11-22T07:00:00Z (default now)")
	c.Flags().StringVar(&format, "format", "text", strings.Join(report.WeeklyFormats(), ", "))
	return c
}

func weekly(ctx context.Context, e env, common *commonFlags, since, until, format string) error {
	end, err := parseTime(until, e.now())
	if err != nil {
		return usage(fmt.Errorf("--until %q: want a time like 2026-11-22 or 2026-11-22T07:00:00Z", until))
	}
	start, err := parseStart(since, end)
	if err != nil || !start.Before(end) {
		return usage(fmt.Errorf("--since %q: want a duration like 7d, or a time before the end", since))
	}
	if !slices.Contains(report.WeeklyFormats(), format) {
		return usage(fmt.Errorf("--format %q: want one of %s", format, strings.Join(report.WeeklyFormats(), ", ")))
	}
	w, err := judging(ctx, e, common)
	if err != nil {
		return err
	}
	defer w.close()
	told, err := w.compare(ctx, start, end)
	if err != nil {
		return noCheck(err)
	}
	return noCheck(report.WriteWeekly(e.stdout, format, common.catalog, told))
}

// compare tells what changed between two moments.
func (w *watch) compare(ctx context.Context, since, until time.Time) (report.Weekly, error) {
	before, err := w.verdictsThen(ctx, since)
	if err != nil {
		return report.Weekly{}, err
	}
	after, err := w.verdicts(ctx, until, nil, lean)
	if err != nil {
		return report.Weekly{}, err
	}
	return report.Compare(before, after.all(), since, until), nil
}

// verdictsThen are the verdicts as they were told at a moment: entries by the
// address that they had then, and without those that nobody had visited yet,
// which have come since, if anything had been visited at all. They tell no more
// than the health: all entries are still there, to be told of as they stand now.
func (w *watch) verdictsThen(ctx context.Context, t time.Time) (iter.Seq[linkwatch.Verdict], error) {
	list := w.catalog.Load()
	then := newVerdictList(list, t, nil)
	known, visited := newSelection(list), false
	for i, e := range list.Entries() {
		known[i] = e.URL == ""
	}
	series, err := w.listings(ctx, list, t)
	if err != nil {
		return nil, err
	}
	var e linkwatch.Entry
	err = w.eachPast(ctx, t, func(id linkwatch.EntryID, past checks.Past) {
		if i, ok := list.Find(id); ok {
			list.Take(i, &e)
			e.URL, past.Series = past.Visits[0].URL, series[e.Series]
			health := checks.Health(e, past, t)
			known[i] = health != linkwatch.Unvisited
			visited = visited || health >= linkwatch.Healthy
			then.put(i, linkwatch.Verdict{Health: health})
		}
	})
	if visited {
		then.of = known
	}
	return then.all(), err
}

// parseStart reads the start of a period that has an end: a duration before it, or a time.
func parseStart(s string, end time.Time) (time.Time, error) {
	if period, err := catalog.ParseDuration(s); err == nil {
		return end.Add(-period), nil
	}
	return parseTime(s, end)
}

func parseTime(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return now, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, s)
}

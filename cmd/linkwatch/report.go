package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"linkwatch/catalog"
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
	c.Flags().StringVar(&since, "since", "7d", "how far back the period reaches, as a `DURATION` like 7d")
	c.Flags().StringVar(&until, "until", "", "the end of the period, as a `TIME` like 2026-11-22 or 2026-11-22T07:00:00Z (default now)")
	c.Flags().StringVar(&format, "format", "text", strings.Join(report.WeeklyFormats(), ", "))
	return c
}

func weekly(ctx context.Context, e env, common *commonFlags, since, until, format string) error {
	period, err := catalog.ParseDuration(since)
	if err != nil || period == 0 {
		return usage(fmt.Errorf("--since %q: want a duration like 7d", since))
	}
	end, err := parseTime(until, e.now())
	if err != nil {
		return usage(fmt.Errorf("--until %q: want a time like 2026-11-22 or 2026-11-22T07:00:00Z", until))
	}
	if !slices.Contains(report.WeeklyFormats(), format) {
		return usage(fmt.Errorf("--format %q: want one of %s", format, strings.Join(report.WeeklyFormats(), ", ")))
	}
	w, err := judging(ctx, e, common)
	if err != nil {
		return err
	}
	defer w.close()
	told, err := w.compare(ctx, end.Add(-period), end)
	if err != nil {
		return noCheck(err)
	}
	return noCheck(report.WriteWeekly(e.stdout, format, common.catalog, told))
}

// compare tells what changed between two moments.
func (w *watch) compare(ctx context.Context, since, until time.Time) (report.Weekly, error) {
	before, err := w.verdicts(ctx, since)
	if err != nil {
		return report.Weekly{}, err
	}
	after, err := w.verdicts(ctx, until)
	if err != nil {
		return report.Weekly{}, err
	}
	return report.Compare(before, after, since, until), nil
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

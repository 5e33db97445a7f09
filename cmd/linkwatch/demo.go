package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/crawler"
	"linkwatch/internal/story"
)

// demoStep is how far the demo's clock jumps from one look at what is due to
// the next: the shortest rhythm of the catalog.
const demoStep = 6 * time.Hour

func demoCommand(e env, common *commonFlags) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "demo",
		Short: "Show it all against a web simulated inside the process; needs no network",
		Long: "demo plays eight weeks of a simulated web through the real crawler, store and checks,\n" +
			"serves the web page meanwhile, prints the last weekly report, and goes on serving\n" +
			"until it is interrupted. It keeps its database in a temporary folder unless --db names one.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return demo(c.Context(), e, *common, f, c.Flags().Changed("db"))
		},
	}
	f.register(c)
	return c
}

func demo(ctx context.Context, e env, common commonFlags, f serveFlags, keep bool) error {
	list, err := load(e, &common)
	if err != nil {
		return err
	}
	if keep {
		if _, err := os.Stat(common.database); err == nil {
			return usage(fmt.Errorf("--db %s: the demo wants a new file, so that it mixes with nothing real", common.database))
		}
	} else {
		folder, err := os.MkdirTemp("", "linkwatch-demo-")
		if err != nil {
			return noCheck(fmt.Errorf("making a temporary folder: %w", err))
		}
		defer os.RemoveAll(folder)
		common.database = filepath.Join(folder, "linkwatch.db")
	}
	start := e.now().UTC().Truncate(demoStep).Add(-story.Length)
	clock := &demoClock{real: e.now}
	clock.jump(start)
	world := story.New(allEntries(list), start, clock.now)
	defer world.Close()

	e.now, e.rush = clock.now, true
	e.network = crawler.Network{Lookup: world.Lookup, Dial: world.Dial}
	e.roots = world.Web().Roots()
	f.crawl = crawlFlags{parallel: crawler.DefaultParallel, hostParallel: crawler.DefaultHostParallel, timeout: 10 * time.Second, maxBody: crawler.DefaultMaxBody, robots: "obey"}
	w, err := open(ctx, e, &common, list, &f.crawl)
	if err != nil {
		return err
	}
	defer w.close()
	d := newDaemon(w, e, f)
	return noCheck(d.run(ctx, func(d *daemon, ctx context.Context) error { return d.play(ctx, world, clock) }))
}

// play lets the story pass, and then goes on as any daemon does.
func (d *daemon) play(ctx context.Context, world *story.World, clock *demoClock) error {
	schedule := d.catalog.Load().Schedule
	rounds, err := parseSchedule(schedule.Round)
	if err != nil {
		return err
	}
	reports, err := parseSchedule(schedule.Report)
	if err != nil {
		return err
	}
	t := clock.now()
	fmt.Fprintf(d.env.stderr, "linkwatch: playing eight weeks of a simulated web from %s\n", t.Format(time.DateOnly))
	end := t.Add(story.Length)
	nextRound, nextReport := t, reports.Next(t)
	for ; !t.After(end) && ctx.Err() == nil; t = t.Add(demoStep) {
		clock.jump(t)
		world.Advance(t)
		if !nextRound.After(t) {
			d.scheduledRound(ctx)
			nextRound = rounds.Next(t)
		} else {
			d.plannedRound(ctx)
		}
		if !nextReport.After(t) {
			if err := d.makeReport(ctx, io.Discard); err != nil && ctx.Err() == nil {
				return err
			}
			nextReport = reports.Next(t)
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	clock.live()
	world.Advance(clock.now())
	if err := d.makeReport(ctx, d.env.stdout); err != nil {
		return err
	}
	fmt.Fprintf(d.env.stderr, "linkwatch: the eight weeks are over; the web page goes on at %s, and Ctrl-C ends it\n", d.address)
	return d.keepSchedule(ctx)
}

// parseSchedule reads a schedule of the catalog; a catalog without one is
// treated as one of every day.
func parseSchedule(spec string) (cron.Schedule, error) {
	if spec == "" {
		spec = "@daily"
	}
	return cron.ParseStandard(spec)
}

// demoClock is a clock that jumps through the story and then shows the real time.
type demoClock struct {
	real func() time.Time

	mu    sync.Mutex
	ahead time.Duration // of the real time; negative while the story plays
}

func (c *demoClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.real().Add(c.ahead)
}

func (c *demoClock) jump(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead = to.Sub(c.real())
}

func (c *demoClock) live() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead = 0
}

// allEntries gives a small catalog's entries at once.
func allEntries(list *catalog.Catalog) []linkwatch.Entry {
	entries := make([]linkwatch.Entry, list.Len())
	for i, e := range list.Entries() {
		entries[i] = e
	}
	return entries
}

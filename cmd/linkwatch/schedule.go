package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/robfig/cron/v3"

	"linkwatch/report"
)

// betweenRounds is how often the daemon looks for entries whose own rhythm is
// quicker than the catalog's rounds, and for those of which a trouble is not
// confirmed yet.
const betweenRounds = "@every 1m"

// byThePlan is how often it looks for entries that the plan wants sooner than the
// next round: those have pauses of hours, and an hour's visits make one round.
const byThePlan = "@every 1h"

// keepSchedule makes rounds and reports when the catalog says so, until ctx
// ends. A new catalog brings a new schedule.
func (d *daemon) keepSchedule(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := d.keepOneSchedule(ctx); err != nil {
			return err
		}
	}
	return nil
}

// keepOneSchedule keeps the schedule of the present catalog until it changes.
func (d *daemon) keepOneSchedule(ctx context.Context) error {
	s := d.catalog.Load().Schedule
	quiet := cron.DiscardLogger
	// The recovery is the inner one: a job that panics gives its turn back.
	clock := cron.New(cron.WithLocation(s.Location), cron.WithLogger(quiet),
		cron.WithChain(cron.SkipIfStillRunning(quiet), cron.Recover(cronLog{d})))
	add := func(spec string, job func(context.Context)) error {
		if spec == "" {
			return nil
		}
		_, err := clock.AddFunc(spec, func() { job(ctx) })
		return err
	}
	if s.Round == "" {
		d.log.Warn("the catalog has no schedule.round: after the first round only entries with \"every\" are visited")
	}
	if err := add(s.Round, d.roundOfSchedule); err != nil {
		return fmt.Errorf("schedule: round %q: %w", s.Round, err)
	}
	if err := add(s.Report, d.scheduledReport); err != nil {
		return fmt.Errorf("schedule: report %q: %w", s.Report, err)
	}
	if err := add(betweenRounds, d.roundBetween); err != nil {
		return err
	}
	if err := add(byThePlan, d.plannedRound); err != nil {
		return err
	}
	clock.Start()
	d.catchUp(ctx)
	select {
	case <-ctx.Done():
	case <-d.reload:
	}
	<-clock.Stop().Done()
	return nil
}

// catchUp makes the round and the report whose time passed while nobody ran.
// A daemon that has never made a round makes one at once.
func (d *daemon) catchUp(ctx context.Context) {
	s := d.catalog.Load().Schedule
	last, ok, err := d.store.LastWhole(ctx)
	if err != nil {
		d.complain(ctx, "looking for a missed round", err)
		return
	}
	if !ok || d.missed(s.Round, last.Started) {
		d.recovering(ctx, d.scheduledRound)
	}
	reports, err := d.store.Reports(ctx, 1)
	if err != nil {
		d.complain(ctx, "looking for a missed report", err)
		return
	}
	if len(reports) > 0 && d.missed(s.Report, reports[0]) {
		d.recovering(ctx, d.scheduledReport)
	}
}

// recovering runs a job as the schedule does: one that panics ends nothing else.
func (d *daemon) recovering(ctx context.Context, job func(context.Context)) {
	cron.Recover(cronLog{d})(cron.FuncJob(func() { job(ctx) })).Run()
}

// missed reports whether a schedule's next time after the last has passed.
func (d *daemon) missed(spec string, last time.Time) bool {
	schedule, err := cron.ParseStandard(spec)
	if err != nil {
		return false
	}
	next := schedule.Next(last.In(d.catalog.Load().Schedule.Location))
	return !next.IsZero() && next.Before(d.now())
}

// roundOfSchedule makes the round whose time has come, unless one was made just
// now: after a catch-up, or in the hour that comes twice when summer ends.
func (d *daemon) roundOfSchedule(ctx context.Context) {
	last, ok, err := d.store.LastWhole(ctx)
	if err != nil {
		d.complain(ctx, "looking for the last round", err)
		return
	}
	if !ok || d.now().Sub(last.Started) >= d.roundInterval()/10 {
		d.scheduledRound(ctx)
	}
}

// scheduledRound visits all that is due in a round of the schedule.
func (d *daemon) scheduledRound(ctx context.Context) {
	if !d.rounds.take(ctx) {
		return
	}
	defer d.rounds.give()
	if err := d.closeOutdated(ctx); err != nil {
		d.complain(ctx, "closing rounds that were cut short", err)
	}
	if due, err := d.due(ctx, true, d.latest.plan(), d.latest.suspects()); err != nil {
		d.complain(ctx, "reading what is due", err)
	} else {
		d.tellRound(ctx, due, true)
	}
}

// closeOutdated closes what a killed process left, unless that is the round of
// which the next is not due yet: it is gone on with.
func (d *daemon) closeOutdated(ctx context.Context) error {
	left, ok, err := d.store.Unfinished(ctx)
	if err != nil || ok && left.Whole && !d.missed(d.catalog.Load().Schedule.Round, left.Started) {
		return err
	}
	return d.closeLeft(ctx)
}

// roundBetween visits the suspects, and the entries whose policy has a rhythm that
// says so.
func (d *daemon) roundBetween(ctx context.Context) { d.smallRound(ctx, nil) }

// plannedRound visits the entries that the plan wants by now too.
func (d *daemon) plannedRound(ctx context.Context) { d.smallRound(ctx, d.latest.plan()) }

// smallRound visits the suspects, and what a plan wants before the next round of
// the schedule; it gives way to a round that is being made.
func (d *daemon) smallRound(ctx context.Context, plan *rhythms) {
	if !d.rounds.try() {
		return
	}
	defer d.rounds.give()
	if due, err := d.due(ctx, false, plan, d.latest.suspects()); err != nil {
		d.complain(ctx, "reading what is due", err)
	} else if due.Len() > 0 {
		d.tellRound(ctx, due, false)
	}
}

func (d *daemon) tellRound(ctx context.Context, due *dueList, whole bool) {
	d.visited.Store(0)
	d.running.Store(int64(due.Len()))
	defer d.running.Store(0)
	r, err := d.round(ctx, due, whole)
	d.latest.outdate()
	d.latest.prepare()
	switch {
	case err != nil:
		d.complain(ctx, "making a round", err)
	case r.Inconclusive != "":
		d.log.Warn("the round does not count", "round", r.ID, "why", r.Inconclusive)
	default:
		d.log.Info("round finished", "round", r.ID, "visited", r.Visited, "skipped", r.Skipped)
	}
}

// scheduledReport tells the week that ends now, after the round that is being
// made, if there is one.
func (d *daemon) scheduledReport(ctx context.Context) {
	if !d.rounds.take(ctx) {
		return
	}
	defer d.rounds.give()
	if err := d.makeReport(ctx, d.env.stdout); err != nil {
		d.complain(ctx, "making the report", err)
	}
}

// makeReport writes the week that ends now as text, and into the report folder
// if there is one.
func (d *daemon) makeReport(ctx context.Context, w io.Writer) error {
	until := d.now()
	told, err := d.compare(ctx, until.Add(-week), until)
	if err != nil {
		return err
	}
	path := d.catalog.Load().Path
	if err := report.WriteWeekly(w, "text", path, told); err != nil {
		return err
	}
	if d.flags.reportDir != "" {
		if err := os.MkdirAll(d.flags.reportDir, 0o755); err != nil {
			return fmt.Errorf("--report-dir: %w", err)
		}
		for _, format := range report.WeeklyFormats() {
			name := filepath.Join(d.flags.reportDir, "linkwatch-"+until.UTC().Format(time.DateOnly)+"."+extension(format))
			err := replaceFile(name, func(w io.Writer) error { return report.WriteWeekly(w, format, path, told) })
			if err != nil {
				return err
			}
		}
	}
	return d.store.ReportMade(ctx, until)
}

func extension(format string) string {
	switch format {
	case "text":
		return "txt"
	case "markdown":
		return "md"
	}
	return format
}

// roundInterval is the pause between the next two rounds of the schedule; 0 without one.
func (d *daemon) roundInterval() time.Duration {
	s := d.catalog.Load().Schedule
	schedule, err := cron.ParseStandard(s.Round)
	if err != nil {
		return 0
	}
	next := schedule.Next(d.now().In(s.Location))
	return schedule.Next(next).Sub(next)
}

// complain tells of an error, unless it comes from being told to stop.
func (d *daemon) complain(ctx context.Context, doing string, err error) {
	if ctx.Err() == nil {
		d.log.Error(doing, "error", err)
	}
}

// cronLog tells of a job that panicked.
type cronLog struct{ d *daemon }

func (l cronLog) Info(string, ...any) {}

func (l cronLog) Error(err error, msg string, keysAndValues ...any) {
	l.d.log.Error("a job of the schedule: "+msg, append(keysAndValues, "error", err)...)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/metrics"
	"linkwatch/report"
)

// checkFlags belong to check alone.
type checkFlags struct {
	crawl                   crawlFlags
	only                    []string
	group                   string
	shard                   shard
	format                  string
	outputs                 []string
	failOn                  string
	baseline, writeBaseline string
	metricsFile             string
}

func checkCommand(e env, common *commonFlags) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Visit the whole catalog once, now, and print what was found",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return check(c.Context(), e, common, f) },
	}
	f.crawl.register(c)
	flags := c.Flags()
	flags.StringSliceVar(&f.only, "only", nil, "visit only the entries with these `ID`s")
	flags.StringVar(&f.group, "group", "", "visit only the entries of this `GROUP`")
	flags.Var(&f.shard, "shard", "visit only the I-th of N parts of the hosts, as `I/N`: for CI jobs side by side")
	flags.StringVar(&f.format, "format", "text", strings.Join(report.CheckFormats(), ", "))
	flags.StringArrayVar(&f.outputs, "output", nil, "write to `FILE` too, as FILE or FORMAT=FILE; may be repeated")
	flags.StringVar(&f.failOn, "fail-on", "broken,hijacked", "exit with 1 if an entry has one of these `HEALTHS`")
	flags.StringVar(&f.baseline, "baseline", "", "fail only for entries that stood better in this `FILE`")
	flags.StringVar(&f.writeBaseline, "write-baseline", "", "write the baseline for the next time to this `FILE`")
	flags.StringVar(&f.metricsFile, "metrics-file", "", "write Prometheus metrics to this `FILE`, for node_exporter")
	return c
}

func check(ctx context.Context, e env, common *commonFlags, f checkFlags) error {
	failOn, err := healths(f.failOn)
	if err != nil {
		return usage(fmt.Errorf("--fail-on: %w", err))
	}
	outputs, err := parseOutputs(f.format, f.outputs)
	if err != nil {
		return usage(err)
	}
	if f.writeBaseline != "" && (len(f.only) > 0 || f.group != "" || f.shard.of > 1) {
		return usage(errors.New("--write-baseline: want the whole catalog, without --only, --group and --shard"))
	}
	before, err := readBaseline(f.baseline)
	if err != nil {
		return usage(err)
	}
	list, err := load(e, common)
	if err != nil {
		return err
	}
	picked, err := pick(list, f.only, f.group, f.shard)
	if err != nil {
		return usage(err)
	}
	w, err := open(ctx, e, common, list, &f.crawl)
	if err != nil {
		return err
	}
	defer w.close()

	round, err := w.checkRound(ctx, e, picked, f.metricsFile != "")
	if err != nil {
		return noCheck(err)
	}
	lasting := context.WithoutCancel(ctx)
	keep := lean
	if !outputs.tellEach() && f.metricsFile == "" && f.writeBaseline == "" {
		keep = leanest
	}
	verdicts, err := w.verdicts(lasting, w.now(), picked, keep)
	if err != nil {
		return noCheck(err)
	}
	result := report.Check{Catalog: common.catalog, Round: round.Round, Verdicts: verdicts.all()}
	if err := outputs.write(e.stdout, result); err != nil {
		return noCheck(err)
	}
	if f.metricsFile != "" {
		if err := round.writeMetrics(lasting, f.metricsFile, result); err != nil {
			return noCheck(err)
		}
	}
	switch {
	case ctx.Err() != nil:
		return noCheck(fmt.Errorf("stopped after %d of %d visits; what was seen is kept", round.Visited, round.Visited+round.Skipped))
	case round.Inconclusive != "":
		return noCheck(fmt.Errorf("could not check: %s; no verdict has changed\n"+
			"hint: see whether this machine reaches the internet, then run it again; \"linkwatch demo\" needs no network", round.Inconclusive))
	}
	if err := writeBaseline(f.writeBaseline, result); err != nil {
		return noCheck(err)
	}
	if before.worse(verdicts, failOn) {
		return exitError{status: exitFindings}
	}
	return nil
}

// checkedRound is a round and the metrics that counted its visits.
type checkedRound struct {
	linkwatch.Round
	metrics *metrics.Metrics
	state   metrics.State
}

// checkRound visits the picked entries, with progress shown.
func (w *watch) checkRound(ctx context.Context, e env, picked selection, counted bool) (*checkedRound, error) {
	due := w.dueOf(picked)
	r := &checkedRound{}
	bar := newProgress(e, due.Len())
	w.kept = bar.visited
	if counted {
		r.metrics = metrics.New(version(), func(context.Context) (metrics.State, error) { return r.state, nil })
		w.kept = func(v linkwatch.Visit) {
			bar.visited(v)
			r.metrics.Visited(v)
		}
	}
	var err error
	r.Round, err = w.round(ctx, due, picked.size() == len(picked))
	bar.done()
	return r, err
}

func (r *checkedRound) writeMetrics(ctx context.Context, file string, result report.Check) error {
	r.state = metrics.State{Entries: metrics.CountEntries(result.Verdicts, result.Round.Finished), Round: result.Round}
	if result.Round.Inconclusive == "" {
		r.state.LastSuccess = result.Round.Finished
	}
	return r.metrics.WriteFile(ctx, file)
}

// pick names the entries that --only, --group and --shard ask for; all without them.
func pick(list *catalog.Catalog, only []string, group string, part shard) (selection, error) {
	picked := newSelection(list)
	for i, e := range list.Entries() {
		if (len(only) == 0 || slices.Contains(only, string(e.ID))) && (group == "" || e.Group == group) && part.has(e, list.Hosts) {
			picked[i] = true
		}
	}
	for _, id := range only {
		if _, found := list.Find(linkwatch.EntryID(id)); !found {
			return nil, fmt.Errorf("--only %q: no entry of %s has this id", id, list.Path)
		}
	}
	if picked.size() > 0 || part.of > 1 { // a small catalog leaves some parts empty
		return picked, nil
	}
	if len(only) > 0 {
		return nil, fmt.Errorf("--group %q: none of the entries named by --only is in it", group)
	}
	return nil, fmt.Errorf("--group %q: no entry of %s is in it", group, list.Path)
}

// healths reads a comma list of healths.
func healths(list string) ([]linkwatch.Health, error) {
	var healths []linkwatch.Health
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		var h linkwatch.Health
		if err := h.UnmarshalText([]byte(name)); err != nil {
			return nil, err
		}
		healths = append(healths, h)
	}
	return healths, nil
}

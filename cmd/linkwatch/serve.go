package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// serveFlags belong to serve, and to demo which is a serve with its own web.
type serveFlags struct {
	crawl        crawlFlags
	listen       string
	reportDir    string
	visitsPerDay float64 // the budget that is shared out by how often pages change; 0: as many as the catalog's rhythms make
	uniform      bool    // whether each entry has the rhythm that the catalog gives it
}

func (f *serveFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&f.listen, "listen", "127.0.0.1:8080", "serve the web page, the API and the metrics on this `ADDRESS`")
	c.Flags().Float64Var(&f.visitsPerDay, "visits-per-day", 0, "share out about `N` visits a day by how often pages change; 0 for as many as the schedule makes")
	c.Flags().BoolVar(&f.uniform, "uniform", false, "visit each entry in every round, however seldom its page changes")
	c.Flags().StringVar(&f.reportDir, "report-dir", "", "write each weekly report into this `FOLDER` too, as text, Markdown, HTML and JSON")
}

func serveCommand(e env, common *commonFlags) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Make rounds and reports on the catalog's schedule; serve the web page, the API and the metrics",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.visitsPerDay < 0 {
				return usage(fmt.Errorf("--visits-per-day %g: want 0 or more", f.visitsPerDay))
			}
			list, err := load(e, common)
			if err != nil {
				return err
			}
			w, err := open(c.Context(), e, common, list, &f.crawl)
			if err != nil {
				return err
			}
			defer w.close()
			return noCheck(newDaemon(w, e, f).run(c.Context(), (*daemon).keepSchedule))
		},
	}
	f.crawl.register(c)
	f.register(c)
	return c
}

// shutdownGrace is how long requests under way may take after a signal.
const shutdownGrace = 5 * time.Second

// run serves until ctx ends or a part fails; work is what the daemon does meanwhile.
func (d *daemon) run(ctx context.Context, work func(*daemon, context.Context) error) error {
	listener, err := net.Listen("tcp", d.flags.listen)
	if err != nil {
		return fmt.Errorf("--listen: %w\nhint: choose another address with --listen", err)
	}
	asked := ctx // ends when we are told to stop, which is no failure
	ctx, stop := context.WithCancelCause(ctx)
	server := &http.Server{
		Handler: d.handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(d.log.Handler(), slog.LevelWarn),
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		if err := server.Serve(listener); err != http.ErrServerClosed {
			stop(fmt.Errorf("serving %s: %w", d.flags.listen, err))
		}
	}()
	d.address = fmt.Sprintf("http://%s/", listener.Addr())
	fmt.Fprintf(d.env.stderr, "linkwatch: the web page is at %s\n", d.address)

	err = d.worker(ctx, work)
	d.ready.Store(false)
	stop(err)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if server.Shutdown(grace) != nil {
		server.Close()
	}
	<-served
	if err == nil && asked.Err() == nil {
		err = context.Cause(ctx)
	}
	return err
}

// worker does the work, watches the catalog and keeps verdicts fresh beside it
// until all have ended.
func (d *daemon) worker(ctx context.Context, work func(*daemon, context.Context) error) error {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	ctx, cancel := context.WithCancel(ctx)
	var beside sync.WaitGroup
	beside.Go(func() { d.watchCatalog(ctx, hangup) })
	beside.Go(func() { d.keepVerdicts(ctx) })
	d.latest.prepare()
	d.ready.Store(true)
	err := work(d, ctx)
	cancel()
	beside.Wait()
	return err
}

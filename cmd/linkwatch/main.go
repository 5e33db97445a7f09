// Command linkwatch keeps a catalog of links alive and current.
//
// main.go and exit.go are the frame; watch.go is the program on one screen:
// what a round does and how verdicts come about. Each subcommand is one file.
package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // a catalog's time zone is known on a machine without zone files too

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"linkwatch/crawler"
)

// env is what the program takes from its surroundings, so that a test can run
// the whole of it over a simulated web.
type env struct {
	args           []string
	stdout, stderr io.Writer
	terminal       bool // whether stderr is one
	network        crawler.Network
	roots          *x509.CertPool // nil: the system's
	now            func() time.Time
	rush           bool // no pauses: the web is simulated, and nobody is there to be polite to
}

func main() {
	paceCollections()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, env{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr,
		terminal: term.IsTerminal(int(os.Stderr.Fd())), now: time.Now,
	}))
}

// run carries out one command line and gives the exit status.
func run(ctx context.Context, e env) int {
	log.SetOutput(io.Discard) // package net/http complains there of what web servers say out of turn
	root := command(e)
	root.SetArgs(e.args)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	var exit exitError
	switch {
	case err == nil:
		return exitFine
	case !errors.As(err, &exit):
		exit = exitError{exitUsage, err} // cobra's own: an unknown command or flag
	}
	if exit.err != nil {
		fmt.Fprintf(e.stderr, "linkwatch: %v\n", exit.err)
	}
	return exit.status
}

func command(e env) *cobra.Command {
	root := &cobra.Command{
		Use:   "linkwatch",
		Short: "Keep a catalog of links alive and current",
		Long: "linkwatch visits every page that a catalog lists, and says which are broken, moved,\n" +
			"taken over or out of date. Start with \"linkwatch check\", or with \"linkwatch demo\"\n" +
			"on a machine without a network.",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	var common commonFlags
	common.register(root)
	root.AddCommand(checkCommand(e, &common), serveCommand(e, &common), reportCommand(e, &common),
		showCommand(e, &common), acceptCommand(e, &common), verifyCommand(e, &common), lintCommand(e, &common), demoCommand(e, &common))
	return root
}

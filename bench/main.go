// Command bench measures how fast linkwatch visits, and how politely: against
// net/http with nothing around it, against other link checkers, and against the
// time that no polite client can go below.
//
//	go run ./bench -set W1,W2 -runs 5 -peers -out docs/performance.md
//
// It starts a load server (serve.go), which plays thousands of hosts on
// 127.0.0.0/8 with a DNS of its own and counts what it sees (tally.go), prepares
// the work sets (workset.go) as files (job.go), and runs the clients (client.go)
// over them in turn (harness.go), each in a process of its own (measure.go). It
// judges no page and shares no code with what it measures. It needs Linux.
//
// Start with main here, then harness.go.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// options are what the command is asked for.
type options struct {
	sets  []workSet
	runs  int
	peers bool
	limit time.Duration
	quiet time.Duration
}

func main() {
	if err := program(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func program(args []string) error {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return part(args)
	}
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	set := flags.String("set", "W1,W2", "the work `SETS`: W1, W2, W3b, 1M")
	runs := flags.Int("runs", 5, "how often each client is run over each set")
	peers := flags.Bool("peers", false, "run the other link checkers that are on PATH too")
	limit := flags.Duration("limit", 10*time.Minute, "the longest that one run may take")
	file := flags.String("out", "", "write the tables to this `FILE` instead of stdout")
	flags.Parse(args)
	sets, err := chosen(*set)
	if err != nil {
		return fmt.Errorf("-set: %w", err)
	}
	if flags.NArg() > 0 || *runs < 1 {
		return fmt.Errorf("-runs %d %v: want 1 or more, and nothing after the flags", *runs, flags.Args())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var tables bytes.Buffer
	if err := bench(ctx, options{sets, *runs, *peers, *limit, 3 * time.Second}, &tables, os.Stderr); err != nil {
		return err
	}
	if *file == "" {
		_, err = os.Stdout.Write(tables.Bytes())
		return err
	}
	return os.WriteFile(*file, tables.Bytes(), 0o644)
}

// part is one of the hidden subcommands: a process that the harness starts.
func part(args []string) error {
	switch name, rest := args[0], args[1:]; {
	case name == "serve" && len(rest) == 1:
		return serve(rest[0], os.Stdin, os.Stdout)
	case name == "measure" && len(rest) > 2:
		limit, err := time.ParseDuration(rest[0])
		if err != nil {
			return err
		}
		return measure(limit, rest[2:], os.Stdout)
	case name == "raw" && len(rest) == 5:
		parallel, err := strconv.Atoi(rest[2])
		if err != nil {
			return err
		}
		timeout, err := time.ParseDuration(rest[3])
		if err != nil {
			return err
		}
		return rawClient{parallel, timeout, rest[4], rest[0] == keepBodies}.fetchFile(rest[1])
	}
	return fmt.Errorf("%q: want flags only; try -help", args[0])
}

// bench measures and writes the tables.
func bench(ctx context.Context, o options, tables, log io.Writer) (err error) {
	root, err := os.MkdirTemp("", "linkwatch-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	if err := os.Chmod(root, 0o755); err != nil { // started by root, LinkChecker reads it as nobody
		return err
	}
	links := filepath.Join(root, linksFolder)
	if err := os.Mkdir(links, 0o755); err != nil {
		return err
	}
	linkwatch, err := buildLinkwatch(ctx, root)
	if err != nil {
		return err
	}
	clients := append(yardsticks(), ourselves(linkwatch)...)
	var versions []string
	if o.peers {
		found, told := present(ctx)
		clients, versions = append(clients, found...), told
	}
	server, err := startServer(ctx, links)
	if err != nil {
		return err
	}
	defer server.close()
	writeHead(tables, versions)
	h := &harness{server: server, root: root, runs: o.runs, limit: o.limit, quiet: o.quiet, log: log}
	for _, w := range o.sets {
		all, err := h.over(ctx, w, clients)
		if err != nil {
			return err
		}
		writeSeries(tables, w, all)
	}
	return nil
}

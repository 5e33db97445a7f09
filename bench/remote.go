package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// A remote is the load server as the harness sees it: a process of its own.
type remote struct {
	opening
	process *exec.Cmd
	orders  io.WriteCloser
	replies *json.Decoder
}

// startServer starts a load server that has the documents of a folder.
func startServer(ctx context.Context, files string) (*remote, error) {
	r := &remote{process: self(ctx, "serve", files)}
	r.process.Stderr = os.Stderr
	var err error
	if r.orders, err = r.process.StdinPipe(); err != nil {
		return nil, err
	}
	replies, err := r.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := r.process.Start(); err != nil {
		return nil, fmt.Errorf("starting the load server: %w", err)
	}
	r.replies = json.NewDecoder(replies)
	if err := r.replies.Decode(&r.opening); err != nil {
		return nil, fmt.Errorf("waiting for the load server: %w", err)
	}
	return r, nil
}

// do gives an order and what was seen until then.
func (r *remote) do(o order) (seen, error) {
	var s seen
	if err := json.NewEncoder(r.orders).Encode(o); err != nil {
		return s, fmt.Errorf("giving the load server an order: %w", err)
	}
	if err := r.replies.Decode(&s); err != nil {
		return s, fmt.Errorf("asking the load server what it saw: %w", err)
	}
	return s, nil
}

// close ends the load server.
func (r *remote) close() error {
	r.orders.Close()
	return r.process.Wait()
}

// self makes a command of this very program with one of its hidden subcommands.
func self(ctx context.Context, args ...string) *exec.Cmd {
	program, err := os.Executable()
	if err != nil {
		panic(err) // Linux always knows
	}
	c := exec.CommandContext(ctx, program, args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 10 * time.Second
	return c
}

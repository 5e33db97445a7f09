package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// A cost is what a client's process took, start-up included.
type cost struct {
	Wall    time.Duration
	CPU     time.Duration // user and system, of its own children too
	Memory  int64         // bytes resident at most, of the largest of them
	Status  int           // of its exit; -1: a signal
	Stopped bool          // because it took longer than it may
	Said    string        // the beginning of what it wrote to stderr
}

// measure is a process that runs one client and writes its cost as JSON. The
// harness does not run a client itself, because Linux counts the memory of the
// process that forks towards the peak of the one that comes of it: this one is
// small.
func measure(limit time.Duration, command []string, out io.Writer) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var said beginning
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stderr = &said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that its children end with it
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.WaitDelay = 5 * time.Second
	begun := time.Now()
	err := c.Run()
	wall := time.Since(begun)
	if c.ProcessState == nil {
		return fmt.Errorf("running %s: %w", command[0], err)
	}
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	return json.NewEncoder(out).Encode(cost{
		Wall: wall, CPU: cpuOf(usage), Memory: usage.Maxrss << 10,
		Status: c.ProcessState.ExitCode(), Stopped: errors.Is(ctx.Err(), context.DeadlineExceeded),
		Said: strings.TrimSpace(string(said)),
	})
}

// measured runs a client in a measure process.
func measured(ctx context.Context, limit time.Duration, command []string) (cost, error) {
	c := self(ctx, append([]string{"measure", limit.String(), "--"}, command...)...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return cost{}, fmt.Errorf("measuring %s: %w", command[0], err)
	}
	var m cost
	if err := json.Unmarshal(out, &m); err != nil {
		return m, fmt.Errorf("measuring %s: %w", command[0], err)
	}
	return m, nil
}

// A beginning keeps the first of what is written to it: where a program says why.
type beginning []byte

const beginningLength = 400

func (b *beginning) Write(p []byte) (int, error) {
	*b = append(*b, p[:min(len(p), beginningLength-len(*b))]...)
	return len(p), nil
}

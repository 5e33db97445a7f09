package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// busy is the processor time that all of the machine has spent, idle aside, by
// /proc/stat: what a hypervisor gave to others counts too.
func busy() (time.Duration, error) {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, fmt.Errorf("asking how busy the machine is: %w", err)
	}
	return busyIn(string(text))
}

func busyIn(stat string) (time.Duration, error) {
	line, _, _ := strings.Cut(stat, "\n")
	fields := strings.Fields(line)
	if len(fields) < 9 || fields[0] != "cpu" {
		return 0, fmt.Errorf("/proc/stat begins with %q: want cpu and 8 numbers or more", line)
	}
	var ticks int64
	for i, field := range fields[1:9] {
		if i == 3 || i == 4 { // idle, and idle while a disk works
			continue
		}
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("/proc/stat: %q: want a number", field)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / 100, nil // Linux's USER_HZ
}

const (
	quietShare = 0.10 // of the processors
	quietLook  = 200 * time.Millisecond
)

// awaitQuiet waits until others leave the machine alone, but not for long.
func awaitQuiet(ctx context.Context, atMost time.Duration) error {
	for end := time.Now().Add(atMost); time.Now().Before(end) && ctx.Err() == nil; {
		before, err := busy()
		if err != nil {
			return err
		}
		begun := time.Now()
		time.Sleep(quietLook)
		after, err := busy()
		if err != nil {
			return err
		}
		if share(after-before, time.Since(begun)) < quietShare {
			return nil
		}
	}
	return ctx.Err()
}

// share is processor time as a share of what all processors could give.
func share(spent, wall time.Duration) float64 {
	return max(0, spent.Seconds()) / (wall.Seconds() * float64(runtime.NumCPU()))
}

// machine describes where we run, in a sentence.
func machine() string {
	model := "unknown processor"
	cpus, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(cpus)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			model = strings.TrimSpace(value)
			break
		}
	}
	kernel, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	load, _ := os.ReadFile("/proc/loadavg")
	averages := strings.Fields(string(load) + " ? ? ?")
	return fmt.Sprintf("%d processors (%s), Linux %s, %s. Load averages before the first run: %s.",
		runtime.NumCPU(), model, strings.TrimSpace(string(kernel)), runtime.Version(), strings.Join(averages[:3], ", "))
}

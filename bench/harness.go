package main

import (
	"context"
	"fmt"
	"io"
	"time"
)

// A harness runs clients over work sets, one at a time, and notes what each run
// took, what the load server saw of it and what others did meanwhile.
type harness struct {
	server *remote
	root   string        // folder of everything that is written
	runs   int           // of each client over each work set
	limit  time.Duration // of one run
	quiet  time.Duration // waited at most before a run for others to leave the machine alone
	log    io.Writer     // told of each run
}

// A run is one client's over one work set.
type run struct {
	cost
	seen
	foreign float64 // share of all processors that neither client nor server nor we have used
}

// A series is all runs of one client over one work set, in the order of the rounds.
type series struct {
	client
	runs []run
}

// over runs the clients over a work set in turn, A B C A B C, so that what
// changes on the machine meanwhile changes for all.
func (h *harness) over(ctx context.Context, w workSet, clients []client) ([]series, error) {
	j, err := prepare(w, h.server.opening, h.root)
	if err != nil {
		return nil, err
	}
	var all []series
	for _, c := range clients {
		if _, able := c.command(j); able {
			all = append(all, series{client: c})
		}
	}
	for round := range h.runs {
		for i := range all {
			s := &all[i]
			if s.peer && round > 0 && s.runs[0].Wall > slow {
				continue
			}
			r, err := h.run(ctx, j, s.client)
			if err != nil {
				return nil, fmt.Errorf("%s over %s: %w", s.name, w.name, err)
			}
			s.runs = append(s.runs, r)
			fmt.Fprintf(h.log, "%s, round %d, %s: %.2f s, %d of %d asked, others had %.0f %% of the machine%s\n",
				w.name, round+1, s.name, r.Wall.Seconds(), r.Asked, len(w.links), 100*r.foreign, r.trouble())
		}
	}
	return all, nil
}

// run runs a client once.
func (h *harness) run(ctx context.Context, j job, c client) (run, error) {
	if c.before != nil {
		if err := c.before(j); err != nil {
			return run{}, err
		}
	}
	if err := awaitQuiet(ctx, h.quiet); err != nil {
		return run{}, err
	}
	before, err := h.server.do(order{Begin: true, Unchanged: c.unchanged})
	if err != nil {
		return run{}, err
	}
	busyBefore, err := busy()
	if err != nil {
		return run{}, err
	}
	ours, begun := ownCPU(), time.Now()
	command, _ := c.command(j)
	m, err := measured(ctx, h.limit, command)
	if err != nil {
		return run{}, err
	}
	busyAfter, err := busy()
	if err != nil {
		return run{}, err
	}
	took, ours := time.Since(begun), ownCPU()-ours
	after, err := h.server.do(order{})
	if err != nil {
		return run{}, err
	}
	after.ServerCPU -= before.ServerCPU
	r := run{cost: m, seen: after}
	r.foreign = share(busyAfter-busyBefore-m.CPU-after.ServerCPU-ours, took)
	return r, ctx.Err()
}

// trouble says what was odd about a run, or nothing.
func (r run) trouble() string {
	switch {
	case r.Stopped:
		return "; STOPPED at the limit"
	case r.Status != 0:
		return fmt.Sprintf("; exit status %d: %s", r.Status, r.Said)
	}
	return ""
}

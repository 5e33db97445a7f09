package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"linkwatch"
)

// progress shows a person at a terminal how far a round has come; elsewhere it
// says once how much there is to do.
type progress struct {
	bar *progressbar.ProgressBar // nil without a terminal
}

func newProgress(e env, due int) *progress {
	if !e.terminal {
		fmt.Fprintf(e.stderr, "visiting %d pages\n", due)
		return &progress{}
	}
	return &progress{progressbar.NewOptions(due,
		progressbar.OptionSetWriter(e.stderr),
		progressbar.OptionSetDescription("visiting"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowElapsedTimeOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

func (p *progress) visited(linkwatch.Visit) {
	if p.bar != nil {
		p.bar.Add(1)
	}
}

func (p *progress) done() {
	if p.bar != nil {
		p.bar.Finish()
	}
}

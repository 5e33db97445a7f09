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
	bar   *progressbar.ProgressBar // nil without a terminal
	ended chan struct{}
}

func newProgress(e env, due int) *progress {
	if !e.terminal {
		fmt.Fprintf(e.stderr, "visiting %s\n", plural(due, "page"))
		return &progress{}
	}
	p := &progress{ended: make(chan struct{}), bar: progressbar.NewOptions(due,
		progressbar.OptionSetWriter(e.stderr),
		progressbar.OptionSetDescription("visiting"),
		progressbar.OptionShowCount(),
		progressbar.OptionSetRenderBlankState(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	go p.tick()
	return p
}

// tick draws the bar again each second, so that its clock goes on while
// nothing is finished.
func (p *progress) tick() {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-second.C:
			p.bar.Add(0)
		case <-p.ended:
			return
		}
	}
}

func (p *progress) visited(linkwatch.Visit) {
	if p.bar != nil {
		p.bar.Add(1)
	}
}

func (p *progress) done() {
	if p.bar != nil {
		close(p.ended)
		p.bar.Finish()
	}
}

// plural gives a number of things in words: 1 page, 2 pages.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

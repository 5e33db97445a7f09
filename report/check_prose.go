package report

import (
	"fmt"
	"math"
	"time"

	"linkwatch"
)

// most is how many items a section shows; a tool reads the rest from JSON.
const most = 50

// prose tells what a round found: who needs somebody, what else was noticed,
// what could not be told, and the counts.
func (c checked) prose() prose {
	p := prose{Title: "linkwatch check of " + c.Catalog, Tally: c.Tally}
	if said := inconclusive(c.Round); said != "" {
		p.Opening = []string{said}
	}
	var needing []item
	for _, v := range worstFirst(c.Told) {
		if v.Health >= linkwatch.Unsure {
			needing = append(needing, proseItem(c.Catalog, v))
		}
	}
	p.add("Needs somebody's attention", needing, math.MaxInt)
	p.add("Worth knowing", noteItems(c.Catalog, c.Told), most)
	p.add("Waived", waivedItems(c.Catalog, c.Told), most)
	p.Closing = append(c.untold(), p.Tally.String()+"; "+roundWords(c.Round))
	return p
}

// untold says what could not be told and what was not checked, and why, and what
// no program can tell.
func (c checked) untold() []string {
	t := c.Tally
	var said []string
	if n := t[linkwatch.Unsure]; n > 0 {
		said = append(said, fmt.Sprintf("Could not be told: %s, listed above as unsure.", count(n, "entry", "entries")))
	}
	if n := t[linkwatch.Unlinked]; n > 0 {
		said = append(said, fmt.Sprintf("Not checked: %s whose address nobody knows yet (unlinked).", count(n, "entry", "entries")))
	}
	if n := t[linkwatch.Unvisited]; n > 0 {
		said = append(said, fmt.Sprintf("Not checked: %s without any visit that counts (unvisited).", count(n, "entry", "entries")))
	}
	if n := len(with(c.Told, wantsLook)); n > 0 {
		said = append(said, fmt.Sprintf("A person must look again at %s: \"linkwatch report\" names them.", count(n, "entry", "entries")))
	}
	if n := c.Round.Skipped; n > 0 {
		said = append(said, fmt.Sprintf("Not visited in this round: %s not due, or not reached before the round was stopped.", count(n, "entry", "entries")))
	}
	return said
}

// roundWords says how many entries a round visited, and in what time.
func roundWords(r linkwatch.Round) string {
	if r.Finished.IsZero() {
		return fmt.Sprintf("%d visited, and the round was not finished", r.Visited)
	}
	return fmt.Sprintf("%d visited in %s", r.Visited, elapsed(r.Finished.Sub(r.Started)))
}

// elapsed gives a duration as people say it: 0.4 s, 42 s, 3 min 20 s, 1 h 5 min.
func elapsed(d time.Duration) string {
	switch {
	case d < 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}

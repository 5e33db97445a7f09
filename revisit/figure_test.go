package revisit

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"linkwatch/internal/golden"
)

// page is where the docs tell of the simulation; -update brings its table and
// its figure up to date.
const page = "../docs/revisit.md"

// sameNumbers skips a test of the last digits where numbers are rounded otherwise
// than where the docs were made: one visit more or less changes all that follow.
func sameNumbers(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the docs show the simulation as amd64 rounds it")
	}
}

func TestDocsShowTheSimulation(t *testing.T) {
	sameNumbers(t)
	const begins, ends = "<!-- simulation: go test ./revisit -update -->\n", "<!-- end -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begins)
	_, after, closed := strings.Cut(rest, ends)
	if !ok || !closed {
		t.Fatalf("%s: want a table between %q and %q", page, begins, ends)
	}
	golden.Equal(t, page, []byte(before+begins+table(simulated())+ends+after))
}

// table has a row for each catalog.
func table(list []comparison) string {
	var b strings.Builder
	b.WriteString("| catalog | its pages change | uniform | planned | less | if all rates were known | if some were given up | longest pause | a change is seen after |\n")
	b.WriteString("|---|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, c := range list {
		fmt.Fprintf(&b, "| %s | %s | %.2f %% | %.2f %% | **%.0f %%** | %.0f %% | %.0f %% | %.1f d | %.1f h, not %.1f h |\n",
			c.name, c.tells, 100*c.uniform.mean(), 100*c.planned.mean(), 100*c.saved(c.planned.mean()),
			100*c.saved(c.known), 100*c.saved(c.givingUp), c.planned.longest, 24*c.planned.waited, 24*c.uniform.waited)
	}
	return b.String()
}

func TestFigureOfTheSimulation(t *testing.T) {
	sameNumbers(t)
	golden.Equal(t, "../docs/revisit.svg", figure(simulated()))
}

const style = `<style>
text{font:13px system-ui,sans-serif;fill:#1f2328}.head{font-weight:600}.soft{fill:#59636e;font-size:12px}.end{text-anchor:end}.mid{text-anchor:middle}
.rail{fill:#c3ccd5}.bar{fill:#0969da}.tick{stroke:#1f2328;stroke-width:2}.grid{stroke:#d8dee4}.line{fill:none;stroke-width:2}.uniform{stroke:#8c959f}.planned{stroke:#0969da}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.soft{fill:#9198a1}.rail{fill:#3d444d}.bar{fill:#4493f8}.tick{stroke:#f0f6fc}.grid{stroke:#2f363e}.uniform{stroke:#9198a1}.planned{stroke:#4493f8}}
</style>
`

// figure draws how much of the time out of date each plan leaves, and below the
// course of the catalog whose pages turn.
func figure(list []comparison) []byte {
	var b bytes.Buffer
	const width, left, rails, row = 760, 120, 330, 26
	height := 64 + row*len(list) + 222
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Time out of date, planned against uniform visits">`+"\n%s", width, height, style)
	b.WriteString(`<text class="head" x="0" y="16">Time during which what we know is out of date: uniform visits (whole rail) and planned ones (bar)</text>` + "\n")
	b.WriteString(`<text class="soft" x="0" y="35">2,000 pages, 180 days, 2,000 visits a day either way, nothing known at the start; the tick is where all rates are known</text>` + "\n")
	for i, c := range list {
		y := 48 + row*i
		bar := 1 - c.saved(c.planned.mean())
		tick := left + rails*(1-c.saved(c.known))
		fmt.Fprintf(&b, `<text class="end" x="%d" y="%d">%s</text><rect class="rail" x="%d" y="%d" width="%d" height="16" rx="3"/><rect class="bar" x="%d" y="%d" width="%.0f" height="16" rx="3"/><path class="tick" d="M%.0f %dv20"/><text x="%d" y="%d">%.2f %% → %.2f %% of the time: <tspan class="head">%.0f %% less</tspan></text>`+"\n",
			left-10, y+13, c.name, left, y, rails, left, y, rails*bar, tick, y-2,
			left+rails+12, y+13, 100*c.uniform.mean(), 100*c.planned.mean(), 100*c.saved(c.planned.mean()))
	}
	for _, c := range list {
		if c.name == "turning" {
			drawCourse(&b, c, 48+row*len(list)+40)
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// drawCourse draws a line for each way, of the means of six days each.
func drawCourse(b *bytes.Buffer, c comparison, top int) {
	const left, width, height, most, span = 40.0, 700.0, 160.0, 0.08, 6
	x := func(day float64) float64 { return left + width*day/days }
	y := func(part float64) float64 { return float64(top) + 18 + height*(1-part/most) }
	fmt.Fprintf(b, `<text class="head" x="0" y="%d">The catalog “turning”, day by day: at first and after day 90 the plan must learn</text>`+"\n", top)
	for part := 0.0; part <= most; part += 0.02 {
		fmt.Fprintf(b, `<path class="grid" d="M%.0f %.0fh%.0f"/><text class="soft end" x="%.0f" y="%.0f">%.0f %%</text>`+"\n", left, y(part), width, left-6, y(part)+4, 100*part)
	}
	for d := 0; d <= days; d += 30 {
		fmt.Fprintf(b, `<text class="soft mid" x="%.0f" y="%.0f">%d</text>`+"\n", x(float64(d)), y(0)+18, d)
	}
	for _, l := range []struct {
		class string
		stale []float64
	}{{"uniform", c.uniform.stale}, {"planned", c.planned.stale}} {
		var path strings.Builder
		for d := 0; d+span <= days; d += span {
			sum := 0.0
			for _, part := range l.stale[d : d+span] {
				sum += part / span
			}
			fmt.Fprintf(&path, " %.0f,%.0f", x(float64(d)+span/2), y(sum))
		}
		fmt.Fprintf(b, `<polyline class="line %s" points="%s"/>`+"\n", l.class, path.String()[1:])
	}
	fmt.Fprintf(b, `<text class="soft end" x="%.0f" y="%.0f">uniform</text><text class="soft end" x="%.0f" y="%.0f">planned</text>`+"\n", left+width, y(0.054), left+width, y(0.026))
}

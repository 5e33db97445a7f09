package report

import (
	"bufio"
	"bytes"
	"embed"
	"html/template"
	"math"

	"linkwatch"
)

// The templates: page.html.tmpl is the frame with its style, prose.html.tmpl
// what stands in it.
//
//go:embed *.tmpl
var templateFiles embed.FS

var templates = template.Must(template.New("").ParseFS(templateFiles, "*.tmpl"))

func writeCheckHTML(w *bufio.Writer, c checked) error { return c.prose().html(w) }

// html writes the prose as a page that needs nothing from elsewhere.
func (p prose) html(w *bufio.Writer) error {
	return templates.ExecuteTemplate(w, "page.html.tmpl", p)
}

// fragment is the inside of the page.
func (p prose) fragment() (template.HTML, error) {
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, "prose.html.tmpl", p)
	return template.HTML(b.String()), err // #nosec G203: made by html/template, which has escaped it
}

// A bar is one row of the picture that counts entries by health.
type bar struct {
	Name    string
	Count   int
	Percent int // of the entries; 1 at least if there are any
	Color   string
}

// colors are chosen to be told apart by colour-blind eyes (Okabe and Ito).
var colors = map[linkwatch.Health]string{
	linkwatch.Healthy: "#009e73", linkwatch.Unsure: "#56b4e9", linkwatch.Stale: "#e69f00",
	linkwatch.Broken: "#d55e00", linkwatch.Hijacked: "#cc79a7",
	linkwatch.Unlinked: "#999999", linkwatch.Unvisited: "#bbbbbb",
}

// Bars gives the picture. Mail programs drop SVG, so that it is made of table cells.
func (p prose) Bars() []bar {
	var bars []bar
	for _, h := range told {
		b := bar{Name: h.String(), Count: p.Tally[h], Color: colors[h]}
		if b.Count > 0 {
			b.Percent = max(1, int(math.Round(100*float64(b.Count)/float64(p.Tally.entries()))))
		}
		bars = append(bars, b)
	}
	return bars
}

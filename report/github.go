package report

import (
	"bufio"
	"fmt"
	"strings"

	"linkwatch"
)

// writeCheckGitHub writes workflow commands that annotate the catalog, the
// worst first: GitHub shows ten of a level in a step.
func writeCheckGitHub(w *bufio.Writer, c checked) error {
	if said := inconclusive(c.Round); said != "" {
		fmt.Fprintf(w, "::warning title=Round inconclusive::%s\n", githubText(said))
	}
	for v, f := range findings(c.Told) {
		fmt.Fprintf(w, "::%s file=%s,line=%d,title=%s::%s\n", githubLevel[f.Severity],
			githubProperty(c.filePath(v.Entry)), v.Entry.Line, githubProperty(f.Check), githubText(message(v, f)))
	}
	return nil
}

var githubLevel = map[linkwatch.Severity]string{
	linkwatch.Note: "notice", linkwatch.Warning: "warning", linkwatch.Error: "error",
}

// The escapes of actions/toolkit, packages/core/src/command.ts.
var (
	githubTextEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubText(s string) string     { return githubTextEscapes.Replace(s) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(s) }

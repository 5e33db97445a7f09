package report

import (
	"bufio"

	"linkwatch"
)

// A gitlabFinding is one element of GitLab's Code Quality report.
type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"` // unique in the report
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"` // relative, without ./
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func writeCheckGitLab(w *bufio.Writer, c checked) error {
	report := []gitlabFinding{}
	seen := fingerprints{}
	for v, f := range findings(c.Told) {
		report = append(report, gitlabFinding{
			Description: message(v, f), CheckName: f.Check, Fingerprint: seen.of(v, f),
			Severity: gitlabSeverity(f.Health), Location: gitlabLocation{c.filePath(v.Entry), gitlabLines{v.Entry.Line}},
		})
	}
	return writeJSON(w, report)
}

// gitlabSeverity grades a finding by what it makes of its entry.
func gitlabSeverity(h linkwatch.Health) string {
	switch h {
	case linkwatch.Hijacked:
		return "blocker"
	case linkwatch.Broken:
		return "critical"
	case linkwatch.Stale:
		return "major"
	case linkwatch.Unsure:
		return "minor"
	}
	return "info"
}

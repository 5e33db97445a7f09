package report

import (
	"bufio"
	"encoding/xml"
	"slices"

	"linkwatch"
)

// A checkstyleReport is the form of Checkstyle, which Jenkins and reviewdog read.
type checkstyleReport struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckCheckstyle(w *bufio.Writer, c checked) error {
	report := checkstyleReport{Version: "4.3", Files: []checkstyleFile{{Name: c.filePath(linkwatch.Entry{})}}}
	for v, f := range findings(c.Told) {
		name := c.filePath(v.Entry)
		i := slices.IndexFunc(report.Files, func(file checkstyleFile) bool { return file.Name == name })
		if i < 0 {
			i, report.Files = len(report.Files), append(report.Files, checkstyleFile{Name: name})
		}
		report.Files[i].Errors = append(report.Files[i].Errors, checkstyleError{
			Line: v.Entry.Line, Severity: checkstyleSeverity[f.Severity], Message: message(v, f), Source: "linkwatch." + f.Check,
		})
	}
	return writeXML(w, report)
}

var checkstyleSeverity = map[linkwatch.Severity]string{
	linkwatch.Note: "info", linkwatch.Warning: "warning", linkwatch.Error: "error",
}

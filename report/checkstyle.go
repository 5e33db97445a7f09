package report

import (
	"bufio"
	"encoding/xml"

	"linkwatch"
)

// A checkstyleReport is the form of Checkstyle, which Jenkins and reviewdog read.
type checkstyleReport struct {
	XMLName xml.Name       `xml:"checkstyle"`
	Version string         `xml:"version,attr"`
	File    checkstyleFile `xml:"file"`
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

func writeCheckCheckstyle(w *bufio.Writer, c Check) error {
	report := checkstyleReport{Version: "4.3", File: checkstyleFile{Name: c.catalogPath()}}
	for v, f := range findings(c.Verdicts) {
		report.File.Errors = append(report.File.Errors, checkstyleError{
			Line: v.Entry.Line, Severity: checkstyleSeverity[f.Severity], Message: message(v, f), Source: "linkwatch." + f.Check,
		})
	}
	return writeXML(w, report)
}

var checkstyleSeverity = map[linkwatch.Severity]string{
	linkwatch.Note: "info", linkwatch.Warning: "warning", linkwatch.Error: "error",
}

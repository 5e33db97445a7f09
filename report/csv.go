package report

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"linkwatch"
)

var csvHeader = []string{
	"id", "title", "url", "line", "owner", "group", "health", "since",
	"check", "severity", "detail", "hint", "status", "failure", "final_url", "modified",
	"modified_kind", "modified_channel", "modified_quote",
}

// writeCheckCSV writes one row a finding, in the catalog's order, and one row
// with an empty check for an entry without findings.
func writeCheckCSV(w *bufio.Writer, c checked) error {
	rows := csv.NewWriter(w)
	rows.Write(csvHeader) // an error is kept and given by Error
	for v := range c.Verdicts {
		found := v.Findings
		if len(found) == 0 {
			found = []linkwatch.Finding{{}}
		}
		for _, f := range found {
			rows.Write(csvRow(v, f))
		}
	}
	rows.Flush()
	return rows.Error()
}

func csvRow(v linkwatch.Verdict, f linkwatch.Finding) []string {
	e := v.Entry
	var status, failed, final string
	if last := v.Last; last != nil {
		failed, final = failure(last.Failure), last.FinalURL
		if last.Status != 0 {
			status = strconv.Itoa(last.Status)
		}
	}
	c := v.Modified
	row := []string{
		string(e.ID), e.Title, e.URL, strconv.Itoa(e.Line), e.Owner, e.Group, v.Health.String(), optional(v.Since),
		f.Check, string(f.Severity), f.Detail, f.Hint, status, failed, final, c.String(),
		string(c.Kind), string(c.Channel), short(c.Quote),
	}
	for i, cell := range row {
		row[i] = unformula(cell)
	}
	return row
}

// unformula keeps a spreadsheet from reading a cell as a formula: OWASP's rule,
// with the full-width signs that some locales accept.
func unformula(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}

func optional(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return instant(t)
}

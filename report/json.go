package report

import (
	"bufio"
	"encoding/json"
	"io"

	"linkwatch"
)

func writeCheckJSON(w *bufio.Writer, c Check) error {
	return writeJSON(w, linkwatch.NewCheckDocument(c.Round, c.Verdicts))
}

// writeJSON writes a document, indented for people who look into it.
func writeJSON(w io.Writer, document any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // & is common in addresses
	enc.SetIndent("", "  ")
	return enc.Encode(document)
}

package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"

	"linkwatch"
)

func writeCheckJSON(w *bufio.Writer, c Check) error {
	return writeJSON(w, linkwatch.NewCheckDocument(c.Round, c.Verdicts))
}

// writeJSON writes a document, indented for people who look into it.
func writeJSON(w *bufio.Writer, document any) error { return encode(w, document, "  ") }

// encode writes a document with an indent. What a terminal would obey or show
// in another order is written as an escape, so that programs still read what
// the page held.
func encode(w *bufio.Writer, document any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // & is common in addresses
	enc.SetIndent("", indent)
	if err := enc.Encode(document); err != nil {
		return err
	}
	for _, r := range b.String() { // below U+0020 the encoder escapes
		if 0x7f <= r && r <= 0x9f || unicode.Is(unicode.Cf, r) {
			for _, unit := range utf16.AppendRune(nil, r) {
				fmt.Fprintf(w, `\u%04x`, unit)
			}
			continue
		}
		w.WriteRune(r)
	}
	return nil
}

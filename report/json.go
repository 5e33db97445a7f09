package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"linkwatch"
)

// writeCheckJSON writes a linkwatch.CheckDocument, entry by entry: that of a
// million entries would not fit into memory.
func writeCheckJSON(w *bufio.Writer, c checked) error {
	fmt.Fprintf(w, "{\n  \"schema\": %q,\n  \"round\": ", linkwatch.CheckSchema)
	if err := encode(w, c.Round.Document(), "  ", "  "); err != nil {
		return err
	}
	w.WriteString(",\n  \"entries\": [")
	separator, end := "\n    ", "]\n}\n"
	for v := range c.Verdicts {
		w.WriteString(separator)
		if err := encode(w, v.Document(), "    ", "  "); err != nil {
			return err
		}
		separator, end = ",\n    ", "\n  ]\n}\n"
	}
	w.WriteString(end)
	return nil
}

// writeJSON writes a document, indented for people who look into it.
func writeJSON(w *bufio.Writer, document any) error {
	defer w.WriteByte('\n')
	return encode(w, document, "", "  ")
}

// encode writes a document with an indent, and a prefix before all lines but
// the first. What a terminal would obey or show in another order is written as
// an escape, so that programs still read what the page held.
func encode(w *bufio.Writer, document any, prefix, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // & is common in addresses
	enc.SetIndent(prefix, indent)
	if err := enc.Encode(document); err != nil {
		return err
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	for len(text) > 0 {
		plain := bytes.IndexFunc(text, obeyed)
		if plain < 0 {
			_, err := w.Write(text)
			return err
		}
		w.Write(text[:plain])
		r, size := utf8.DecodeRune(text[plain:])
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(w, `\u%04x`, unit)
		}
		text = text[plain+size:]
	}
	return nil
}

// obeyed reports whether a terminal obeys a character, or shows others in
// another order for it. The encoder itself escapes those below U+0020.
func obeyed(r rune) bool {
	return r >= 0x7f && (r <= 0x9f || unicode.Is(unicode.Cf, r))
}

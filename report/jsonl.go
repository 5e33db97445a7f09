package report

import (
	"bufio"
	"encoding/json"
)

// writeCheckJSONL writes each entry as in the JSON document, one a line.
func writeCheckJSONL(w *bufio.Writer, c Check) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, v := range c.Verdicts {
		if err := enc.Encode(v.Document()); err != nil {
			return err
		}
	}
	return nil
}

package report

import "bufio"

// writeCheckJSONL writes each entry as in the JSON document, one a line.
func writeCheckJSONL(w *bufio.Writer, c checked) error {
	for v := range c.Verdicts {
		if err := encode(w, v.Document(), "", ""); err != nil {
			return err
		}
		w.WriteByte('\n')
	}
	return nil
}

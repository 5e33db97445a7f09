package report

import "bufio"

// writeCheckJSONL writes each entry as in the JSON document, one a line.
func writeCheckJSONL(w *bufio.Writer, c Check) error {
	for _, v := range c.Verdicts {
		if err := encode(w, v.Document(), ""); err != nil {
			return err
		}
	}
	return nil
}

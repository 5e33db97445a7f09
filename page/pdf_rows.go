package page

import "bytes"

// readRows notes the sections of a stream of cross references, and where it says
// that others stand.
func (f *pdf) readRows(o pdfObject) {
	dict, _, _ := bytes.Cut(o.b[:min(len(o.b), maxHead)], []byte("stream"))
	widths := numbers(dict, "/W")
	if !bytes.Contains(dict, []byte("/XRef")) || len(widths) != 3 {
		return
	}
	f.xref.goOn(o, "/Prev")
	s := section{widths: [3]int(widths)}
	size := 0
	for _, width := range widths {
		if width > 6 { // bytes: no file is that long
			return
		}
		size += width
	}
	if size == 0 {
		return
	}
	o.packed = true // it is never encrypted
	rows := unpredicted(f.stream(o), o.number("/Predictor"), o.number("/Columns"))
	index := numbers(dict, "/Index")
	if len(index) == 0 {
		index = []int{0, o.number("/Size")}
	}
	for ; len(index) > 1; index = index[2:] {
		s.first, s.count = index[0], max(0, min(index[1], len(rows)/size))
		s.rows = rows[:s.count*size]
		rows = rows[len(s.rows):]
		f.xref.sections = append(f.xref.sections, s)
	}
}

// numbers reads the whole numbers of the array that follows the key.
func numbers(dict []byte, key string) (list []int) {
	for {
		_, rest, found := bytes.Cut(dict, []byte(key))
		if !found {
			return nil
		}
		dict = rest
		if rest = rest[skipAny(rest, pdfSpace):]; len(rest) == 0 || rest[0] != '[' {
			continue // another key that starts so
		}
		rest = rest[1:]
		for {
			rest = rest[skipAny(rest, pdfSpace):]
			number, n := readInt(rest)
			if n == 0 {
				return list
			}
			list, rest = append(list, number), rest[n:]
		}
	}
}

// unpredicted takes the predictor off the rows of a table: none, or one of PNG's
// (ISO 32000-1, 7.4.4.4), of which writers of cross references use those that look
// at the byte to the left or above.
func unpredicted(b []byte, predictor, columns int) []byte {
	if predictor < 10 {
		return b
	}
	if columns < 1 || columns > maxHead {
		return nil
	}
	plain := make([]byte, 0, len(b))
	above := make([]byte, columns)
	for len(b) > columns {
		kind, row := b[0], b[1:1+columns]
		b = b[1+columns:]
		from := len(plain)
		plain = append(plain, row...)
		row = plain[from:]
		for i := range row {
			switch {
			case kind == 1 && i > 0:
				row[i] += row[i-1]
			case kind == 2:
				row[i] += above[i]
			case kind > 2:
				return plain[:from]
			}
		}
		above = row
	}
	return plain
}

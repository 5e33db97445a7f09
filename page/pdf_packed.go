package page

import "bytes"

// packedObject finds an object in the file's object streams, the last first.
func (f *pdf) packedObject(num int) pdfObject {
	rest := f.b
	for f.budget > 0 {
		at := lastIndex(rest, []byte("/ObjStm"))
		if at < 0 {
			break
		}
		start := lastIndex(rest[:at], []byte(" obj"))
		if start < 0 {
			break
		}
		from := start + len(" obj")
		o := pdfObject{b: f.b[from:]}
		o.num, o.gen = headBefore(f.b[:start])
		rest = rest[:start]
		if at-from > 1<<10 {
			continue // the name stands in something else
		}
		if b := unpacked(f.stream(o), o, num); b != nil {
			return pdfObject{b: b, num: num, packed: true}
		}
	}
	return pdfObject{}
}

// headBefore reads the numbers of an object back from the end of b: 12 0.
func headBefore(b []byte) (num, gen int) {
	b = b[max(0, len(b)-24):]
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0, 0
	}
	num, _ = readInt(fields[len(fields)-2])
	gen, _ = readInt(fields[len(fields)-1])
	return num, gen
}

// unpacked is the object of that number in an object stream; nil if it is not
// there (ISO 32000-1, 7.5.7).
func unpacked(data []byte, o pdfObject, num int) []byte {
	first := o.number("/First")
	if first <= 0 || first > len(data) {
		return nil
	}
	table, body := data[:first], data[first:]
	start := -1
	for len(table) > 0 {
		table = table[skipAny(table, pdfSpace):]
		id, n := readInt(table)
		table = table[n:]
		gap := skipAny(table, pdfSpace)
		offset, m := readInt(table[gap:])
		if n == 0 || m == 0 {
			break
		}
		table = table[gap+m:]
		if start >= 0 {
			return body[start:min(max(start, offset), len(body))]
		}
		if id == num && offset <= len(body) {
			start = offset
		}
	}
	if start >= 0 {
		return body[start:]
	}
	return nil
}

package page

import (
	"bytes"

	"linkwatch"
)

// addPDF records what a PDF, or as much of it as was read, says of its dates: the
// ModDate and CreationDate of its Info dictionary and the xmp:ModifyDate of its
// metadata (ISO 32000-1, 14.3). MetadataDate is when the metadata was changed, not
// the document.
func (c *claims) addPDF(b []byte) {
	f := newPDF(b)
	if num, gen, found := f.lastReference("/Info"); found {
		info := f.object(num, gen)
		c.addPDFDate(linkwatch.Modified, "ModDate", f.text(info, "/ModDate"), 1)
		c.addPDFDate(linkwatch.Published, "CreationDate", f.text(info, "/CreationDate"), ofCreated)
	}
	c.addPDFDate(linkwatch.Modified, "xmp:ModifyDate", lastXMP(f.metadata()), ofXMP)
}

// ofXMP is less than 1 as tools that write the Info dictionary may leave the
// metadata as it was.
const ofXMP = 0.95

func (c *claims) addPDFDate(kind linkwatch.ClaimKind, key, value string, factor float64) {
	c.add(statement{date: parsePDFDate(value), kind: kind, channel: linkwatch.PDF, factor: factor, quote: key + ": " + value})
}

// parsePDFDate reads D:20160111162107-05'00', of which all behind the year may
// lack (ISO 32000-1, 7.9.4), and what tools write instead. The day is the stated
// one, in its own zone.
func parsePDFDate(value string) date {
	digits := value
	if len(digits) > 2 && digits[:2] == "D:" {
		digits = digits[2:]
	}
	n := 0
	for n < len(digits) && isDigit(digits[n]) {
		n++
	}
	part := func(from, to int) int { number, _ := readInt([]byte(digits[from:to])); return number }
	switch {
	case n >= 8 && n <= 14:
		return whole(date{part(0, 4), part(4, 6), part(6, 8)}, 3)
	case n == 6:
		return whole(date{part(0, 4), part(4, 6), 0}, 2)
	case n == 4 && n == len(digits):
		return whole(date{part(0, 4), 0, 0}, 1)
	}
	return parseStamp(value, unknownOrder)
}

// whole gives d if its first parts are there, else none.
func whole(d date, parts int) date {
	if parts > 1 && d.month == 0 || parts > 2 && d.day == 0 {
		return date{}
	}
	return d.valid()
}

// lastXMP is the latest xmp:ModifyDate of some metadata, where it is an attribute
// or an element: a document is saved after what was put into it.
func lastXMP(metadata []byte) (latest string) {
	const most = 1000
	for range most {
		_, rest, found := bytes.Cut(metadata, []byte(":ModifyDate"))
		if !found {
			break
		}
		metadata = rest
		rest = rest[:min(len(rest), 64)]
		rest = rest[skipAny(rest, " =>\"'\r\n"):]
		value := rest[:len(rest)-len(bytes.TrimLeft(rest, "0123456789-:.TZ+"))]
		if string(value) > latest && len(value) >= len("2024") {
			latest = string(value)
		}
	}
	return latest
}

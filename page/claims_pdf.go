package page

import (
	"bytes"
	"time"

	"linkwatch"
)

// addPDF records what a PDF, or as much of it as is there, says of its dates. A
// file that is made for the web tells them in its beginning as a rule; of any other
// that goes on behind what was read the end is asked for first, where its newest
// references stand.
func (c *claims) addPDF(d *document) {
	if !linearized(d) {
		d.addEnd()
	}
	dates := newPDF(d).dates()
	if dates.modified == "" && dates.xmp == "" && d.addEnd() {
		dates = newPDF(d).dates()
	}
	c.addPDFDate(linkwatch.Modified, "ModDate", dates.modified, 1)
	c.addPDFDate(linkwatch.Published, "CreationDate", dates.created, ofCreated)
	c.addPDFDate(linkwatch.Modified, "xmp:ModifyDate", dates.xmp, ofMetadata(dates))
}

// linearized reports whether the file is as long as it says at its beginning, which
// is what a reader needs first (ISO 32000-1, annex F): nothing was added to it since.
func linearized(d *document) bool {
	head := pdfObject{b: d.b[:min(len(d.b), 1<<10)]}
	return bytes.Contains(head.b, []byte("/Linearized")) && int64(head.number("/L")) == d.size
}

// pdfDates are the dates of a PDF as they stand in it: the ModDate and CreationDate
// of its Info dictionary, and the xmp:ModifyDate of its metadata (ISO 32000-1,
// 14.3). MetadataDate is when the metadata was changed, not the document.
type pdfDates struct{ modified, created, xmp string }

func (f *pdf) dates() (d pdfDates) {
	if num, gen, found := f.lastReference("/Info"); found {
		info := f.object(num, gen)
		d.modified, d.created = f.text(info, "/ModDate"), f.text(info, "/CreationDate")
	}
	d.xmp = lastXMP(f.metadata())
	return d
}

// ofXMP is less than 1 as tools that write the Info dictionary may leave the
// metadata as it was.
const ofXMP = 0.95

// ofMetadata is the factor on trust in the metadata's date. PDF 2.0 prefers the
// metadata (ISO 32000-2, 14.3), but whoever knows only one of both writes only that:
// so the newer is right, as tools that put both in order have it. A day apart they
// may be the same, in different zones.
func ofMetadata(d pdfDates) float64 {
	info, xmp := parsePDFDate(d.modified), parsePDFDate(d.xmp)
	if info != (date{}) && xmp.start().Sub(info.start()) <= dayApart {
		return ofXMP
	}
	return 1
}

const dayApart = 24 * time.Hour

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

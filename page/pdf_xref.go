package page

import "bytes"

const (
	maxSections = 16      // parts of a file's cross references that are looked into
	maxHead     = 4 << 10 // bytes in which the head of one stands, or of an object
	entrySize   = 20      // bytes of an entry in a table
)

// An xref is a file's cross references: where its objects stand, the newest first.
// A file that was updated has several; each says where the one before it stands.
type xref struct {
	sections []section
	next     []int // where those stand that were not read yet
	read     int
}

// A section tells of objects in a row: a table that stands in the file (ISO
// 32000-1, 7.5.4), or the rows of a stream (7.5.8).
type section struct {
	first, count int
	table        int64 // where the table stands
	rows         []byte
	widths       [3]int // of a row's fields; zero for a table
}

// A place is where an object stands: in the file or, packed, in an object stream.
type place struct {
	at     int // in the file; the stream's number if it is packed
	packed bool
}

// newXref begins at what the file says last.
func newXref(d *document) xref {
	at := lastIndex(d.b, []byte("startxref"))
	if at < 0 {
		return xref{}
	}
	rest := d.b[at+len("startxref"):]
	start, _ := readInt(rest[skipAny(rest, pdfSpace):])
	if start == 0 {
		return xref{} // as in the beginning of a file that tells it at its end
	}
	return xref{next: []int{start}}
}

// referred is the object to which the cross references lead; empty if they do not
// lead there.
func (f *pdf) referred(num int) pdfObject {
	where, found := f.place(num)
	if !found {
		return pdfObject{}
	}
	if !where.packed {
		o := f.objectAt(where.at)
		if o.num != num {
			return pdfObject{}
		}
		return o
	}
	holder, found := f.place(where.at)
	if !found || holder.packed {
		return pdfObject{}
	}
	o := f.objectAt(holder.at)
	return pdfObject{b: unpacked(f.stream(o), o, num), num: num, packed: true}
}

// objectAt is the object that stands at a place of the file; empty if none does.
func (f *pdf) objectAt(at int) pdfObject {
	b := f.from(int64(at), maxHead)
	b = b[skipAny(b, pdfSpace):]
	num, n := readInt(b)
	gap := skipAny(b[n:], pdfSpace)
	gen, m := readInt(b[n+gap:])
	after := n + gap + m
	after += skipAny(b[after:], pdfSpace)
	if n == 0 || m == 0 || !bytes.HasPrefix(b[after:], []byte("obj")) {
		return pdfObject{}
	}
	return pdfObject{b: upToEnd(b[after+len("obj"):]), num: num, gen: gen}
}

// place tells where an object stands by the newest section that knows it.
func (f *pdf) place(num int) (place, bool) {
	for i := 0; ; i++ {
		for i == len(f.xref.sections) {
			if !f.readSections() {
				return place{}, false
			}
		}
		s := f.xref.sections[i]
		if num < s.first || num-s.first >= s.count {
			continue
		}
		if where, found := f.entry(s, num-s.first); found {
			return where, true
		}
	}
}

// entry reads the ith entry of a section; false for an object that is not in use.
func (f *pdf) entry(s section, i int) (place, bool) {
	if s.widths == ([3]int{}) {
		b := f.from(s.table+entrySize*int64(i), entrySize)
		if len(b) < entrySize || b[17] != 'n' {
			return place{}, false
		}
		at, _ := readInt(bytes.TrimLeft(b[:10], "0"))
		return place{at: at}, at > 0
	}
	size := s.widths[0] + s.widths[1] + s.widths[2]
	row := s.rows[i*size : (i+1)*size]
	kind := 1 // where no field tells it
	if s.widths[0] > 0 {
		kind = bigEndian(row[:s.widths[0]])
	}
	at := bigEndian(row[s.widths[0]:][:s.widths[1]])
	return place{at, kind == 2}, (kind == 1 || kind == 2) && at > 0
}

func bigEndian(b []byte) (number int) {
	for _, c := range b {
		number = number<<8 | int(c)
	}
	return number
}

// readSections reads the sections that stand next; false if there are none, or
// enough were read.
func (f *pdf) readSections() bool {
	x := &f.xref
	if len(x.next) == 0 || x.read == maxSections {
		return false
	}
	at := x.next[0]
	x.next = x.next[1:]
	x.read++
	if b := f.from(int64(at), maxHead); bytes.HasPrefix(b[skipAny(b, pdfSpace):], []byte("xref")) {
		f.readTables(int64(at + skipAny(b, pdfSpace) + len("xref")))
	} else {
		f.readRows(f.objectAt(at))
	}
	return true
}

// readTables notes the tables that stand one behind the other, and where the
// trailer behind them says that others stand.
func (f *pdf) readTables(at int64) {
	for range maxSections {
		b := f.from(at, maxHead)
		skipped := skipAny(b, pdfSpace)
		b = b[skipped:]
		first, n := readInt(b)
		gap := skipAny(b[n:], pdfSpace)
		count, m := readInt(b[n+gap:])
		if n == 0 || m == 0 {
			f.xref.goOn(pdfObject{b: b}, "/XRefStm", "/Prev")
			return
		}
		lead := n + gap + m
		lead += skipAny(b[lead:], pdfSpace)
		at += int64(skipped + lead)
		f.xref.sections = append(f.xref.sections, section{first: first, count: count, table: at})
		at += entrySize * int64(count)
	}
}

// goOn notes where a dictionary says by the keys that other sections stand.
func (x *xref) goOn(trailer pdfObject, keys ...string) {
	trailer.b, _, _ = bytes.Cut(trailer.b[:min(len(trailer.b), maxHead)], []byte("startxref"))
	for _, key := range keys {
		if at := trailer.number(key); at > 0 {
			x.next = append(x.next, at)
		}
	}
}

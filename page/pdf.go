package page

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
)

const (
	maxStream  = 1 << 20 // bytes of one stream, as it stands and inflated
	maxStreams = 8 << 20 // bytes of all streams of one file, so counted twice
	maxLookups = 24      // searches for an object through the whole file
	maxTries   = 64      // of what may be meant
)

// A pdf finds single objects in a PDF file: by its cross references (pdf_xref.go),
// or else by looking for them, so that one which was cut off, or whose references
// are wrong, still tells what is there. Of several objects of one number the last
// in the file counts, as in a file that was updated (ISO 32000-1, 7.5.6).
type pdf struct {
	*document
	crypt   *pdfCrypt // nil if the file is not encrypted
	budget  int       // bytes of streams that may still be read
	lookups int
	xref    xref
}

// A pdfObject is what stands between obj and endobj, or in an object stream.
type pdfObject struct {
	b        []byte
	num, gen int
	packed   bool // whether an object stream held it, and with it was encrypted as a whole
}

func newPDF(d *document) *pdf {
	f := &pdf{document: d, budget: maxStreams, lookups: maxLookups, xref: newXref(d)}
	f.crypt = f.encryption()
	return f
}

// lastReference is the last reference in the file that follows the key.
func (f *pdf) lastReference(key string) (num, gen int, found bool) {
	rest := f.b
	for range maxTries {
		at := lastIndex(rest, []byte(key))
		if at < 0 {
			break
		}
		if num, gen, found = reference(rest[at+len(key):]); found {
			return num, gen, true
		}
		rest = rest[:at]
	}
	return 0, 0, false
}

// reference reads 12 0 R.
func reference(b []byte) (num, gen int, found bool) {
	b = b[:min(len(b), 64)]
	b = b[skipAny(b, pdfSpace):]
	num, n := readInt(b)
	gap := skipAny(b[n:], pdfSpace)
	gen, m := readInt(b[n+gap:])
	after := n + gap + m
	gap2 := skipAny(b[after:], pdfSpace)
	after += gap2
	found = n > 0 && m > 0 && gap > 0 && gap2 > 0 && after < len(b) && b[after] == 'R'
	return num, gen, found
}

const pdfSpace = "\x00\t\n\f\r "

// object finds an object; its bytes are empty if it is not there.
func (f *pdf) object(num, gen int) pdfObject {
	if f.lookups--; f.lookups < 0 {
		return pdfObject{}
	}
	if o := f.referred(num); o.b != nil {
		return o
	}
	head := []byte(strconv.Itoa(num) + " " + strconv.Itoa(gen) + " obj")
	rest := f.b
	for range maxTries {
		at := lastIndex(rest, head)
		if at < 0 {
			break
		}
		if at == 0 || !isDigit(rest[at-1]) {
			return pdfObject{b: upToEnd(f.b[at+len(head):]), num: num, gen: gen}
		}
		rest = rest[:at]
	}
	return f.packedObject(num)
}

// upToEnd gives what stands before the end of an object.
func upToEnd(b []byte) []byte {
	if end := bytes.Index(b, []byte("endobj")); end >= 0 {
		return b[:end]
	}
	return b
}

// number is the whole number that follows the key in an object's dictionary; -1
// if there is none.
func (o pdfObject) number(key string) int {
	b := o.b[:min(len(o.b), 4<<10)]
	if end := bytes.Index(b, []byte("stream")); end >= 0 {
		b = b[:end]
	}
	for {
		_, rest, found := bytes.Cut(b, []byte(key))
		if !found {
			return -1
		}
		b = rest
		rest = rest[skipAny(rest, pdfSpace):]
		if number, n := readInt(rest); n > 0 {
			return number
		}
	}
}

// stream is what an object's stream holds, decrypted and inflated as far as the
// budget allows.
func (f *pdf) stream(o pdfObject) []byte {
	f.budget -= 1 << 10 // for the search
	at := bytes.Index(o.b[:min(len(o.b), 8<<10)], []byte("stream"))
	if at < 0 {
		return nil
	}
	dict, data := o.b[:at], o.b[at+len("stream"):]
	data = bytes.TrimPrefix(data, []byte("\r"))
	data = bytes.TrimPrefix(data, []byte("\n"))
	data = data[:min(len(data), maxStream)]
	_, _, indirect := reference(after(dict, "/Length"))
	if length := o.number("/Length"); !indirect && length > 0 && length <= len(data) {
		data = data[:length]
	} else if end := bytes.Index(data, []byte("endstream")); end >= 0 {
		data = bytes.TrimRight(data[:end], "\r\n")
	}
	f.budget -= len(data)
	if f.crypt != nil && !o.packed {
		data = f.crypt.decrypt(data, o)
	}
	if !bytes.Contains(dict, []byte("/FlateDecode")) && !bytes.Contains(dict, []byte("/Fl ")) {
		return data
	}
	from, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	plain, _ := io.ReadAll(io.LimitReader(from, int64(max(0, min(maxStream, f.budget))))) // as far as it can be read
	f.budget -= len(plain)
	return plain
}

// lastIndex is what bytes.LastIndex gives, in a tenth of its time: a large file is
// looked through forwards, part by part from its end.
func lastIndex(b, word []byte) int {
	const part = 4 << 10
	for end := len(b); end > 0; end -= part {
		from := max(0, end-part)
		here := b[from:min(len(b), end+len(word)-1)]
		last := -1
		for next := bytes.Index(here, word); next >= 0; next = bytes.Index(here[last+1:], word) {
			last += 1 + next
		}
		if last >= 0 {
			return from + last
		}
	}
	return -1
}

func after(b []byte, key string) []byte {
	_, rest, _ := bytes.Cut(b, []byte(key))
	return rest
}

// metadata is the file's own metadata stream; where nothing leads to it, as the
// end of the file was not read, all of the file.
func (f *pdf) metadata() []byte {
	num, gen, found := f.lastReference("/Root")
	if !found {
		if _, _, informed := f.lastReference("/Info"); informed {
			return nil
		}
		return f.b
	}
	root := f.object(num, gen)
	num, gen, found = reference(after(root.b, "/Metadata"))
	if !found {
		return nil
	}
	o := f.object(num, gen)
	if f.crypt != nil && bytes.Contains(o.b, []byte("<x:xmpmeta")) {
		return o.b // left readable in a file that is encrypted otherwise
	}
	return f.stream(o)
}

package page_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

// A madePDF is a PDF file as it is written, one object after the other.
type madePDF struct {
	bytes.Buffer
	at    map[int]int    // where the objects stand
	held  map[int][2]int // the stream that holds an object, and its place there
	since []int          // the objects that no section tells of yet
	last  int            // where the last section stands
}

func newMadePDF() *madePDF {
	f := &madePDF{at: map[int]int{}, held: map[int][2]int{}}
	f.WriteString("%PDF-1.7\n")
	return f
}

func (f *madePDF) object(num int, body string) {
	f.at[num], f.since = f.Len(), append(f.since, num)
	delete(f.held, num)
	fmt.Fprintf(f, "%d 0 obj\n%s\nendobj\n", num, body)
}

// fill writes a picture of so many bytes.
func (f *madePDF) fill(num, size int) {
	f.object(num, fmt.Sprintf("<< /Subtype /Image /Length %d >>\nstream\n%s\nendstream", size, strings.Repeat("\x9a\x01", size/2)))
}

// pack writes an object stream with one object.
func (f *madePDF) pack(num, inner int, body string) {
	f.object(num, "<< /Type /ObjStm /N 1 /First 8 /Filter /FlateDecode >>\nstream\n"+deflated(fmt.Sprintf("%-7d ", inner)[:6]+"0 "+body)+"\nendstream")
	f.held[inner], f.since = [2]int{num, 0}, append(f.since, inner)
}

// metadata writes XMP that was changed on a day.
func (f *madePDF) metadata(num int, day string) {
	f.object(num, strings.TrimSuffix(strings.TrimPrefix(xmpObject(day), "9 0 obj\n"), "\nendobj\n"))
}

func (f *madePDF) prev() string {
	if f.last == 0 {
		return ""
	}
	return fmt.Sprintf(" /Prev %d", f.last)
}

// table ends the file with a table of the objects since the last one.
func (f *madePDF) table(trailer string) {
	prev := f.prev()
	f.last = f.Len()
	f.WriteString("xref\n")
	slices.Sort(f.since)
	for i := 0; i < len(f.since); {
		n := i + 1
		for n < len(f.since) && f.since[n] == f.since[n-1]+1 {
			n++
		}
		fmt.Fprintf(f, "%d %d\n", f.since[i], n-i)
		for _, num := range f.since[i:n] {
			fmt.Fprintf(f, "%010d 00000 n \n", f.at[num])
		}
		i = n
	}
	f.end("trailer\n<< " + trailer + prev + " >>\n")
}

// rows ends the file with a stream of references to the objects since the last one.
func (f *madePDF) rows(num int, trailer string) {
	prev := f.prev()
	f.last = f.Len()
	f.at[num], f.since = f.Len(), append(f.since, num)
	slices.Sort(f.since)
	var index string
	var rows []byte
	above := make([]byte, 7)
	for _, n := range f.since {
		index += fmt.Sprintf(" %d 1", n)
		row := binary.BigEndian.AppendUint32([]byte{1}, uint32(f.at[n]))
		if in, ok := f.held[n]; ok {
			row = binary.BigEndian.AppendUint32([]byte{2}, uint32(in[0]))
		}
		row = append(row, 0, 0)
		rows = append(rows, 2) // PNG's "up"
		for i := range row {
			rows = append(rows, row[i]-above[i])
		}
		above = row
	}
	packed := deflated(string(rows))
	fmt.Fprintf(f, "%d 0 obj\n<< /Type /XRef /W [1 4 2] /Index [%s] /Filter /FlateDecode /DecodeParms << /Columns 7 /Predictor 12 >> /Length %d %s%s >>\nstream\n%s\nendstream\nendobj\n",
		num, index, len(packed), trailer, prev, packed)
	f.end("")
}

func (f *madePDF) end(trailer string) {
	fmt.Fprintf(f, "%sstartxref\n%d\n%%%%EOF\n", trailer, f.last)
	f.since = nil
}

// A longBody is a file of which the beginning alone is read at first.
type longBody struct {
	io.Reader
	file  *bytes.Reader
	asked []int64 // places
	bytes int
	fails bool
}

func longer(file []byte, read int) *longBody {
	return &longBody{Reader: io.LimitReader(bytes.NewReader(file), int64(read)), file: bytes.NewReader(file)}
}

func (b *longBody) Size() int64 { return b.file.Size() }

func (b *longBody) ReadAt(p []byte, off int64) (int, error) {
	b.asked, b.bytes = append(b.asked, off), b.bytes+len(p)
	if b.fails || off < 0 || off+int64(len(p)) > b.file.Size() {
		return 0, errors.New("not to be had")
	}
	return b.file.ReadAt(p, off)
}

const (
	beginning = 100 << 10
	gap       = 600 << 10
)

const rootAndInfo = "/Root 1 0 R /Info 2 0 R"

var longPDFs = []struct {
	name string
	make func(f *madePDF)
	asks int
	want []string
}{
	{"the Info dictionary is at the end", func(f *madePDF) {
		f.object(1, "<< /Type /Catalog >>")
		f.fill(3, gap)
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.table(rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"it is at the beginning", func(f *madePDF) {
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.fill(3, gap)
		f.table(rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"it is in between", func(f *madePDF) {
		f.fill(3, gap/2)
		f.object(2, "<< /ModDate (D:20240305) /CreationDate (D:20190102) >>")
		f.fill(4, gap)
		f.table(rootAndInfo)
	}, 2, []string{"2024-03-05 modified pdf", "2019-01-02 published pdf"}},
	{"the metadata is in between, and what leads to it", func(f *madePDF) {
		f.fill(3, gap)
		f.object(1, "<< /Type /Catalog /Metadata 9 0 R >>")
		f.fill(4, gap)
		f.metadata(9, "2024-03-05")
		f.fill(5, gap)
		f.table("/Root 1 0 R")
	}, 3, []string{"2024-03-05 modified pdf"}},
	{"it is packed in between", func(f *madePDF) {
		f.fill(3, gap)
		f.pack(6, 2, "<< /ModDate (D:20240305) >>")
		f.fill(4, gap)
		f.rows(7, rootAndInfo)
	}, 2, []string{"2024-03-05 modified pdf"}},
	{"it was changed in an update before the last", func(f *madePDF) {
		f.object(2, "<< /ModDate (D:20190102) >>")
		f.fill(3, gap)
		f.table(rootAndInfo)
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.fill(4, gap)
		f.table(rootAndInfo)
		f.object(5, "<< >>")
		f.table(rootAndInfo)
	}, 3, []string{"2024-03-05 modified pdf"}},
	{"it was packed, and then changed", func(f *madePDF) {
		f.pack(6, 2, "<< /ModDate (D:20190102) >>")
		f.fill(3, gap)
		f.rows(7, rootAndInfo)
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.rows(8, rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"it was plain, and then packed", func(f *madePDF) {
		f.object(2, "<< /ModDate (D:20190102) >>")
		f.fill(3, gap)
		f.table(rootAndInfo)
		f.pack(6, 2, "<< /ModDate (D:20240305) >>")
		f.rows(8, rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"the table is longer than the end", func(f *madePDF) {
		f.fill(1, gap)
		for num := 3; num < 30_000; num++ {
			f.at[num], f.since = 9, append(f.since, num)
		}
		f.object(30_000, "<< /ModDate (D:20240305) >>")
		f.table("/Info 30000 0 R")
	}, 3, []string{"2024-03-05 modified pdf"}},
	{"the references are wrong", func(f *madePDF) {
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.fill(3, gap)
		f.at[2] += 5
		f.table(rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"the references go in a circle", func(f *madePDF) {
		f.object(2, "<< /ModDate (D:20240305) >>")
		f.since = nil
		f.fill(3, gap)
		f.last = f.Len()
		f.table(rootAndInfo)
	}, 1, []string{"2024-03-05 modified pdf"}},
	{"no date is stated", func(f *madePDF) {
		f.object(2, "<< >>")
		f.fill(3, gap)
		f.table(rootAndInfo)
	}, 1, nil},
}

// claimsOf gives what the body, as far as it is read, and what it is asked for say
// of its dates.
func claimsOf(t *testing.T, mediaType string, body io.Reader) []string {
	t.Helper()
	return told(reader.Read(body, http.Header{"Content-Type": {mediaType}}, nil, nil).Claims)
}

func TestThatAPDFIsLongHidesNoDate(t *testing.T) {
	for _, c := range longPDFs {
		t.Run(c.name, func(t *testing.T) {
			f := newMadePDF()
			c.make(f)
			body := longer(f.Bytes(), beginning)
			got := claimsOf(t, "application/pdf", body)
			if !slices.Equal(got, c.want) || len(body.asked) != c.asks || body.bytes > 384<<10 {
				t.Errorf("got %q, %d bytes asked for at %v, want %q by %d asks", got, body.bytes, body.asked, c.want, c.asks)
			}
			if whole := claimsOf(t, "application/pdf", bytes.NewReader(f.Bytes())); !slices.Equal(whole, c.want) {
				t.Errorf("read whole: got %q, want %q", whole, c.want)
			}
		})
	}
}

func TestALongPDFOfWhichNoMoreIsToBeHadSaysWhatItsBeginningDoes(t *testing.T) {
	for _, c := range longPDFs {
		f := newMadePDF()
		c.make(f)
		body := longer(f.Bytes(), beginning)
		body.fails = true
		got, want := claimsOf(t, "application/pdf", body), claimsOf(t, "application/pdf", bytes.NewBuffer(f.Bytes()[:beginning]))
		if !slices.Equal(got, want) || len(body.asked) != 1 {
			t.Errorf("%s: got %q after asking at %v, want %q and one ask", c.name, got, body.asked, want)
		}
	}
}

func TestAPDFMadeForTheWebIsAskedForItsEndOnlyIfItsBeginningHasNoDate(t *testing.T) {
	const info, none = "<< /ModDate (D:20240305) >>", "<< >>"
	for _, c := range []struct {
		name, first, last string
		changed           bool // since it was made for the web
		asks              int
		want              []string
	}{
		{"dates first", info, none, false, 0, []string{"2024-03-05 modified pdf"}},
		{"dates last", none, info, false, 1, []string{"2024-03-05 modified pdf"}},
		{"changed since", strings.Replace(info, "2024", "2019", 1), info, true, 1, []string{"2024-03-05 modified pdf"}},
	} {
		f := newMadePDF()
		f.object(10, "<< /Linearized 1 /L 0000000 >>")
		if c.first != none {
			f.object(2, c.first)
		}
		f.WriteString("trailer << " + rootAndInfo + " >>\nstartxref\n0\n%%EOF\n")
		f.fill(3, gap)
		if c.last != none {
			f.object(2, c.last)
		}
		f.table(rootAndInfo)
		length := f.Len()
		if c.changed {
			length--
		}
		body := longer(bytes.Replace(f.Bytes(), []byte("0000000"), fmt.Appendf(nil, "%07d", length), 1), beginning)
		if got := claimsOf(t, "application/pdf", body); !slices.Equal(got, c.want) || len(body.asked) != c.asks {
			t.Errorf("%s: got %q after asking at %v, want %q by %d asks", c.name, got, body.asked, c.want, c.asks)
		}
	}
}

func TestALongPDFThatIsEncryptedIsOpened(t *testing.T) {
	sealed := encryptedPDF(t, true)
	at := bytes.Index(sealed, []byte("4 0 obj"))
	file := slices.Concat(sealed[:at], bytes.Repeat([]byte("5 0 obj\n<< >>\nendobj\n"), gap/20), sealed[at:])
	body := longer(file, beginning)
	if got, want := claimsOf(t, "application/pdf", body), []string{"2024-03-05 modified pdf"}; !slices.Equal(got, want) {
		t.Errorf("got %q after asking at %v, want %q", got, body.asked, want)
	}
}

func TestThatAnOfficeDocumentIsLongHidesNoDate(t *testing.T) {
	noise := make([]byte, gap) // it cannot be packed
	rand.NewChaCha8([32]byte{}).Read(noise)
	words := string(noise)
	want := []string{"2019-01-02 published office", "2024-03-05 modified office"}
	for _, c := range []struct {
		name, mediaType string
		files           []string
		asks            int
	}{
		{"properties first", docx, []string{"docProps/core.xml", coreXML, "a.bin", words}, 1},
		{"properties last", docx, []string{"a.bin", words, "docProps/core.xml", coreXML}, 1},
		{"properties in between", docx, []string{"a.bin", words, "docProps/core.xml", coreXML, "b.bin", words}, 2},
		{"OpenDocument", odt, []string{"a.bin", words, "meta.xml", metaXML, "b.bin", words}, 2},
	} {
		body := longer(archive(t, c.files...), beginning)
		if got := claimsOf(t, c.mediaType, body); !slices.Equal(got, want) || len(body.asked) != c.asks {
			t.Errorf("%s: got %q after asking at %v, want %q by %d asks", c.name, got, body.asked, want, c.asks)
		}
	}
}

func TestTheNewerOfAPDFsOwnDatesIsTrustedMore(t *testing.T) {
	for _, c := range []struct{ info, xmp, want string }{
		{"D:20240305", "2019-01-02", "2024-03-05"},
		{"D:20190102", "2024-03-05", "2024-03-05"},
		{"D:20240305233000-05'00'", "2024-03-06T04:30:00Z", "2024-03-05"},
		{"never", "2024-03-05", "2024-03-05"},
	} {
		file := pdfHead + infoObject("/ModDate ("+c.info+")") + xmpObject(c.xmp) + pdfTrailer("")
		claims := readFile(t, "application/pdf", []byte(file))
		best := slices.MaxFunc(claims, func(a, b linkwatch.DateClaim) int {
			if a.Confidence != b.Confidence {
				return int(1000 * (a.Confidence - b.Confidence))
			}
			return a.Date.Compare(b.Date)
		})
		if best.String() != c.want {
			t.Errorf("Info %s, metadata %s: got %s of %q, want %s", c.info, c.xmp, best, told(claims), c.want)
		}
	}
}

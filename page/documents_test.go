package page_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"linkwatch"
)

// readFile gives what a file of the type says of its dates.
func readFile(t *testing.T, mediaType string, file []byte) []linkwatch.DateClaim {
	t.Helper()
	p := reader.Read(bytes.NewReader(file), http.Header{"Content-Type": {mediaType}}, nil, nil)
	if p.Bytes != int64(len(file)) || (p.Hash == "") != (len(file) == 0) {
		t.Errorf("got %d bytes, hash %q; want %d bytes", p.Bytes, p.Hash, len(file))
	}
	return p.Claims
}

func checkFile(t *testing.T, mediaType string, file []byte, want ...string) {
	t.Helper()
	if got := told(readFile(t, mediaType, file)); !slices.Equal(got, want) {
		t.Errorf("%.400q\ngot  %q\nwant %q", file, got, want)
	}
}

func deflated(text string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.String()
}

const pdfHead = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Metadata 9 0 R >>\nendobj\n"

func pdfTrailer(more string) string {
	return "trailer\n<< /Root 1 0 R /Info 2 0 R " + more + ">>\nstartxref\n0\n%%EOF"
}

func infoObject(dict string) string { return "2 0 obj\n<< " + dict + " >>\nendobj\n" }

func xmpObject(modified string) string {
	xmp := "<x:xmpmeta><rdf:Description><xmp:ModifyDate>" + modified + "</xmp:ModifyDate><xmp:MetadataDate>2026-01-01</xmp:MetadataDate></rdf:Description>"
	return fmt.Sprintf("9 0 obj\n<< /Type /Metadata /Length %d >>\nstream\n%s\nendstream\nendobj\n", len(xmp), xmp)
}

func TestReadTakesTheDatesOfPDFs(t *testing.T) {
	const both = "/CreationDate (D:20190102) /ModDate (D:20240305233000-05'00')"
	for _, c := range []struct{ name, file, want string }{
		{"both dates", pdfHead + infoObject(both) + pdfTrailer(""), "2024-03-05 modified pdf; 2019-01-02 published pdf"},
		{"the creation alone", pdfHead + infoObject("/CreationDate(D:20190102101112Z)") + pdfTrailer(""), "2019-01-02 published pdf"},
		{"a month and a year", pdfHead + infoObject("/ModDate(D:202403)/CreationDate(D:2019)") + pdfTrailer(""), "2024-03 modified pdf; 2019 published pdf"},
		{"in hexadecimal", pdfHead + infoObject("/ModDate <443A3230 3234303330 35>") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"in UTF-16", pdfHead + infoObject("/ModDate (\xfe\xff\x00D\x00:\x002\x000\x002\x004\x000\x003\x000\x005)") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"with escapes", pdfHead + infoObject("/ModDate (D:2024\\060305\\\n10)") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"as C writes it", pdfHead + infoObject("/ModDate (Tue Mar  5 10:00:00 2024)") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"by a reference", pdfHead + "7 0 obj (D:20240305) endobj\n" + infoObject("/ModDate 7 0 R") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"of the last update", pdfHead + infoObject("/ModDate(D:20200101)") + pdfTrailer("") + infoObject("/ModDate(D:20240305)") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"in an object stream", pdfHead + "5 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode >>\nstream\n" +
			deflated("3 0 2 5 << >><< /ModDate (D:20240305) >>") + "\nendstream\nendobj\n" + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"in metadata", pdfHead + xmpObject("2024-03-05T10:00:00Z") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"where both agree", pdfHead + infoObject("/ModDate(D:20240305)") + xmpObject("2024-03-05") + pdfTrailer(""), "2024-03-05 modified pdf"},
		{"of a picture in it", pdfHead + strings.Replace(xmpObject("2024-03-05"), "9 0", "8 0", 1) + pdfTrailer(""), ""},
		{"cut off before its end", pdfHead + xmpObject("2024-03-05") + "10 0 obj << /Length 99 >> stream\nabc", "2024-03-05 modified pdf"},
		{"without a header that is right", "\n\nxx%PDF-1.3 " + infoObject(both) + pdfTrailer(""), "2024-03-05 modified pdf; 2019-01-02 published pdf"},
		{"a date that is none", pdfHead + infoObject("/ModDate (D:20241305) /CreationDate (yesterday)") + pdfTrailer(""), ""},
		{"a date before the web", pdfHead + infoObject("/ModDate (D:19100305)") + pdfTrailer(""), ""},
		{"a string without its end", pdfHead + infoObject("/ModDate (D:20240305"), ""},
		{"an object that is not there", pdfHead + pdfTrailer(""), ""},
		{"words like a date's", pdfHead + "3 0 obj << /PieceInfo << /ModDate (D:20240305) >> >> endobj\n" + infoObject("") + pdfTrailer(""), ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			if c.want != "" {
				want = strings.Split(c.want, "; ")
			}
			checkFile(t, "application/pdf", []byte(c.file), want...)
		})
	}
}

func TestReadKnowsAPDFThatIsServedAsSomethingElse(t *testing.T) {
	file := []byte(pdfHead + infoObject("/ModDate (D:20240305)") + pdfTrailer(""))
	checkFile(t, "application/octet-stream", file, "2024-03-05 modified pdf")
	checkFile(t, "text/html", file)
}

// encryptedPDF is a file that anybody may read and few may print: its user
// password is empty (ISO 32000-1, 7.6.3).
func encryptedPDF(t *testing.T, withAES bool) []byte {
	t.Helper()
	owner, id := strings.Repeat("o", 32), "0123456789abcdef"
	key := md5.Sum([]byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A" +
		owner + "\xfc\xff\xff\xff" + id))
	for range 50 {
		key = md5.Sum(key[:])
	}
	salted := string(key[:]) + "\x02\x00\x00\x00\x00"
	date, dict := "D:20240305101112Z", "/V 2 /R 3 /Length 128"
	var sealed []byte
	if withAES {
		dict = "/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 >> >>"
		own := md5.Sum([]byte(salted + "sAlT"))
		block, err := aes.NewCipher(own[:])
		if err != nil {
			t.Fatal(err)
		}
		iv := []byte("an initial block")
		padded := date + strings.Repeat("\x0f", 15)
		sealed = append(iv, padded...)
		cipher.NewCBCEncrypter(block, iv).CryptBlocks(sealed[16:], []byte(padded))
	} else {
		own := md5.Sum([]byte(salted))
		stream, err := rc4.NewCipher(own[:])
		if err != nil {
			t.Fatal(err)
		}
		sealed = make([]byte, len(date))
		stream.XORKeyStream(sealed, []byte(date))
	}
	return []byte(pdfHead + infoObject(fmt.Sprintf("/ModDate <%x>", sealed)) +
		"4 0 obj\n<< /Filter /Standard " + dict + fmt.Sprintf(" /P -4 /O <%x> >>\nendobj\n", owner) +
		pdfTrailer(fmt.Sprintf("/Encrypt 4 0 R /ID [<%x><%x>] ", id, id)))
}

func TestReadOpensAPDFThatAnybodyMayRead(t *testing.T) {
	checkFile(t, "application/pdf", encryptedPDF(t, false), "2024-03-05 modified pdf")
	checkFile(t, "application/pdf", encryptedPDF(t, true), "2024-03-05 modified pdf")
	readable := strings.Replace(string(encryptedPDF(t, false)), "/ModDate", "/Other", 1)
	checkFile(t, "application/pdf", []byte(readable+xmpObject("2024-03-06")), "2024-03-06 modified pdf")
	for _, other := range []string{"/V 5 /R 6", "/V 0", "/R 9"} {
		locked := strings.Replace(string(encryptedPDF(t, false)), "/V 2 /R 3", other, 1)
		checkFile(t, "application/pdf", []byte(locked))
	}
}

func TestAPDFThatUnfoldsWithoutEndIsReadInLittleTime(t *testing.T) {
	bomb := deflated(strings.Repeat("\x00", 64<<20))
	var file strings.Builder
	file.WriteString(pdfHead)
	for i := range 60 {
		fmt.Fprintf(&file, "%d 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n", 100+i, bomb)
	}
	file.WriteString(pdfTrailer(""))
	began := time.Now()
	checkFile(t, "application/pdf", []byte(file.String()))
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("%d bytes took %s, want a moment", file.Len(), took)
	}
}

func TestAPDFOfManyBeginningsIsReadInLittleTime(t *testing.T) {
	const encrypted = "3 0 obj /V 2 /R 3 /Length 128 /P -4 /O (0123456789abcdef0123456789abcdef) endobj /ID [(a)] /Encrypt 3 0 R "
	for name, beginning := range map[string]string{
		"of streams without an end":     " obj/ObjStm/First 1 stream\n",
		"of streams without a length":   " obj/ObjStm/First 1 stream\nendstream",
		"of streams that do not unfold": " obj/ObjStm/FlateDecode/First 1 stream\n\x78\x9c",
		"of objects without a stream":   " obj/ObjStm\n",
		"of objects without a number":   "1 0 obj",
	} {
		for _, head := range []string{pdfHead, pdfHead + encrypted} {
			began := time.Now()
			checkFile(t, "application/pdf", []byte(head+strings.Repeat(beginning, 1<<20/len(beginning))+pdfTrailer("")))
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("1 MiB %s took %s, want a moment", name, took)
			}
		}
	}
}

// archive makes a document of an office suite of files by name and content.
func archive(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	docx    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	odt     = "application/vnd.oasis.opendocument.text"
	coreXML = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="x"><cp:lastPrinted>2026-01-01</cp:lastPrinted>
<dcterms:created xsi:type="dcterms:W3CDTF">2019-01-02T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-03-05T23:00:00Z</dcterms:modified></cp:coreProperties>`
	metaXML = `<office:document-meta xmlns:office="o" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:meta><meta:creation-date>2019-01-02T10:00:00</meta:creation-date><meta:print-date>2026-01-01</meta:print-date><dc:date>2024-03-05T10:00:00.123</dc:date></office:meta></office:document-meta>`
)

func TestReadTakesTheDatesOfOfficeDocuments(t *testing.T) {
	whole := archive(t, "[Content_Types].xml", "<Types/>", "docProps/core.xml", coreXML, "word/document.xml", strings.Repeat("words ", 1000))
	for _, c := range []struct {
		name, mediaType string
		file            []byte
		want            []string
	}{
		{"OOXML", docx, whole, []string{"2019-01-02 published office", "2024-03-05 modified office"}},
		{"OpenDocument", odt, archive(t, "mimetype", odt, "meta.xml", metaXML), []string{"2019-01-02 published office", "2024-03-05 modified office"}},
		{"served as a mere archive", "application/zip", whole, []string{"2019-01-02 published office", "2024-03-05 modified office"}},
		{"cut off before its directory", docx, whole[:len(whole)-200], []string{"2019-01-02 published office", "2024-03-05 modified office"}},
		{"served as a page", "text/html", whole, nil},
		{"an archive of something else", "application/zip", archive(t, "a.txt", "Last updated: 5 March 2024"), nil},
		{"one of that name in a folder", odt, archive(t, "old/meta.xml", metaXML), nil},
		{"properties without a date", docx, archive(t, "docProps/core.xml", "<a/>"), nil},
		{"properties of another language", docx, archive(t, "docProps/core.xml", "<modified>2024-03-05</modified>"), nil},
		{"properties that are no XML", docx, archive(t, "docProps/core.xml", "<<<"), nil},
		{"more than is unfolded", docx, archive(t, "docProps/core.xml", strings.Repeat(" ", 64<<20)+coreXML), nil},
		{"no archive", docx, []byte("PK\x03\x04docProps/core.xml"), nil},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.mediaType, c.file, c.want...) })
	}
}

// FuzzDocument reads whatever is called a PDF or a document of an office suite.
func FuzzDocument(f *testing.F) {
	f.Add([]byte(pdfHead+infoObject("/ModDate (D:20240305)")+xmpObject("2024-03-05")+pdfTrailer("")), "application/pdf")
	f.Add([]byte(pdfHead+"5 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode >>\nstream\n"+
		deflated("3 0 2 5 << >><< /ModDate (D:20240305) >>")+"\nendstream\nendobj\n"+pdfTrailer("")), "application/pdf")
	f.Add([]byte(pdfHead+"5 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Length 6 0 R >>\nstream\n3 0 2 5 << >><< /ModDate 7 0 R >>\nendstream\n"+pdfTrailer("/Encrypt 4 0 R /ID [(a)] ")), "application/pdf")
	f.Add([]byte("PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x40\x00\x00\x00\x40\x00\x00\x00\x08\x00\x00\x00meta.xml"+metaXML), odt)
	small := newMadePDF()
	small.pack(6, 2, "<< /ModDate (D:20240305) >>")
	small.table(rootAndInfo)
	small.metadata(9, "2024-03-05")
	small.rows(7, rootAndInfo)
	f.Add(small.Bytes(), "application/pdf")
	f.Fuzz(func(t *testing.T, file []byte, mediaType string) {
		header := http.Header{"Content-Type": {mediaType}}
		began := time.Now()
		p := reader.Read(bytes.NewReader(file), header, nil, nil)
		if took := time.Since(began); took > 20*time.Second {
			t.Fatalf("%d bytes took %s", len(file), took)
		}
		again := reader.Read(iotest.HalfReader(bytes.NewReader(file)), header, nil, nil)
		if !slices.Equal(told(p.Claims), told(again.Claims)) {
			t.Fatalf("%q: got %q, and in pieces %q", file, told(p.Claims), told(again.Claims))
		}
		long := longer(file, len(file)/3)
		rest := reader.Read(long, header, nil, nil)
		if len(long.asked) > 3 {
			t.Fatalf("%q: asked for more at %v, want three places at most", file, long.asked)
		}
		for _, c := range append(p.Claims, rest.Claims...) {
			if c.Quote == "" || c.String() == "" || c.Confidence <= 0 || c.Confidence > 1 {
				t.Fatalf("%q: bad claim %+v", file, c)
			}
		}
	})
}

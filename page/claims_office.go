package page

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/xml"
	"io"

	"linkwatch"
)

// The XML namespaces of the dates of documents: OOXML's core properties (ECMA-376,
// part 2, 11) and OpenDocument's meta.xml (OpenDocument 1.2, 4.3).
const (
	dublinTerms = "http://purl.org/dc/terms/"
	dublinCore  = "http://purl.org/dc/elements/1.1/"
	openMeta    = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
)

// addOffice records what a document of an office suite says of its dates.
func (c *claims) addOffice(archive []byte) {
	if core := zipped(archive, "docProps/core.xml"); core != nil {
		c.addProperties(core, xml.Name{Space: dublinTerms, Local: "modified"}, xml.Name{Space: dublinTerms, Local: "created"})
		return
	}
	c.addProperties(zipped(archive, "meta.xml"), xml.Name{Space: dublinCore, Local: "date"}, xml.Name{Space: openMeta, Local: "creation-date"})
}

// addProperties records the elements of the two names.
func (c *claims) addProperties(text []byte, modified, created xml.Name) {
	z := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := z.Token()
		if err != nil {
			return // the end, or no XML any more
		}
		element, _ := token.(xml.StartElement)
		s := statement{kind: linkwatch.Modified, channel: linkwatch.Office, factor: 1}
		switch element.Name {
		case modified:
		case created:
			s.kind, s.factor = linkwatch.Published, ofCreated
		default:
			continue
		}
		if words, err := z.Token(); err == nil {
			value, _ := words.(xml.CharData)
			value = value[:min(len(value), 64)]
			s.date, s.quote = parseStamp(string(value), unknownOrder), element.Name.Local+": "+string(value)
			c.add(s)
		}
	}
}

// maxProperties is how many bytes of a file in an archive are read.
const maxProperties = 1 << 20

// zipped is what the archive's last file of that name holds; nil if it cannot be
// read. It is found by its own header and not by the directory at the archive's
// end, which may not have been read (APPNOTE.TXT, 4.3.7).
func zipped(archive []byte, name string) []byte {
	const header = 30
	rest := archive
	for range maxTries {
		at := bytes.LastIndex(rest, []byte(name))
		if at < header {
			return nil
		}
		rest = rest[:at]
		head := archive[at-header : at]
		if !bytes.HasPrefix(head, []byte("PK\x03\x04")) || int(binary.LittleEndian.Uint16(head[26:])) != len(name) {
			continue
		}
		start := at + len(name) + int(binary.LittleEndian.Uint16(head[28:]))
		data := archive[min(start, len(archive)):]
		switch binary.LittleEndian.Uint16(head[8:]) {
		case 0: // stored
			return data[:min(len(data), maxProperties, int(binary.LittleEndian.Uint32(head[18:])))]
		case 8: // deflated; its end tells itself
			plain, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), maxProperties)) // as far as it comes
			return plain
		}
		return nil
	}
	return nil
}

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
func (c *claims) addOffice(archive *document) {
	archive.addEnd()
	if core := archive.zipped("docProps/core.xml"); core != nil {
		c.addProperties(core, xml.Name{Space: dublinTerms, Local: "modified"}, xml.Name{Space: dublinTerms, Local: "created"})
		return
	}
	c.addProperties(archive.zipped("meta.xml"), xml.Name{Space: dublinCore, Local: "date"}, xml.Name{Space: openMeta, Local: "creation-date"})
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
// read. It is looked for in what is held, and where it is not there the directory at
// the archive's end is asked for its place (APPNOTE.TXT, 4.3.7 and 4.3.12).
func (d *document) zipped(name string) []byte {
	if plain := localFile(d.b, name); plain != nil || d.rest == nil {
		return plain
	}
	const header = 46
	head := lastNamed(d.b, name, "PK\x01\x02", header, 28)
	if head == nil {
		return nil
	}
	return localFile(d.from(int64(binary.LittleEndian.Uint32(head[42:])), stretchSize), name)
}

// localFile is what the last file of that name holds by its own header.
func localFile(archive []byte, name string) []byte {
	const header = 30
	head := lastNamed(archive, name, "PK\x03\x04", header, 26)
	if head == nil {
		return nil
	}
	start := header + len(name) + int(binary.LittleEndian.Uint16(head[28:]))
	data := head[min(start, len(head)):]
	switch binary.LittleEndian.Uint16(head[8:]) {
	case 0: // stored
		return data[:min(len(data), maxProperties, int(binary.LittleEndian.Uint32(head[18:])))]
	case 8: // deflated; its end tells itself
		plain, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), maxProperties)) // as far as it comes
		return plain
	}
	return nil
}

// lastNamed is the archive from the last header on that has the signature and the
// name behind it; nil if there is none. The name's length stands at a place of it.
func lastNamed(archive []byte, name, signature string, size, length int) []byte {
	before := archive
	for range maxTries {
		at := lastIndex(before, []byte(name))
		if at < size {
			return nil
		}
		before = before[:at]
		head := archive[at-size:]
		if bytes.HasPrefix(head, []byte(signature)) && int(binary.LittleEndian.Uint16(head[length:])) == len(name) {
			return head
		}
	}
	return nil
}

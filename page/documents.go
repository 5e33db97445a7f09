package page

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// readDocument records what a file that is no page says of its own dates: a PDF, or
// a document of an office suite. It holds no more of it than maxDocument.
func readDocument(body *bufio.Reader, mediaType string, said *claims) {
	start, _ := body.Peek(1024)
	var read func([]byte)
	switch {
	case mediaType == "application/pdf" || mediaType == "application/x-pdf" || bytes.HasPrefix(start, []byte("%PDF-")):
		read = said.addPDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")) && holdsOffice(mediaType):
		read = said.addOffice
	default:
		return
	}
	var held bytes.Buffer
	_, _ = io.Copy(&held, io.LimitReader(body, maxDocument)) // as far as it comes
	read(held.Bytes())
}

// holdsOffice reports whether an archive of the type may be a document of an
// office suite: servers that do not know those say less.
func holdsOffice(mediaType string) bool {
	return strings.HasPrefix(mediaType, "application/vnd.openxmlformats-officedocument.") ||
		strings.HasPrefix(mediaType, "application/vnd.oasis.opendocument.") ||
		strings.HasPrefix(mediaType, "application/vnd.ms-") || mediaType == "application/msword" ||
		mediaType == "application/zip" || mediaType == "application/octet-stream"
}

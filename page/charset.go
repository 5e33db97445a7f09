package page

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// prescan is how many bytes a browser searches for a meta charset (WHATWG HTML,
// 13.2.3.2).
const prescan = 1024

// utf8Text decodes the body to UTF-8 as browsers do: byte order mark, header,
// meta element. Where none of them speaks, UTF-8 is believed if the start of the
// body is valid UTF-8 beyond ASCII, and windows-1252 otherwise.
func utf8Text(body *bufio.Reader, contentType string) io.Reader {
	start, _ := body.Peek(prescan)
	if declaresUTF8(contentType) && !bytes.HasPrefix(start, []byte("\xff\xfe")) && !bytes.HasPrefix(start, []byte("\xfe\xff")) {
		skipMark(body)
		return body
	}
	encoding, name, certain := charset.DetermineEncoding(start, contentType)
	if name == "windows-1252" && !certain && asciiOnly(start) {
		// Modern pages without any declaration are UTF-8 far more often.
		if start, _ = body.Peek(body.Size()); beyondASCII(start) {
			name = "utf-8"
		}
	}
	if name == "utf-8" {
		skipMark(body)
		return body // invalid bytes are mended where a string leaves this package
	}
	return encoding.NewDecoder().Reader(body)
}

// declaresUTF8 reports whether a header declares UTF-8 as nearly all do who declare
// anything; however else it may do so is left to the library.
func declaresUTF8(contentType string) bool {
	_, parameters, _ := strings.Cut(contentType, ";")
	return strings.EqualFold(strings.TrimLeft(parameters, " "), "charset=utf-8")
}

func skipMark(body *bufio.Reader) {
	if start, _ := body.Peek(3); string(start) == "\ufeff" {
		_, _ = body.Discard(3)
	}
}

func asciiOnly(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// beyondASCII reports whether b is UTF-8 with at least one rune beyond ASCII; a
// rune cut off at its end does not count against it.
func beyondASCII(b []byte) bool {
	for i := len(b) - 1; i >= 0 && i > len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				b = b[:i]
			}
			break
		}
	}
	return !asciiOnly(b) && utf8.Valid(b)
}

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
	encoding, name := charset.Lookup(declaredCharset(contentType))
	if encoding == nil || isMarked(start) {
		encoding, name = charset.Lookup(ownCharset(body, start))
	}
	if name == "utf-8" {
		skipMark(body)
		return body // invalid bytes are mended where a string leaves this package
	}
	return encoding.NewDecoder().Reader(body)
}

// ownCharset is that of a body as it tells by itself, which starts so.
func ownCharset(body *bufio.Reader, start []byte) string {
	_, name, certain := charset.DetermineEncoding(start, "")
	switch {
	case name == "x-user-defined":
		return "windows-1252" // is what a meta element means by it (WHATWG HTML, 13.2.3.2)
	case name == "windows-1252" && !certain && asciiOnly(start):
		// Modern pages without any declaration are UTF-8 far more often.
		if start, _ = body.Peek(body.Size()); beyondASCII(start) {
			return "utf-8"
		}
	}
	return name
}

// declaredCharset is the charset that a Content-Type declares; "" for none. Of
// several the first counts, whatever is wrong with other parameters (WHATWG MIME
// Sniffing, 4.4).
func declaredCharset(contentType string) string {
	_, rest := cutType(contentType)
	for rest != "" {
		var name, value string
		if name, value, rest = parameter(rest); value != "" && strings.EqualFold(name, "charset") {
			return value
		}
	}
	return ""
}

// parameter is the first of the parameters in a list, and the list of the others.
func parameter(list string) (name, value, rest string) {
	end := strings.IndexAny(list, ";,=")
	if end < 0 || list[end] != '=' {
		_, rest = cutType(list)
		return "", "", rest
	}
	name, value = strings.TrimSpace(list[:end]), strings.TrimLeft(list[end+1:], " \t")
	if quoted, ok := strings.CutPrefix(value, `"`); ok {
		value, rest, _ = strings.Cut(quoted, `"`)
		_, rest = cutType(rest)
		return name, value, rest
	}
	value, rest = cutType(value)
	return name, value, rest
}

// cutType parts a Content-Type before its next parameter, or before the next of
// several that were joined to one (WHATWG Fetch, 3.5).
func cutType(list string) (first, rest string) {
	if end := strings.IndexAny(list, ";,"); end >= 0 {
		return list[:end], list[end+1:]
	}
	return list, ""
}

// isMarked reports whether a body starts with the byte order mark of UTF-8 or UTF-16.
func isMarked(start []byte) bool {
	for _, mark := range []string{"\ufeff", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(start, []byte(mark)) {
			return true
		}
	}
	return false
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

package catalog

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// text gives the file's content if it is text at all: UTF-8, with or without a
// byte order mark, lines ended by LF or CR LF.
func (r *reader) text(l *ledger, data []byte) (string, bool) {
	if len(data) > r.room {
		l.mistake(&piece{first: 1}, mark{line: 1, column: 1}, fmt.Sprintf("over %d MiB of YAML: want less", maxBytes>>20), "a list in CSV may be longer")
		return "", false
	}
	r.room -= len(data)
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	if i, what, hint := notText(text); i >= 0 {
		before := text[:i]
		line := 1 + strings.Count(before, "\n")
		column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
		l.mistake(&piece{text: strings.ToValidUTF8(text, "\ufffd"), first: 1}, mark{line: line, column: column}, what, hint)
		return "", false
	}
	return text, true
}

// notText finds the first thing that no catalog holds; -1 if there is none.
func notText(text string) (at int, what, hint string) {
	if !utf8.ValidString(text) {
		for i, r := range text {
			if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
				return i, fmt.Sprintf("byte %#02x is not UTF-8: want the file saved as UTF-8", text[i]), ""
			}
		}
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r == 0x7f }); i >= 0 {
		return i, fmt.Sprintf("control character %U: want text only", text[i]), ""
	}
	// It also keeps the YAML lexer from a long run of <, for which it needs time by the square.
	if i := strings.Index(text, "<<<<<<<"); i >= 0 {
		return i, "mark of a merge conflict: want the file without", "keep one of the two sides and delete the lines <<<<<<<, ======= and >>>>>>>"
	}
	return -1, "", ""
}

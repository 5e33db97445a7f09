package catalog

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Lines hands a CSV reader one line at a time, checked to be text. So the lines
// of the present record are known, and no others are kept.
type lines struct {
	source  *bufio.Reader
	record  []byte // the lines since begin: blank ones too that come before
	first   int    // the file's number of the first of them
	served  int    // the file's number of the line served last
	rest    []byte // of that line
	trouble trouble
}

// readSize is how much of a file is read at a time.
const readSize = 64 << 10

// errNoText ends the reading of a file; the trouble says why.
var errNoText = errors.New("no text")

func newLines(source io.Reader) *lines {
	l := &lines{source: bufio.NewReaderSize(source, readSize)}
	if start, _ := l.source.Peek(3); string(start) == "\ufeff" {
		_, _ = l.source.Discard(3) // which have been read
	}
	return l
}

// begin says that the next record begins.
func (l *lines) begin() { l.record, l.first = l.record[:0], l.served+1 }

// piece gives the lines since begin.
func (l *lines) piece() *piece {
	return &piece{text: strings.ToValidUTF8(string(l.record), "\ufffd"), first: l.first, inBytes: true}
}

// mark gives a place in the piece of one in the file.
func (l *lines) mark(line, column int) mark {
	return mark{line: line - l.first + 1, column: column, given: true}
}

// Read serves what fits of one line.
func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if err := l.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func (l *lines) next() error {
	start := len(l.record)
	for more := true; more && len(l.record) <= maxPieceBytes; {
		part, err := l.source.ReadSlice('\n')
		l.record = append(l.record, part...)
		more = errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !more && len(l.record) == start {
			return err
		}
	}
	if bytes.HasSuffix(l.record[start:], []byte("\r\n")) {
		l.record = append(l.record[:len(l.record)-2], '\n')
	}
	l.served++
	l.rest = l.record[start:]
	return l.check(l.rest)
}

// check looks for what no catalog holds.
func (l *lines) check(line []byte) error {
	switch {
	case len(l.record) > maxPieceBytes:
		text := fmt.Sprintf("over %d bytes: want fewer in one row", maxPieceBytes)
		l.trouble = trouble{mark{line: 1, column: 1}, text, "look for quotes that are opened and not closed"}
	case !plain(line):
		at, what, hint := notText(string(line))
		l.trouble = trouble{l.mark(l.served, at+1), what, hint}
	default:
		return nil
	}
	return errNoText
}

// plain reports whether notText finds nothing, as fast as a million lines need it.
func plain(line []byte) bool {
	for _, b := range line {
		if b < ' ' && b != '\t' && b != '\n' || b == 0x7f {
			return false
		}
	}
	return utf8.Valid(line) && !bytes.Contains(line, []byte("<<<<<<<"))
}

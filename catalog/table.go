package catalog

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A table is a CSV list in reading: a row with the names of the columns, then
// one row an entry. It is read row by row and never held as a whole.
type table struct {
	*ledger
	name    string // of the file in the folder
	from    *folder
	lines   *lines
	csv     *csv.Reader
	decoder *decoder // of the present row
	entry   *entry   // what the present row says
	columns []column // in the file's order
}

// read reads the list's entries.
func (t *table) read(r *reader) error {
	file, err := t.from.root.Open(t.name)
	if err != nil {
		return fmt.Errorf("including %q: %w", t.file, err)
	}
	defer file.Close()
	if err := t.readRows(r, file); err != nil {
		return fmt.Errorf("including %q: %w", t.file, err)
	}
	return nil
}

// readRows reads the entries row by row.
func (t *table) readRows(r *reader, source io.Reader) error {
	t.lines = newLines(source)
	t.csv = csv.NewReader(t.lines)
	t.csv.FieldsPerRecord = -1 // row says more about it
	t.csv.ReuseRecord = true
	t.decoder = &decoder{ledger: t.ledger, shapes: r.shapes, row: t.lines.piece}
	t.entry = &r.scratch
	for n := 0; !t.full(); n++ {
		t.lines.begin()
		t.decoder.piece = nil
		cells, err := t.csv.Read()
		switch {
		case errors.Is(err, io.EOF):
			if n < 2 {
				t.mistake(&piece{first: 1}, mark{line: 1, column: 1}, "the list has no entries: want the names of the columns in the first row, then one row an entry", "")
			}
			return nil
		case err != nil:
			r.unreadEntries = true
			if goesOn, err := t.broken(err); !goesOn || n == 0 {
				return err
			}
		case n == 0 && !t.head(cells):
			r.unreadEntries = true
			return nil
		case n > 0 && r.entries.list.Len() == maxEntries:
			t.decoder.mistake(t.at(0), tooMany, "")
			return nil
		case n > 0:
			t.decoder.subject = subject{what: "entry", number: n}
			t.row(r, cells)
		}
	}
	return nil
}

// at is where the ith cell of the present row stands.
func (t *table) at(i int) mark { return t.lines.mark(t.csv.FieldPos(i)) }

// broken tells what is wrong with a row that is no CSV, and whether the next
// one can be read. Its error is trouble with the file.
func (t *table) broken(err error) (goesOn bool, _ error) {
	var parse *csv.ParseError
	t.decoder.subject = subject{}
	switch {
	case errors.Is(err, errNoText):
		trouble := t.lines.trouble
		t.decoder.mistake(trouble.at, trouble.text, trouble.hint)
		return false, nil
	case !errors.As(err, &parse):
		return false, err
	case parse.StartLine != parse.Line:
		t.decoder.mistake(t.lines.mark(parse.StartLine, 1), fmt.Sprintf("csv: this row's quotes do not close as they should up to line %d", parse.Line), doubled)
	case errors.Is(parse.Err, csv.ErrQuote):
		t.decoder.mistake(t.lines.mark(parse.Line, parse.Column), "csv: want a comma or the row's end after the quotes that close", doubled)
	default:
		t.decoder.mistake(t.lines.mark(parse.Line, parse.Column), "csv: want quotes around the whole cell or none", doubled)
	}
	return true, nil
}

const doubled = `a quote within quotes is written twice: "He said ""no"""`

// head takes the names of the columns; false if one is wrong.
func (t *table) head(names []string) bool {
	all := t.decoder.columns(t.entry)
	known := slices.Sorted(maps.Keys(all))
	stand := map[string]bool{}
	for i, name := range names {
		if t.full() {
			return false
		}
		name = strings.TrimSpace(name)
		c, ok := all[name]
		switch {
		case !ok && len(names) == 1 && strings.ContainsAny(name, ";\t"):
			t.decoder.mistake(t.at(i), "column "+quoted(name)+": want commas between the columns", "")
		case !ok:
			t.decoder.mistake(t.at(i), "unknown column "+quoted(name), cmp.Or(didYouMean(name, known), "the columns here are "+strings.Join(known, ", ")))
		case stand[name]:
			t.decoder.mistake(t.at(i), "column "+quoted(name)+" stands twice: want it once", "")
		}
		stand[name] = true
		t.columns = append(t.columns, c)
	}
	wrong := len(t.mistakes) > 0 // perhaps the one that is missing
	for _, key := range known {
		if want := all[key].want; want != "" && !stand[key] && !wrong {
			t.decoder.mistake(t.at(0), "column "+quoted(key)+" is missing: want "+want, "")
		}
	}
	return len(t.mistakes) == 0
}

// row reads one entry.
func (t *table) row(r *reader, cells []string) {
	d := t.decoder
	if len(cells) != len(t.columns) {
		r.unreadEntries = true
		d.mistake(t.at(min(len(cells)-1, len(t.columns))), fmt.Sprintf("%d cells: want %d, one for each column", len(cells), len(t.columns)), `put a text that holds a comma in quotes: "one, two"`)
		return
	}
	f := &t.entry.Facts
	*t.entry = entry{Facts: facts{Phone: f.Phone[:0], SMS: f.SMS[:0], Email: f.Email[:0]}}
	for i := range cells {
		t.cell(&t.columns[i], cells[i], t.at(i))
	}
	r.take(d, t.entry, t.lines.first+t.at(0).line-1)
}

// cell reads what one cell says.
func (t *table) cell(c *column, cell string, at mark) {
	t.decoder.path = c.path
	for value := range c.values(cell) {
		if t.full() {
			return
		}
		if c.path[0] == "id" {
			t.decoder.subject.name = value
		}
		l := c.leaf()
		*l.at() = at
		l.at().text = value
		t.decoder.understand(l, l.form().sorts)
	}
	if c.want != "" && strings.TrimSpace(cell) == "" {
		t.decoder.mistake(at, c.path[0]+" is missing: want "+c.want, "")
	}
}

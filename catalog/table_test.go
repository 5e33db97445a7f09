package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// ofRows reads a CSV list as an included file.
func ofRows(t testing.TB, text string) (*Catalog, error) {
	t.Helper()
	r := newReader("catalog.yaml")
	r.defaults = builtIn
	list := &table{ledger: r.ledger("list.csv")}
	if err := list.readRows(r, strings.NewReader(text)); err != nil {
		t.Fatalf("reading %q gave %v, want a catalog or mistakes", text, err)
	}
	r.samePages()
	return r.result()
}

func TestRowsAreTheSameHoweverTheyAreWritten(t *testing.T) {
	const plainly = "id,title,url\na,A,https://example.org/a\nb,\"B, or\",\n"
	want, err := ofRows(t, plainly)
	if err != nil || want.Len() != 2 || want.Entry(1).Title != "B, or" {
		t.Fatalf("got %+v, error %v: want two entries", want, err)
	}
	for name, text := range map[string]string{
		"with CR LF":               strings.ReplaceAll(plainly, "\n", "\r\n"),
		"with a byte order mark":   "\ufeff" + plainly,
		"with both":                "\ufeff" + strings.ReplaceAll(plainly, "\n", "\r\n"),
		"without a newline at end": strings.TrimSuffix(plainly, "\n"),
		"with blank lines at end":  plainly + "\n\r\n\n",
		"all in quotes":            "\ufeff\"id\",\"title\",\"url\"\n\"a\",\"A\",\"https://example.org/a\"\n\"b\",\"B, or\",\"\"\n",
		"with blanks around cells": "id , title,url \na , A ,\thttps://example.org/a\nb,\"B, or\", \n",
	} {
		got, err := ofRows(t, text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, name, all(got), all(want))
	}
}

// Every entry that CSV can state is the one that YAML states.
func TestRowsAreReadLikeYAML(t *testing.T) {
	const n = 100
	var yaml, csv strings.Builder
	yaml.WriteString("version: 1\nentries:\n")
	csv.WriteString("id,title,url,kind,edition,max_age,robots,phone,email,description\n")
	for i := range n {
		fmt.Fprintf(&yaml, "- {id: e%d, title: 题 %d, url: \"https://Example.org/%d\", kind: video, edition: 2018, max_age: %dd, robots: ignore, facts: {phone: [\"%d-1\", \"911\"], email: [a@b.c]}, description: \"One, \\\"two\\\"\\nthree\"}\n", i, i, i, i, 100+i)
		fmt.Fprintf(&csv, "e%d,题 %d,https://Example.org/%d,video,2018,%dd,ignore,%d-1;911,a@b.c,\"One, \"\"two\"\"\nthree\"\n", i, i, i, i, 100+i)
	}
	got, err := ofRows(t, csv.String())
	if err != nil {
		t.Fatal(err)
	}
	want := parsed(t, []byte(yaml.String()))
	for i, e := range want.Entries() {
		e.File, e.Line = "list.csv", 2*i+2
		same(t, string(e.ID), got.Entry(i), e)
	}
}

func TestAListThatIsNoTextIsRefused(t *testing.T) {
	for _, tt := range []struct {
		name, text   string
		line, column int
		words        string
	}{
		{"Latin-1", "id,title\na,A\nb,B\xfccher\n", 3, 4, "byte 0xfc is not UTF-8"},
		{"UTF-16", "\xff\xfei\x00d\x00\n\x00", 1, 1, "byte 0xff is not UTF-8"},
		{"a control character", "id,title\na,反A\x00\n", 2, 5, "control character U+0000"},
		{"lines of an old Macintosh", "id,title\ra,A\r", 1, 9, "control character U+000D"},
		{"a merge conflict", "id,title\n<<<<<<< ours\na,A\n", 2, 1, "merge conflict"},
		{"a spreadsheet's own format", "PK\x03\x04\n", 1, 3, "control character U+0003"},
		{"a row without end", "id,title\na,\"" + strings.Repeat("A\n", maxPieceBytes/2+1), 2, 1, "over 1048576 bytes"},
		{"a line without end", "id,title\na," + strings.Repeat("A", maxPieceBytes+1) + "\n", 2, 1, "over 1048576 bytes"},
	} {
		_, err := ofRows(t, tt.text)
		only(t, err, tt.line, tt.words)
		if ms, ok := err.(Mistakes); ok && (ms[0].Column != tt.column || ms[0].File != "list.csv") {
			t.Errorf("%s: got %s:%d, want list.csv and column %d", tt.name, ms[0].File, ms[0].Column, tt.column)
		}
	}
}

// Each of these is read within milliseconds; by the square of its size it would
// take minutes.
func TestTrapsInAListDoNotHang(t *testing.T) {
	const size, head = 128 << 10, "id,title,phone\n"
	for _, trap := range []string{",", "x,", "\"", "\"\"", "\"a\n", "a\n", ";", "a,b,;\n", "a,b,c\n", "a,b,911;"} {
		for _, before := range []string{"", head, head + "a,A,"} {
			text := before + strings.Repeat(trap, size/len(trap))
			start := time.Now()
			_, err := ofRows(t, text)
			if err == nil {
				t.Errorf("%q after %q: got a catalog, want mistakes", trap, before)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%q after %q: read in %v", trap, before, took)
			}
		}
	}
}

func TestTroubleWithAListsFileIsNoMistake(t *testing.T) {
	r, broken := newReader("catalog.yaml"), errors.New("the disk is gone")
	list := &table{ledger: r.ledger("list.csv")}
	err := list.readRows(r, iotest.DataErrReader(&cut{strings.NewReader("id,title\na,A\n"), broken}))
	if !errors.Is(err, broken) || len(list.mistakes) > 0 {
		t.Errorf("got the error %v and mistakes %v: want %v only", err, list.mistakes, broken)
	}
}

// cut ends with an error.
type cut struct {
	text *strings.Reader
	err  error
}

func (c *cut) Read(p []byte) (int, error) {
	if c.text.Len() == 0 {
		return 0, c.err
	}
	return c.text.Read(p)
}

func TestAListOverTheBoundOfEntriesIsRefused(t *testing.T) {
	r := newReader("catalog.yaml")
	r.entries.list.Grow(maxEntries - 1)
	list := &table{ledger: r.ledger("list.csv")}
	if err := list.readRows(r, strings.NewReader("id,title\na,A\nb,B\nc,C\n")); err != nil {
		t.Fatal(err)
	}
	only(t, list.mistakes, 3, "want at most 2000000 entries")
}

func TestReadingOfAListStopsAfterTooManyMistakes(t *testing.T) {
	_, err := ofRows(t, "id,title\n"+strings.Repeat("A,A\n", 2*maxMistakes))
	if ms, ok := err.(Mistakes); !ok || len(ms) != maxMistakes+1 {
		t.Errorf("got %d mistakes, want %d and one that says that reading stopped", len(ms), maxMistakes)
	}
}

func TestTheIndexTellsEntriesOfOneHashApart(t *testing.T) {
	var x index
	const n = 1000
	name := func(i int) string { return fmt.Sprint(i % n) }
	hash := func(i int) uint64 { return uint64(i%n%7) << 61 } // seven hashes for all
	for i := range 2 * n {
		first, double := x.add(hash(i), i, func(other int) bool { return name(other) == name(i) })
		if double != (i >= n) || double && first != i-n {
			t.Fatalf("entry %d: got first %d and double %v", i, first, double)
		}
	}
	if _, found := x.find(hash(0), func(int) bool { return false }); found {
		t.Error("found what no entry is")
	}
}

// FuzzList: whatever the bytes, a list gives entries or mistakes, and every
// mistake points into the file.
func FuzzList(f *testing.F) {
	for _, text := range []string{"", "id,title\na,A\n", "\ufeffid,title,url\r\na,\"A\nB\",https://example.org\r\n", "id,title\na,\"A\nb,B", "id\n\"a\"b\n", "title,id,phone,same_page_as\nA,a,911;,b\n\n,,,\nB,b,,\n", "id,title\na,\xff\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ofRows(t, string(data))
		ms, _ := err.(Mistakes)
		if (c == nil) != (len(ms) > 0) {
			t.Fatalf("%q gave catalog %v and %d mistakes: want one or the other", data, c, len(ms))
		}
		last := 1 + bytes.Count(data, []byte("\n"))
		for _, m := range ms {
			if m.Line < 1 || m.Line > last || m.Column < 1 || m.Text == "" {
				t.Errorf("%q gave %#v: want a text and a place within %d lines", data, m, last)
			}
		}
		if c == nil {
			return
		}
		for _, e := range c.Entries() {
			if e.ID == "" || e.Title == "" || e.Line < 2 || e.Line > last {
				t.Errorf("%q gave %+v: want an id, a title and a line within %d", data, e, last)
			}
		}
	})
}

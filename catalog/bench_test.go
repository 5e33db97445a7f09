package catalog

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// generated is a catalog of n entries with all that entries usually have.
func generated(n int) []byte {
	var b bytes.Buffer
	b.WriteString("version: 1\ngroups:\n  hotlines: {title: Hotlines, owner: hotlines@example.org, max_age: 90d}\nentries:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - id: entry-%d
    title: "Entry %d: its title"
    url: https://host%d.example.org/%d
    publisher: An Office
    kind: webpage
    group: hotlines
    description: A sentence
      on two lines.
    listed_in: [{seed: a.txt, title: Entry}]
    facts: {phone: ["1-888-373-7888"], sms: [233733]}
    last_verified: {on: 2026-11-22, by: A. Person}
    max_age: 2y

`, i, i, i/3, i)
		if i%3 > 0 {
			b.Truncate(b.Len() - len("    max_age: 2y\n\n"))
		}
	}
	return b.Bytes()
}

func BenchmarkParse(b *testing.B) {
	data := generated(10_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("catalog.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}

// listed writes a catalog that includes a list of n rows, and gives its path.
func listed(t testing.TB, n int) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "catalog.yaml")
	const text = "version: 1\ngroups: {hotlines: {max_age: 90d}, guides: {max_age: 0}}\ninclude: [list.csv]\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(folder, "list.csv"))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	fmt.Fprintln(w, "id,title,url,publisher,kind,group,owner")
	groups := [...]string{"hotlines", "guides"}
	for i := range n {
		fmt.Fprintf(w, "entry-%d,\"Entry %d, its title\",https://host%d.example.org/page/%d,Office %d,webpage,%s,owner%d@example.org\n", i, i, i%50_000, i, i%500, groups[i%2], i%100)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkLoadCSV also tells how much memory a loaded entry keeps.
func BenchmarkLoadCSV(b *testing.B) {
	const rows = 100_000
	path := listed(b, rows)
	b.ReportAllocs()
	var kept *Catalog
	for b.Loop() {
		c, err := Load(path)
		if err != nil {
			b.Fatal(err)
		}
		kept = c
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "entries/s")
	with := live()
	runtime.KeepAlive(kept)
	kept = nil
	b.ReportMetric(float64(with-live())/rows, "bytes/entry")
}

// live gives how many bytes of the heap are in use.
func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

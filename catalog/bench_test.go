package catalog

import (
	"bytes"
	"fmt"
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

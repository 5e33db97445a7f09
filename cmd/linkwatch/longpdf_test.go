package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// longPDF is a file of a mebibyte whose date stands in its middle, and is found by
// what stands at its end.
func longPDF() []byte {
	var f bytes.Buffer
	f.WriteString("%PDF-1.4\n")
	picture := func(num int) {
		fmt.Fprintf(&f, "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", num, 1<<19, strings.Repeat("\x9a\x01", 1<<18))
	}
	picture(3)
	info := f.Len()
	f.WriteString("2 0 obj\n<< /ModDate (D:20240305101500Z) >>\nendobj\n")
	picture(4)
	table := f.Len()
	fmt.Fprintf(&f, "xref\n2 1\n%010d 00000 n \ntrailer\n<< /Info 2 0 R >>\nstartxref\n%d\n%%%%EOF\n", info, table)
	return f.Bytes()
}

func TestCheckDatesAPDFThatItDoesNotReadToItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began, today := time.Now(), time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)
		now := func() time.Time { return today.Add(time.Since(began)) }
		web := fakeweb.New(fakeweb.Options{Now: now})
		defer web.Close()
		file := longPDF()
		web.Handle("agency.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/guide.pdf" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("ETag", `"1"`)
			http.ServeContent(w, r, "guide.pdf", time.Time{}, bytes.NewReader(file))
		}))
		dir := t.TempDir()
		list := filepath.Join(dir, "catalog.yaml")
		text := "version: 1\nentries:\n  - {id: guide, title: Guide, url: \"https://agency.test/guide.pdf\"}\n"
		if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for look, requests := range []int{4, 2} { // robots.txt and the file, with two parts of it at first
			before := len(web.Requests())
			var out, talk bytes.Buffer
			status := run(t.Context(), env{
				args:   []string{"check", "--catalog", list, "--db", filepath.Join(dir, "linkwatch.db"), "--format", "json", "--max-body", "100KiB"},
				stdout: &out, stderr: &talk, now: now, roots: web.Roots(),
				network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial},
			})
			var doc linkwatch.CheckDocument
			if err := json.Unmarshal(out.Bytes(), &doc); err != nil || status != exitFine || len(doc.Entries) != 1 {
				t.Fatalf("look %d: exit status %d, %d entries, error %v\n%s", look+1, status, len(doc.Entries), err, &talk)
			}
			e := doc.Entries[0]
			want := linkwatch.ModifiedDocument{Date: "2024-03-05", Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.PDF, Confidence: 0.83, Quote: "ModDate: D:20240305101500Z"}
			if e.Modified == nil || *e.Modified != want || e.Visit.Page.Bytes != 100<<10 || !e.Visit.Page.Truncated {
				t.Errorf("look %d: got modified %+v, page %+v, want %+v and 100 KiB, truncated", look+1, e.Modified, e.Visit.Page, want)
			}
			if asked := len(web.Requests()) - before; asked != requests {
				t.Errorf("look %d: %d requests, want %d", look+1, asked, requests)
			}
			time.Sleep(time.Hour)
		}
	})
}

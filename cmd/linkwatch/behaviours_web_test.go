package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"linkwatch/internal/fakeweb"
)

// A webText is what testdata/behaviours/web_*.txt say of hosts: of each look what
// is put into the web before it. A host whose name ends in .test, with www or
// without, belongs to the row of that name; others stand beside them. A file whose
// name ends in @2 is of the second look. {{guide}} stands for the page that all is
// well with.
type webText struct {
	of    [looks]txtar.Archive
	hosts map[string]bool // without www
}

func readWeb(t *testing.T) webText {
	files, err := filepath.Glob("testdata/behaviours/web_*.txt")
	if err != nil {
		t.Fatal(err)
	}
	web := webText{hosts: map[string]bool{}}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			name, number, found := strings.Cut(f.Name, "@")
			look := 1
			if found {
				if look, err = strconv.Atoi(number); err != nil || look < 2 || look > looks {
					t.Fatalf("%s: %s: want a look from 2 to %d", file, f.Name, looks)
				}
			}
			host, _, _ := strings.Cut(name, "/")
			host, _, _ = strings.Cut(host, ":")
			web.hosts[strings.TrimPrefix(host, "www.")] = true
			f = txtar.File{Name: name, Data: bytes.ReplaceAll(f.Data, []byte("{{guide}}"), []byte(guide))}
			web.of[look-1].Files = append(web.of[look-1].Files, f)
		}
	}
	return web
}

// putInto makes every server of the table as it is at the first look. A row of
// which nothing is told but what the catalog says has a server that gives the guide.
func (text webText) putInto(t *testing.T, web *fakeweb.Web, table []behaviour) {
	made := servers()
	for _, b := range table {
		if answer, found := strings.CutPrefix(b.name, "status-"); found {
			status, err := strconv.Atoi(answer)
			if err != nil {
				t.Fatalf("%s: want a number", b.name)
			}
			made[b.name] = answers(status)
		}
		put(t, web, txtar.Archive{Files: []txtar.File{{Name: b.host() + "/guide", Data: []byte(guideAnswer + guide)}}})
		if server := made[b.name]; server != nil {
			web.Handle(b.host(), server)
		} else if !text.hosts[b.host()] && len(b.entry) == 0 {
			t.Errorf("%s: no file or server says what it does", b.name)
		}
	}
	for host, server := range beside {
		web.Handle(host, server)
	}
	put(t, web, text.of[0])
	isRow := func(name string) bool {
		return slices.ContainsFunc(table, func(b behaviour) bool { return b.name == name })
	}
	for name := range made {
		if !isRow(name) {
			t.Errorf("server %q: no row of the table is of this name", name)
		}
	}
	for host := range text.hosts {
		if name, found := strings.CutSuffix(host, ".test"); found && !isRow(name) {
			t.Errorf("host %q: no row of the table is of this name", host)
		}
	}
}

// put puts pages and troubles into a web.
func put(t *testing.T, web *fakeweb.Web, text txtar.Archive) {
	t.Helper()
	if len(text.Files) == 0 {
		return
	}
	if err := web.LoadText(txtar.Format(&text)); err != nil {
		t.Fatal(err)
	}
}

// guide is a page with which all is well.
const (
	guideTitle  = "A guide to help"
	guideAnswer = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n"
	guide       = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A guide to help</title></head>
<body>
<nav><a href="/">Start</a> <a href="/guide">Guide</a> <a href="/contact">Contact</a></nav>
<h1>A guide to help</h1>
<p>This guide tells who helps people that are made to work against their will, what to expect of a first
conversation, and which rights everybody has, whatever their papers say. It was written by people who went
through it themselves.</p>
<h2>Where to call</h2>
<p>The line is open day and night and costs nothing: <a href="tel:+12025550143">202-555-0143</a>. Interpreters
for more than a hundred languages are there within a minute. Nobody asks for your name.</p>
<h2>What happens then</h2>
<p>A counsellor listens, explains what can be done, and does nothing that you have not agreed to. If you are in
danger now, the police can be called from the same conversation.</p>
</body>
</html>
`
)

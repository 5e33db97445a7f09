package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A job is a work set as the clients get it: as files, and as a page to begin at.
type job struct {
	workSet
	dns     string // HOST:PORT of the load server's
	dir     string // for what a client writes
	catalog string // file: what linkwatch reads, by name
	urls    string // file: one URL a line, by name
	text    string // file: Markdown, by address
	page    string // URL: one HTML page with all links, by address
	pages   string // folder: the same links on many HTML pages, by address
}

// manyPages is on how many pages job.pages spreads its links.
const manyPages = 100

// linksFolder is where, below the harness's folder, the load server finds documents.
const linksFolder = "links"

// prepare writes a work set's files below a folder.
func prepare(w workSet, at opening, root string) (job, error) {
	name := strings.ReplaceAll(w.name, "/", "-")
	j := job{workSet: w, dns: at.DNS, dir: filepath.Join(root, name)}
	j.catalog, j.urls = filepath.Join(j.dir, "catalog.yaml"), filepath.Join(j.dir, "urls.txt")
	j.text, j.pages = filepath.Join(j.dir, "links.md"), filepath.Join(j.dir, "pages")
	j.page = fmt.Sprintf("http://127.0.0.1:%d%s%s.html", at.Port, linksPath, name)
	if err := os.MkdirAll(j.pages, 0o755); err != nil {
		return j, fmt.Errorf("preparing %s: %w", w.name, err)
	}

	entry := func(out io.Writer, l link) {
		fmt.Fprintf(out, "e%d,Resource %d,%s\n", l.page.id, l.page.id, l.named(at.Port))
	}
	anchor := func(out io.Writer, l link) { fmt.Fprintf(out, "<p><a href=\"%s\">x</a></p>\n", l.addressed(at.Port)) }
	line := func(out io.Writer, l link) { fmt.Fprintln(out, l.named(at.Port)) }
	item := func(out io.Writer, l link) { fmt.Fprintf(out, "- [x](%s)\n", l.addressed(at.Port)) }
	const html = "<!DOCTYPE html><html lang=\"en\"><head><title>Links</title></head><body>\n"

	files := []document{
		{j.catalog, "version: 1\ninclude: [catalog.csv]\n", nil, nil},
		{filepath.Join(j.dir, "catalog.csv"), "id,title,url\n", entry, w.links},
		{j.urls, "", line, w.links},
		{j.text, "# Links\n\n", item, w.links},
		{filepath.Join(root, linksFolder, name+".html"), html, anchor, w.links},
	}
	each := (len(w.links) + manyPages - 1) / manyPages
	for i := 0; i*each < len(w.links); i++ {
		part := w.links[i*each : min(len(w.links), (i+1)*each)]
		files = append(files, document{filepath.Join(j.pages, fmt.Sprintf("%d.html", i)), html, anchor, part})
	}
	for _, d := range files {
		if err := d.write(); err != nil {
			return j, fmt.Errorf("preparing %s: %w", w.name, err)
		}
	}
	return j, nil
}

// A document is a file that has every link.
type document struct {
	file  string
	head  string
	each  func(io.Writer, link)
	links []link
}

func (d document) write() error {
	f, err := os.Create(d.file)
	if err != nil {
		return err
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	out.WriteString(d.head)
	for _, l := range d.links {
		d.each(out, l)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Close()
}

package main

import (
	"bytes"
	"fmt"
	"strings"
)

var vocabulary = strings.Fields(`the quick measure of a crawler is how many pages it visits while it leaves
	every host in peace and still notices which resource has moved which is stale and which has quietly died`)

// articleLinks is how many links an article of 2 KiB or more has.
const articleLinks = 60

// article makes a page as people write them: a title, a navigation, paragraphs
// with links, and a date. It has exactly so many KiB, from 2 upwards.
func article(kib int) []byte {
	var b bytes.Buffer
	b.WriteString(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Resources for people who measure</title>
<meta name="description" content="A page of the load server."></head><body><nav>`)
	links := 0
	link := func() {
		word := vocabulary[links*7%len(vocabulary)]
		fmt.Fprintf(&b, `<a href="/%d">%s</a>`, links, word)
		links++
	}
	for range articleLinks / 5 {
		link()
	}
	b.WriteString("</nav><main><h1>Resources</h1>\n")
	const foot = "</main><footer>Updated <time datetime=\"2026-01-02\">2 January 2026</time></footer></body></html>\n"
	text := kib<<10 - b.Len() - len(foot)
	paragraphs := articleLinks - links
	start := b.Len()
	for i := range paragraphs {
		b.WriteString("<p>")
		link()
		end := start + text*(i+1)/paragraphs - len("</p>\n")
		for w := i; b.Len() < end; w++ {
			word := " " + vocabulary[w*13%len(vocabulary)]
			b.WriteString(word[:min(len(word), end-b.Len())])
		}
		b.WriteString("</p>\n")
	}
	b.WriteString(foot)
	return b.Bytes()
}

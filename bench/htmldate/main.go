// Command htmldate finds the dates of labelled pages with linkwatch and with
// go-htmldate, the best library that there is for it, side by side:
//
//	go run . -data DIR
//
// DIR holds labels.jsonl and the pages that it names (label.go). Nothing of the
// data is kept. go test -bench . tells what a page costs either of them.
//
// It is a module of its own, so that what go-htmldate needs stays out of
// linkwatch's. Start with ways.go: how each is asked.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "", "the `DIR` with labels.jsonl and its pages")
	flag.Parse()
	if err := run(*data); err != nil {
		fmt.Fprintln(os.Stderr, "htmldate:", err)
		os.Exit(2)
	}
}

func run(data string) error {
	if data == "" {
		return fmt.Errorf("-data: want the directory with labels.jsonl")
	}
	labels, err := readLabels(data)
	if err != nil {
		return fmt.Errorf("reading labels: %w", err)
	}
	scores := make([]score, len(ways))
	for _, l := range labels {
		text, err := l.text(data)
		if err != nil {
			return err
		}
		for i, w := range ways {
			modified, published, err := w.find(text, l.URL)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", w.name, l.Page, err)
			}
			scores[i].add(l, modified, published)
		}
	}
	writeModified(os.Stdout, scores)
	writePublished(os.Stdout, scores)
	return nil
}

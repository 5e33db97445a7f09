package main

import (
	"os"
	"path/filepath"
	"strings"

	"linkwatch"
	"linkwatch/checks"
)

// parking asks whether a page is a parked or for-sale domain's; the names of
// the decoys say that they are none.
func parking(data string) (result, error) {
	return wholePages(filepath.Join(data, "parking/pages"), "parked", func(name string) bool {
		return !strings.Contains(strings.ToLower(name), "decoy")
	})
}

// doorways asks whether spammers' pages are seen for what they are: every one is.
func doorways(data string) (result, error) {
	return wholePages(filepath.Join(data, "doorways"), "hijacked", func(string) bool { return true })
}

// wholePages judges every page of a folder by itself.
func wholePages(folder, check string, want func(name string) bool) (result, error) {
	r := twoClasses()
	files, err := os.ReadDir(folder)
	if err != nil {
		return r, err
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) != ".html" {
			continue
		}
		at := address("site", f.Name())
		p, err := readFile(at, filepath.Join(folder, f.Name()))
		if err != nil {
			return r, err
		}
		got, told := says(judge(checks.Past{Visits: []linkwatch.Visit{look(p, at, 0)}}), check)
		r.answer(f.Name(), want(f.Name()), got, told)
	}
	return r, nil
}

// injectedAlone asks whether spam was put into a page, of which nothing else is known.
func injectedAlone(data string) (result, error) {
	return injected(data, func(linkwatch.Page, string) []linkwatch.Visit { return nil })
}

// injectedWithPast asks the same of pages that were visited before.
func injectedWithPast(data string) (result, error) {
	return injected(data, func(base linkwatch.Page, at string) []linkwatch.Visit {
		return []linkwatch.Visit{look(base, at, 14), look(base, at, 21)}
	})
}

func injected(data string, before func(base linkwatch.Page, at string) []linkwatch.Visit) (result, error) {
	r := twoClasses()
	folder := filepath.Join(data, "injected")
	rows, err := labels(filepath.Join(folder, "labels.tsv"))
	if err != nil {
		return r, err
	}
	for _, row := range rows {
		at := address(row["site"], row["file"])
		p, err := readFile(at, filepath.Join(folder, "pages", row["file"]))
		if err != nil {
			return r, err
		}
		base := p
		if row["base"] != "" {
			if clean, err := readFile(at, filepath.Join(folder, "pages", row["base"])); err == nil {
				base = clean
			}
		}
		visits := append([]linkwatch.Visit{look(p, at, 0), look(p, at, 7)}, before(base, at)...)
		got, told := says(judge(checks.Past{Visits: visits}), "hijacked")
		id := strings.TrimRight(row["file"]+" "+row["lang"]+" "+row["dose"], " ")
		r.answer(id, row["label"] == "injected", got, told)
	}
	return r, nil
}

package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"linkwatch"
	"linkwatch/checks"
)

// modifiedDates asks when a page was last modified, by tier; and apart for the
// pages that were modified on another day than they were published.
func modifiedDates(data string) (result, error) {
	var r result
	folder := filepath.Join(data, "modified-dates")
	file, err := os.Open(filepath.Join(folder, "labels.jsonl"))
	if err != nil {
		return r, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l struct {
			URL, Modified, Tier, Published, Page string
			Alt                                  []string
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return r, err
		}
		p, err := readFile(l.URL, filepath.Join(folder, "pages", l.Page))
		if err != nil {
			return r, err
		}
		got, want := dated(p, l.URL), append(l.Alt, l.Modified)
		differs := l.Published != "" && l.Published != l.Modified
		r.date(got, want, differs)
		r.tier(l.Tier).date(got, want, differs)
		if !slices.Contains(want, got) {
			r.miss(l.Tier+" "+l.Page, strings.Join(want, " or "), cmp.Or(got, "none"))
		}
	}
	return r, lines.Err()
}

// govPhrases asks it of pages in the phrasings of governments; those that state
// no date must be given none.
func govPhrases(data string) (result, error) {
	var r result
	text, err := os.ReadFile(filepath.Join(data, "gov-phrases/gov_phrases.json"))
	if err != nil {
		return r, err
	}
	var pages []struct{ ID, Gold, HTML string }
	if err := json.Unmarshal(text, &pages); err != nil {
		return r, err
	}
	at, err := url.Parse("https://www.example.gov/page")
	if err != nil {
		return r, err
	}
	for _, g := range pages {
		p := reader.Read(strings.NewReader(g.HTML), http.Header{"Content-Type": {"text/html"}}, at, nil)
		r.dated(g.ID, dated(p, at.String()), g.Gold)
	}
	return r, nil
}

// pdfMeta asks it of documents, by what they say of themselves.
func pdfMeta(data string) (result, error) {
	var r result
	folder := filepath.Join(data, "pdf-meta")
	rows, err := labels(filepath.Join(folder, "gold.tsv"))
	if err != nil {
		return r, err
	}
	for _, row := range rows {
		at := address(row["repo"], row["file"])
		p, err := readFile(at, filepath.Join(folder, "pdfs", row["file"]))
		if err != nil {
			return r, err
		}
		r.dated(row["file"], dated(p, at), fmt.Sprintf("%.10s", row["mod"]))
	}
	return r, nil
}

// dated is the date that the verdict on a page gives; "" if none is stated.
func dated(p linkwatch.Page, at string) string {
	return judge(checks.Past{Visits: []linkwatch.Visit{look(p, at, 0)}}).Modified.String()
}

// dated counts a page of which one date is right; "" where none must be given.
func (r *result) dated(id, got, want string) {
	r.date(got, []string{want}, false)
	if got != want {
		r.miss(id, cmp.Or(want, "none"), cmp.Or(got, "none"))
	}
}

// date counts one dated page, and apart if its date differs from the one on
// which it was published. A later date than every right one is newer.
func (all *counts) date(got string, want []string, differs bool) {
	for _, name := range []string{"n", "right", "wrong", "abstained", "newer", "differ_n", "differ_right"} {
		all.count(name, 0)
	}
	right := slices.Contains(want, got)
	all.count("n", 1)
	switch {
	case right:
		all.count("right", 1)
	case got == "":
		all.count("abstained", 1)
	default:
		all.count("wrong", 1)
		if got > slices.Max(want) {
			all.count("newer", 1)
		}
	}
	if differs {
		all.count("differ_n", 1)
		if right {
			all.count("differ_right", 1)
		}
	}
}

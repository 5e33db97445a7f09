package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/crawler"
)

// A record is an answer as a web archive told it.
type record struct {
	Data struct {
		UUID      string         `json:"uuid"`
		URL       string         `json:"url"`
		Title     string         `json:"title"`
		Status    int            `json:"status"`
		MediaType string         `json:"media_type"`
		Length    int64          `json:"content_length"`
		Headers   map[string]any `json:"headers"` // a text, or a list of them
		Source    struct {
			RedirectedURL string `json:"redirected_url"` // "" if it was not redirected
		} `json:"source_metadata"`
	} `json:"data"`
}

// blockPages asks whether a wall answered in place of the page. The folders are
// named SERVER-SCORE; a score below one half is a wall's answer.
func blockPages(data string) (result, error) {
	r := twoClasses()
	files, err := filepath.Glob(filepath.Join(data, "block-pages/*/*.json"))
	if err != nil {
		return r, err
	}
	for _, file := range files {
		folder := filepath.Base(filepath.Dir(file))
		score, err := strconv.ParseFloat(folder[strings.LastIndex(folder, "-")+1:], 64)
		if err != nil {
			return r, fmt.Errorf("%s: its folder's name ends in no score: %w", file, err)
		}
		v, err := recorded(file)
		if err != nil {
			return r, err
		}
		got, told := says(judge(checks.Past{Visits: []linkwatch.Visit{v}}), "blocked")
		r.answer(folder+"/"+filepath.Base(file), score < 0.5, got, told)
	}
	return r, nil
}

// recorded is the visit that a record tells, with the body beside it if there is one.
func recorded(file string) (linkwatch.Visit, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return linkwatch.Visit{}, err
	}
	var rec record
	if err := json.Unmarshal(text, &rec); err != nil {
		return linkwatch.Visit{}, fmt.Errorf("%s: %w", file, err)
	}
	d := rec.Data
	p := linkwatch.Page{ContentType: d.MediaType, Title: d.Title, Bytes: d.Length}
	if body := strings.TrimSuffix(file, ".json") + ".body"; exists(body) {
		if p, err = readFile(d.URL, body); err != nil {
			return linkwatch.Visit{}, err
		}
	}
	v := look(p, d.URL, 0)
	v.FinalURL, v.Status = cmp.Or(d.Source.RedirectedURL, d.URL), d.Status
	later := v.At.Add(time.Minute)
	v.Attempts = []linkwatch.Attempt{{At: v.At, Status: d.Status}, {At: later, Status: d.Status}}
	v.Header = crawler.KeptHeader(headerOf(d.Headers), checks.HeaderMarks())
	return v, nil
}

func headerOf(fields map[string]any) http.Header {
	header := http.Header{}
	for name, value := range fields {
		switch value := value.(type) {
		case string:
			header.Add(name, value)
		case []any:
			for _, one := range value {
				header.Add(name, fmt.Sprint(one))
			}
		}
	}
	return header
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/page"
)

// today is when the pages are judged: the data was labelled on this day.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// reader reads pages as the command does.
var reader = page.NewReader(page.Watched{Marks: checks.Marks(), Terms: checks.Terms()})

// readFile reads a stored page as if it had been sent as HTML from an address.
func readFile(address, file string) (linkwatch.Page, error) {
	body, err := os.Open(file)
	if err != nil {
		return linkwatch.Page{}, err
	}
	defer body.Close()
	at, err := url.Parse(address)
	if err != nil {
		return linkwatch.Page{}, err
	}
	header := http.Header{"Content-Type": {mediaType(file)}}
	return reader.Read(body, header, at, nil), nil
}

func mediaType(file string) string {
	if filepath.Ext(file) == ".pdf" {
		return "application/pdf"
	}
	return "text/html"
}

// address makes up an address that says nothing of what is to be found there.
func address(site, file string) string {
	host := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(site))
	return fmt.Sprintf("https://%s.example.org/resources/%s", strings.Trim(host, "-"), strings.TrimSuffix(file, filepath.Ext(file)))
}

// look is a visit that read a page so many days ago.
func look(p linkwatch.Page, at string, daysAgo int) linkwatch.Visit {
	when := today.AddDate(0, 0, -daysAgo)
	return linkwatch.Visit{
		Entry: "page", At: when, URL: at, FinalURL: at, Status: http.StatusOK, Page: p,
		Header:   linkwatch.Header{ContentType: p.ContentType},
		Attempts: []linkwatch.Attempt{{At: when, Status: http.StatusOK}},
	}
}

// judge judges visits, newest first, to an entry that promises nothing of its page.
func judge(past checks.Past) linkwatch.Verdict {
	e := linkwatch.Entry{
		ID: "page", URL: past.Visits[0].URL,
		Policy: linkwatch.Policy{Confirm: linkwatch.Confirm{Failures: 3, Over: 3 * 24 * time.Hour}},
	}
	return checks.Judge(e, past, today)
}

// says reports whether a check says anything that matters, and what was found in all.
func says(v linkwatch.Verdict, names ...string) (bool, string) {
	found := false
	var told []string
	for _, f := range v.Findings {
		if f.Health > linkwatch.Healthy || f.Severity != linkwatch.Note {
			found = found || slices.Contains(names, f.Check)
			told = append(told, fmt.Sprintf("%s (%s) %q", f.Check, f.Health, f.Evidence))
		}
	}
	if told == nil {
		return false, "nothing"
	}
	return found, strings.Join(told, "; ")
}

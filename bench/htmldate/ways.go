package main

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/markusmobius/go-htmldate"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/page"
)

// today is when the pages are judged: they were labelled on this day.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// A way finds when a page was modified and when it was published, each a day as
// 2024-03-05; "" where it finds none.
type way struct {
	name string
	find func(page []byte, address string) (modified, published string, err error)
}

// ways are linkwatch, and go-htmldate as it is and with its best option.
var ways = []way{
	{"linkwatch", linkwatchWay},
	{"go-htmldate", htmldateWay(false)},
	{"go-htmldate, the address last", htmldateWay(true)},
}

var reader = page.NewReader(page.Watched{Marks: checks.Marks(), Terms: checks.Terms()})

func linkwatchWay(text []byte, address string) (modified, published string, err error) {
	at, err := url.Parse(address)
	if err != nil {
		return "", "", err
	}
	p := reader.Read(bytes.NewReader(text), http.Header{"Content-Type": {"text/html"}}, at, nil)
	modified = dateOf(p, address)
	p.Claims = slices.DeleteFunc(p.Claims, func(c linkwatch.DateClaim) bool { return c.Kind != linkwatch.Published })
	return modified, dateOf(p, address), nil
}

// dateOf is the date that the verdict on a page shows. Of claims of publication
// alone it is the best of them.
func dateOf(p linkwatch.Page, address string) string {
	v := linkwatch.Visit{
		Entry: "page", At: today, URL: address, FinalURL: address, Status: http.StatusOK, Page: p,
		Attempts: []linkwatch.Attempt{{At: today, Status: http.StatusOK}},
	}
	return checks.Judge(linkwatch.Entry{ID: "page", URL: address}, checks.Past{Visits: []linkwatch.Visit{v}}, today).Modified.String()
}

// htmldateWay asks for the newest date and for the original one, in its
// extensive mode, which is its more accurate one. By default it believes a date
// in the address before all others.
func htmldateWay(addressLast bool) func([]byte, string) (string, string, error) {
	return func(text []byte, address string) (modified, published string, err error) {
		options := htmldate.Options{URL: address, MaxDate: today, DeferUrlExtractor: addressLast}
		newest, err := htmldate.FromReader(bytes.NewReader(text), options)
		if err != nil {
			return "", "", err
		}
		options.UseOriginalDate = true
		original, err := htmldate.FromReader(bytes.NewReader(text), options)
		return dayOf(newest), dayOf(original), err
	}
}

func dayOf(r htmldate.Result) string {
	if r.IsZero() {
		return ""
	}
	return r.Format(time.DateOnly)
}

package main

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"
)

// data adds the labelled pages to the made-up one: go test -bench . -args -data DIR
var data = flag.String("data", "", "the `DIR` with labels.jsonl and its pages")

const madeUpAddress = "https://www.example.gov/help"

// madeUp is a page of 155 KB, the mean of real ones, with their usual mixture: a
// third scripts and styles, a menu, paragraphs, cards, a footer with a date.
func madeUp() []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>Help for victims | Example Agency</title>
<link rel="canonical" href="https://www.example.gov/help"><meta property="article:modified_time" content="2024-03-05T10:00:00-05:00">
<script type="application/ld+json">{"@type":"WebPage","@id":"https://www.example.gov/help","dateModified":"2024-03-05","datePublished":"2019-01-11"}</script><style>`)
	for i := range 400 {
		fmt.Fprintf(&b, ".c%d{margin:0 auto;padding:%dpx;color:#%06x}\n", i, i%20, i*977)
	}
	b.WriteString("</style><script>")
	for i := range 500 {
		fmt.Fprintf(&b, "window.dataLayer=window.dataLayer||[];dataLayer.push({event:'e%d',at:%d});\n", i, i*31)
	}
	b.WriteString("</script></head><body><nav><ul>")
	for i := range 190 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a class="menu-link" href="/topics/topic-%d" data-track="nav">Topic %d &amp; more</a></li>`+"\n", i, i, i)
	}
	b.WriteString("</ul></nav><main><h1>Help for victims</h1>")
	for i := range 155 {
		fmt.Fprintf(&b, `<div class="card card--wide"><h2 class="card-title"><a href="/stories/%d">Story number %d of the year</a></h2>
<p class="card-text">If you or somebody you know needs help, call the <strong>hotline</strong> at any hour. Services are free,
confidential and offered in more than <em>200 languages</em>; last year %d people were reached in this way.</p>
<img class="card-image" src="/img/%d.jpg" alt="A person at a telephone" width="320" height="180" loading="lazy"></div>`+"\n", i, i, 1000+i*7, i)
	}
	b.WriteString(`</main><footer><p>Page last updated: March 5, 2024</p></footer></body></html>`)
	return []byte(b.String())
}

type sample struct {
	address string
	text    []byte
}

func labelled(b *testing.B) (list []sample) {
	labels, err := readLabels(*data)
	if err != nil {
		b.Fatal(err)
	}
	for _, l := range labels {
		text, err := l.text(*data)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, sample{l.URL, text})
	}
	return list
}

// costs are what is measured of a page: either way whole, and what it takes to
// part the page into tokens, which linkwatch needs, or to build the tree that
// go-htmldate needs; the rest of go-htmldate's is spent on dates alone, the rest
// of linkwatch's on all that it reads in a page.
var costs = []struct {
	name string
	of   func(*testing.B, sample)
}{
	{"linkwatch", func(b *testing.B, s sample) {
		at, err := url.Parse(s.address)
		if err != nil {
			b.Fatal(err)
		}
		reader.Read(bytes.NewReader(s.text), http.Header{"Content-Type": {"text/html"}}, at, nil)
	}},
	{"tokens", func(b *testing.B, s sample) {
		tokens := html.NewTokenizer(bytes.NewReader(s.text))
		for tokens.Next() != html.ErrorToken {
		}
	}},
	{"go-htmldate", func(b *testing.B, s sample) {
		if _, err := htmldate.FromReader(bytes.NewReader(s.text), htmldate.Options{URL: s.address, MaxDate: today}); err != nil {
			b.Fatal(err)
		}
	}},
	{"tree", func(b *testing.B, s sample) {
		if _, err := html.Parse(bytes.NewReader(s.text)); err != nil {
			b.Fatal(err)
		}
	}},
}

func BenchmarkMadeUp155KB(b *testing.B) {
	page := sample{madeUpAddress, madeUp()}
	for _, c := range costs {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(page.text)))
			b.ReportAllocs()
			for b.Loop() {
				c.of(b, page)
			}
		})
	}
}

// BenchmarkLabelled goes through the labelled pages in turn: its figures are
// those of a mean page if it is run for whole multiples of their number.
func BenchmarkLabelled(b *testing.B) {
	if *data == "" {
		b.Skip("-args -data DIR is not given")
	}
	pages := labelled(b)
	for _, c := range costs {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c.of(b, pages[i%len(pages)])
			}
		})
	}
}

func TestBothFindTheDateOfTheMadeUpPage(t *testing.T) {
	text := madeUp()
	if kb := len(text) / 1000; kb < 145 || kb > 165 {
		t.Errorf("the page has %d KB, want about 155", kb)
	}
	for _, w := range ways {
		modified, published, err := w.find(text, madeUpAddress)
		if err != nil || modified != "2024-03-05" {
			t.Errorf("%s: modified %q, error %v, want 2024-03-05", w.name, modified, err)
		}
		if published == "" {
			t.Errorf("%s: published %q, want a date", w.name, published)
		}
	}
}

func TestTallyCountsAsTheEvaluationsOfHtmldateDo(t *testing.T) {
	// The figures that they publish: of 1,000 pages 861 right, 71 wrong, 68 none.
	var all tally
	for range 861 {
		all.add("2020-01-01", "2020-01-01")
	}
	for range 71 {
		all.add("2020-01-02", "2020-01-01")
	}
	for range 68 {
		all.add("", "2020-01-01")
	}
	if got := fmt.Sprintf("%.3f %.3f %d", all.precision(), all.f1OfAnswers(), all.newer); got != "0.924 0.925 71" {
		t.Errorf("precision, F1 and newer are %s, want 0.924 0.925 71", got)
	}
}

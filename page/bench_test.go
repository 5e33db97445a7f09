package page_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"linkwatch"
	"linkwatch/page"
)

// samplePage makes a page of about 155 KB, the mean of real ones, with their
// usual mixture: a third scripts and styles, a menu, paragraphs, cards, a footer.
func samplePage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>Help for victims | Example Agency</title>
<link rel="canonical" href="https://www.example.gov/help"><meta property="og:title" content="Help for victims">
<meta property="article:modified_time" content="2024-03-05T10:00:00-05:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://www.example.gov/help",
"dateModified":"2024-03-05T10:00:00-05:00","datePublished":"2019-01-11"},{"@type":"Organization","name":"Example Agency"}]}</script><style>`)
	for i := range 400 {
		fmt.Fprintf(&b, ".c%d{margin:0 auto;padding:%dpx;color:#%06x}\n", i, i%20, i*977)
	}
	b.WriteString(`</style><script>`)
	for i := range 500 {
		fmt.Fprintf(&b, "window.dataLayer=window.dataLayer||[];dataLayer.push({event:'e%d',at:%d});\n", i, i*31)
	}
	b.WriteString(`</script></head><body class="page"><header><nav class="menu" aria-label="Main"><ul>`)
	for i := range 190 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a class="menu-link" href="/topics/topic-%d" data-track="nav">Topic %d &amp; more</a></li>`+"\n", i, i, i)
	}
	b.WriteString(`</ul></nav></header><main id="content"><h1>Help for victims</h1>`)
	for i := range 155 {
		fmt.Fprintf(&b, `<div class="card card--wide"><h2 class="card-title"><a href="/stories/%d">Story number %d of the year</a></h2>
<p class="card-text">If you or somebody you know needs help, call the <strong>hotline</strong> at any hour. Services are free,
confidential and offered in more than <em>200 languages</em>; last year %d people were reached in this way.</p>
<img class="card-image" src="/img/%d.jpg" alt="A person at a telephone" width="320" height="180" loading="lazy"></div>`+"\n", i, i, 1000+i*7, i)
	}
	b.WriteString(`</main><footer><p>Call <a href="tel:+18883737888">1-888-373-7888</a> or text 233733.</p>
<p>help@example.gov</p><p>Page last updated: March 5, 2024</p></footer></body></html>`)
	return b.String()
}

// smallPage makes a page of about 20 KB with 60 links, a quarter of them to
// other hosts.
func smallPage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Local help | Example Agency</title>
<link rel="canonical" href="https://www.example.gov/help"><link rel="stylesheet" href="/style.css"><style>`)
	for i := range 50 {
		fmt.Fprintf(&b, ".c%d{margin:0 auto;padding:%dpx;color:#%06x}\n", i, i%20, i*977)
	}
	b.WriteString("</style></head><body><h1>Local help</h1><ul>")
	for i := range 45 {
		fmt.Fprintf(&b, `<li class="item"><a class="link" href="/places/%d">Place number %d</a> has a room where people listen, day and night,
in every language that is spoken around it &ndash; nobody asks for papers, and nobody pays. <em>Come as you are.</em></li>`+"\n", i, i)
	}
	for i := range 15 {
		fmt.Fprintf(&b, `<li class="item partner"><a class="link" href="https://partner%d.example.org/" rel="noopener">Partner %d</a> answers letters
and helps with the forms that courts, schools and landlords ask for; write early, for many do.</li>`+"\n", i%5, i)
	}
	for i := range 40 {
		fmt.Fprintf(&b, "<p>Chapter %d. What is told here stays here. Those who listen were trained for it, and have often been in the same place "+
			"themselves; they know which office opens when, and what to bring.</p>\n", i)
	}
	b.WriteString(`</ul><footer>Call <a href="tel:+18883737888">1-888-373-7888</a>. Last updated: March 5, 2024</footer></body></html>`)
	return b.String()
}

var benchPages = []struct {
	name string
	body string
}{{"155KB", samplePage()}, {"20KB", smallPage()}}

func BenchmarkRead(b *testing.B) {
	header := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
	at := &url.URL{Scheme: "https", Host: "www.example.gov", Path: "/help"}
	want := []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.SMS, Value: "233733"}}
	for _, p := range benchPages {
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(int64(len(p.body)))
			b.ReportAllocs()
			for b.Loop() {
				if got := reader.Read(strings.NewReader(p.body), header, at, want); len(got.Facts) == 0 || len(got.Claims) == 0 {
					b.Fatalf("got %v, %v, want the phone and the date", got.Facts, got.Claims)
				}
			}
		})
	}
}

// watchedWords makes as many words of two to four parts, each of which looks like
// something that a page may hold.
func watchedWords(count int, between string) (words []string) {
	parts := strings.Fields("park lander domain sale slot casino bonus verify human check resource captcha menu page partner topic story chapter")
	for i := range count {
		word := parts[i%len(parts)] + between + parts[(i/len(parts)+i)%len(parts)]
		if i%3 == 0 {
			word += between + parts[(i*7)%len(parts)]
		}
		words = append(words, fmt.Sprint(word, between, i))
	}
	return words
}

// BenchmarkReadWatching is BenchmarkRead with 400 marks and 400 terms.
func BenchmarkReadWatching(b *testing.B) {
	header := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
	at := &url.URL{Scheme: "https", Host: "www.example.gov", Path: "/help"}
	watching := page.NewReader(page.Watched{
		Marks: append(watchedWords(399, "-"), "viewport", "charset="), Terms: append(watchedWords(399, " "), "last updated"),
	})
	for _, p := range benchPages {
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(int64(len(p.body)))
			b.ReportAllocs()
			for b.Loop() {
				if got := watching.Read(strings.NewReader(p.body), header, at, nil); len(got.Marks) != 1 || len(got.Terms) != 1 {
					b.Fatalf("got %q, %v, want the charset and the date's words", got.Marks, got.Terms)
				}
			}
		})
	}
}

// BenchmarkReadChinese reads a page of text without spaces, with the menu of a
// site in English.
func BenchmarkReadChinese(b *testing.B) {
	body := "<nav>Home, topics, and more of the same</nav>" + strings.Repeat("<p>如果您或您认识的人需要帮助，请随时拨打热线电话。</p>\n", 250)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if got := reader.Read(strings.NewReader(body), htmlHeader, nil, nil); len(got.Tongues) != 1 || len(got.Print.Blocks) == 0 {
			b.Fatalf("got %v, want Chinese and a print", got.Tongues)
		}
	}
}

// BenchmarkReadGreek reads a page in whose letters many phrases start.
func BenchmarkReadGreek(b *testing.B) {
	body := strings.Repeat("<p>Εάν εσείς ή κάποιος που γνωρίζετε χρειάζεται βοήθεια, καλέστε τη γραμμή.</p>\n", 1000) + "Τελευταία ενημέρωση: 5 Μαρτίου 2024"
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if got := reader.Read(strings.NewReader(body), htmlHeader, nil, nil); len(got.Claims) != 1 {
			b.Fatalf("got %v, want the date", got.Claims)
		}
	}
}

// BenchmarkReadPDF reads a PDF of about 1 MB whose dates stand in an object stream.
func BenchmarkReadPDF(b *testing.B) {
	file := pdfHead + strings.Repeat("8 0 obj\n<< /Length 1000 >>\nstream\n"+strings.Repeat("x", 1000)+"\nendstream\nendobj\n", 1000) +
		"5 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode >>\nstream\n" + deflated("3 0 2 5 << >><< /ModDate (D:20240305) >>") +
		"\nendstream\nendobj\n" + pdfTrailer("")
	header := http.Header{"Content-Type": {"application/pdf"}}
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if got := reader.Read(strings.NewReader(file), header, nil, nil); len(got.Claims) != 1 {
			b.Fatalf("got %v, want the date", got.Claims)
		}
	}
}

// BenchmarkTokenizer is what the library's tokens would cost alone.
func BenchmarkTokenizer(b *testing.B) {
	for _, p := range benchPages {
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(int64(len(p.body)))
			b.ReportAllocs()
			for b.Loop() {
				tokens := html.NewTokenizer(strings.NewReader(p.body))
				for tokens.Next() != html.ErrorToken {
				}
			}
		})
	}
}

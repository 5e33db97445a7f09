package page_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"linkwatch"
	"linkwatch/page"
)

var htmlHeader = http.Header{"Content-Type": {"text/html; charset=utf-8"}}

// reader watches for nothing.
var reader = page.NewReader(page.Watched{})

// read reads body as an HTML answer of the address.
func read(t *testing.T, address, body string, want ...linkwatch.Fact) linkwatch.Page {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return reader.Read(strings.NewReader(body), htmlHeader, at, want)
}

const home = "https://www.example.org/help"

func TestReadTellsTitleLanguageAndCanonical(t *testing.T) {
	long := strings.Repeat("ä", 400)
	for _, c := range []struct {
		name, body                 string
		title, language, canonical string
	}{
		{"white space in a title collapses", "<html lang=en-US><title>\n Get   help\t</title>", "Get help", "en-US", ""},
		{"character references are resolved", "<title>Help &amp; safety &#8211; now</title>", "Help & safety – now", "", ""},
		{"a long title is cut to 300 runes", "<title>" + long + "</title>", long[:600], "", ""},
		{"only the first title counts", "<title>One</title><title>Two</title>", "One", "", ""},
		{"the title of a picture is not the page's", "<svg><title>Logo</title></svg><h1>Hotline</h1>", "Hotline", "", ""},
		{"og:title stands in for a title", `<meta property="og:title" content="From the graph"><h1>Heading</h1>`, "From the graph", "", ""},
		{"the first h1 stands in for both", "<title> </title><h1>The <b>first</b> heading</h1><h1>Next</h1>", "The first heading", "", ""},
		{"characters that drive a terminal are dropped", "<title>a\x1b[2Jb\u202ec</title>", "a[2Jbc", "", ""},
		{"content-language is the language where html has none", `<meta http-equiv="Content-Language" content="es-MX, en">`, "", "es-MX", ""},
		{"html lang goes before content-language", `<html lang="fr"><meta http-equiv="Content-Language" content="es">`, "", "fr", ""},
		{"a language that is none is dropped", `<html lang="{{ lang }}">`, "", "", ""},
		{"canonical is made absolute, without fragment", `<link rel="canonical" href="/a b#top">`, "", "", "https://www.example.org/a%20b"},
		{"canonical is relative to the base", `<base href="https://cdn.example.net/x/"><link href="y" rel="Canonical nofollow">`, "", "", "https://cdn.example.net/x/y"},
		{"canonical is an address of the web", `<link rel=canonical href="javascript:alert(1)">`, "", "", ""},
		{"the first canonical counts", `<link rel=canonical href=/1><link rel=canonical href=/2>`, "", "", "https://www.example.org/1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, home, c.body)
			if p.Title != c.title || p.Language != c.language || p.Canonical != c.canonical {
				t.Errorf("%s\ngot  %q, %q, %q\nwant %q, %q, %q", c.body, p.Title, p.Language, p.Canonical, c.title, c.language, c.canonical)
			}
		})
	}
}

func TestReadDecodesAsBrowsersDo(t *testing.T) {
	utf16 := []byte{0xfe, 0xff}
	for _, c := range "<title>Hilfe für alle</title>" {
		utf16 = append(utf16, byte(c>>8), byte(c))
	}
	padding := "<!--" + strings.Repeat(" ", 2000) + "-->"
	for _, c := range []struct{ name, contentType, body string }{
		{"the header's charset", "text/html; charset=iso-8859-1", "<title>Hilfe f\xfcr alle</title>"},
		{"a meta charset", "text/html", "<meta charset=windows-1252><title>Hilfe f\xfcr alle</title>"},
		{"a meta http-equiv", "text/html", `<meta http-equiv="content-type" content="text/html; charset=latin1">` + "<title>Hilfe f\xfcr alle</title>"},
		{"a byte order mark before the header", "text/html; charset=iso-8859-1", "\ufeff<title>Hilfe für alle</title>"},
		{"UTF-16 by its mark", "text/html", string(utf16)},
		{"UTF-8 that nobody declares", "text/html", "<title>Hilfe für alle</title>"},
		{"UTF-8 that starts behind the first kilobyte", "text/html", padding + "<title>Hilfe für alle</title>"},
		{"windows-1252 that nobody declares", "text/html", "<title>Hilfe f\xfcr alle</title>"},
		{"UTF-8 declared", "text/html; charset=utf-8", "<title>Hilfe für\xff alle</title>"},
		{"a meta x-user-defined, which means windows-1252", "text/html", "<meta charset=x-user-defined><title>Hilfe f\xfcr alle</title>"},
		{"a mark of UTF-16 before a header of UTF-8", "text/html; charset=utf-8", string(utf16)},
		{"the first of two charsets", "text/html; charset=macintosh; charset=utf-8", "<title>Hilfe f\x9fr alle</title>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := reader.Read(strings.NewReader(c.body), http.Header{"Content-Type": {c.contentType}}, nil, nil)
			if p.Title != "Hilfe für alle" {
				t.Errorf("%s, %q: title %q, want %q", c.contentType, c.body, p.Title, "Hilfe für alle")
			}
		})
	}
}

func TestReadCountsVisibleWordsOnly(t *testing.T) {
	for _, c := range []struct {
		name, body string
		words      int
	}{
		{"words and marks", "<p>Call now - it is free! | 24/7</p>", 6},
		{"inline tags part no words", "<p><b>1</b>88 <i>hel</i>p</p>", 2},
		{"blocks part words", "<div>one</div><div>two</div>three<br>four", 4},
		{"scripts, styles and templates", "<script>var a = 1</script><style>p { }</style><template><p>no</p></template><noscript>no no</noscript><p>yes</p>", 1},
		{"hidden elements with all they hold", `<div hidden><div>no</div><p>no</div><p>yes</p>`, 1},
		{"display:none", `<div style="color: red; display : none"><span>no</span></div>yes`, 1},
		{"a hidden paragraph ends where a block starts", `<p hidden>no<p>yes`, 1},
		{"a hidden body is shown by a script", `<body style="display:none">yes`, 1},
		{"a hidden input hides nothing", `<input type=text hidden>yes`, 1},
		{"pictures", `<svg><title>no</title><text>no</text></svg>yes`, 1},
		{"Han signs are words", "<p>救助热线 help</p>", 5},
		{"what a textarea holds", "<textarea>one two</textarea>", 2},
		{"comments and declarations", "<!-- no --><!doctype html><![CDATA[no]]>yes", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := read(t, home, c.body); p.Words != c.words {
				t.Errorf("%s: %d words, want %d", c.body, p.Words, c.words)
			}
		})
	}
}

func TestReadHashesEveryByteOfAnyAnswer(t *testing.T) {
	for _, c := range []struct{ name, header, body, contentType string }{
		{"HTML", "Text/HTML; charset=utf-8", samplePage(), "text/html"},
		{"no type, but HTML", "", "<!doctype html><title>x</title>", "text/html"},
		{"no type, but a tag", "", "\n<main>hello</main>", "text/html"},
		{"a PDF", "application/pdf", "%PDF-1.7" + strings.Repeat("x", 100_000), "application/pdf"},
		{"no type, but a PDF", "", "%PDF-1.7", "application/pdf"},
		{"a type that breaks the rules", "text/html; charset", "<title>x</title>", "text/html"},
		{"a type declared twice", "text/html, text/html; charset=utf-8", "<title>x</title>", "text/html"},
		{"a token longer than the reader takes", "text/html", "<!--" + strings.Repeat("x", 5<<20) + "--><title>x</title>", "text/html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			header := http.Header{}
			if c.header != "" {
				header.Set("Content-Type", c.header)
			}
			p := reader.Read(iotest.HalfReader(strings.NewReader(c.body)), header, nil, nil)
			sum := sha256.Sum256([]byte(c.body))
			if want := hex.EncodeToString(sum[:]); p.Hash != want || p.Bytes != int64(len(c.body)) || p.ContentType != c.contentType {
				t.Errorf("got %s, %d bytes, %q\nwant %s, %d bytes, %q", p.Hash, p.Bytes, p.ContentType, want, len(c.body), c.contentType)
			}
		})
	}
}

func TestReadOfNothingIsEmpty(t *testing.T) {
	got := reader.Read(strings.NewReader(""), http.Header{}, nil, nil)
	if want := (linkwatch.Page{Reader: got.Reader}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestReadTellsWhatCameBeforeAnAnswerBrokeOff(t *testing.T) {
	body := "<title>Help</title><p>Call 1-888-373-7888</p><p>Last updated: March 5, 2024</p>"
	broken := io.MultiReader(strings.NewReader(body), iotest.ErrReader(errors.New("connection reset")))
	p := reader.Read(broken, htmlHeader, nil, nil)
	if p.Title != "Help" || len(p.Facts) != 1 || len(p.Claims) != 1 || p.Bytes != int64(len(body)) {
		t.Errorf("got %+v, want the title, the number, the date and %d bytes", p, len(body))
	}
}

func TestReadDoesNotDependOnHowTheBodyArrives(t *testing.T) {
	body := samplePage()
	at, _ := url.Parse("https://www.example.gov/help")
	whole := reader.Read(strings.NewReader(body), htmlHeader, at, nil)
	pieces := reader.Read(iotest.OneByteReader(strings.NewReader(body)), htmlHeader, at, nil)
	if !reflect.DeepEqual(whole, pieces) {
		t.Errorf("whole:  %+v\npieces: %+v", whole, pieces)
	}
	if whole.Title == "" || len(whole.Claims) < 4 || len(whole.Facts) == 0 {
		t.Errorf("got %+v, want a title, claims of four channels and facts", whole)
	}
}

func TestReadBoundsTheMediaType(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for _, declared := range []string{"text/" + long, "text/" + long + "; charset=utf-8", long} {
		if p := reader.Read(strings.NewReader("a"), http.Header{"Content-Type": {declared}}, nil, nil); len(p.ContentType) > 255 || p.ContentType == "" {
			t.Errorf("%.20s... of %d bytes: got a media type of %d bytes, want some, at most 255", declared, len(declared), len(p.ContentType))
		}
	}
}

package page_test

import (
	"bytes"
	"io"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"linkwatch"
	"linkwatch/page"
)

// readBy reads body by a reader of its own.
func readBy(r *page.Reader, contentType, body string) linkwatch.Page {
	return r.Read(strings.NewReader(body), http.Header{"Content-Type": {contentType}}, nil, nil)
}

func TestMarksAreFoundAnywhereInASource(t *testing.T) {
	r := page.NewReader(page.Watched{Marks: []string{"/_Incapsula_Resource", "cf-chl", "sedoparking.com", "abcd"}})
	for _, c := range []struct {
		name, contentType, body string
		want                    []string
	}{
		{"none", "text/html", "<p>sedo parking</p>", nil},
		{"in an attribute, in any letters", "text/html", `<script src="https://Img.SedoParking.com/x.js"></script>`, []string{"sedoparking.com"}},
		{"in a script", "text/html", `<script>var a = "/_incapsula_resource?x"</script>`, []string{"/_incapsula_resource"}},
		{"in a comment", "text/html", `<!-- CF-CHL -->`, []string{"cf-chl"}},
		{"at the very start and end", "text/html", `cf-chl...abcd`, []string{"abcd", "cf-chl"}},
		{"more than once is once", "text/html", `abcd abcd cf-chl abcd`, []string{"abcd", "cf-chl"}},
		{"in what is not HTML", "application/xml", `<Error>abcd</Error>`, []string{"abcd"}},
		{"not in what has no words", "image/png", `abcd`, nil},
		{"not across other bytes", "text/html", `ab cd`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readBy(r, c.contentType, c.body).Marks; !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: got %q, want %q", c.body, got, c.want)
			}
		})
	}
}

func TestMarksAreFoundWhereverTheyStandAndHoweverTheyArrive(t *testing.T) {
	marks := []string{"mark", "longer-mark", "the longest of all the marks there are", `href="/_pp"`}
	r := page.NewReader(page.Watched{Marks: marks})
	for _, mark := range marks {
		for before := range 70 {
			body := strings.Repeat("m", before) + strings.ToUpper(mark) + "rest"
			for name, reader := range map[string]io.Reader{
				"whole": strings.NewReader(body), "bytes": iotest.OneByteReader(strings.NewReader(body)), "halves": iotest.HalfReader(strings.NewReader(body)),
			} {
				got := r.Read(reader, http.Header{"Content-Type": {"text/plain"}}, nil, nil).Marks
				if !strings.Contains(strings.Join(got, "\n"), mark) {
					t.Fatalf("%q by %s: got %q, want %q", body, name, got, mark)
				}
			}
		}
	}
}

func TestMarksAcrossBuffersAreFound(t *testing.T) {
	r := page.NewReader(page.Watched{Marks: []string{"challenge-platform"}})
	for shift := range 20 {
		body := strings.Repeat("x", 16<<10-shift) + "challenge-platform" + strings.Repeat("y", 40_000)
		if got := readBy(r, "text/html", body).Marks; len(got) != 1 {
			t.Errorf("%d bytes before a buffer's end: got %q, want challenge-platform", shift, got)
		}
	}
}

func TestTermsAreWholeWords(t *testing.T) {
	r := page.NewReader(page.Watched{Terms: []string{
		"slot gacor", "Casino", "#metoo", "can't be found", "404", "博彩", "카지노", "พนัน", "казино", "nhà cái", "straße", "i",
	}})
	for _, c := range []struct {
		name, body string
		want       []linkwatch.Term
	}{
		{"capital letters", "<p>CASINO Casino</p>", []linkwatch.Term{{Word: "Casino", Count: 2}}},
		{"not within a word", "<p>Casinos, microcasino, 1404, 4044</p>", nil},
		{"between marks", "<p>(casino)-404.</p>", []linkwatch.Term{{Word: "404", Count: 1}, {Word: "Casino", Count: 1}}},
		{"a phrase over tags and white space", "<p>slot\n <b>gacor</b></p>", []linkwatch.Term{{Word: "slot gacor", Count: 1}}},
		{"not over blocks", "<p>slot</p><p>gacor</p>", nil},
		{"over a line break", "<p>slot<br>gacor</p>", []linkwatch.Term{{Word: "slot gacor", Count: 1}}},
		{"a mark before the word", "<p>#MeToo metoo</p>", []linkwatch.Term{{Word: "#metoo", Count: 1}}},
		{"curly quotes", "<p>The page can’t be found.</p>", []linkwatch.Term{{Word: "can't be found", Count: 1}}},
		{"Han without spaces", "<p>网上博彩平台</p>", []linkwatch.Term{{Word: "博彩", Count: 1}}},
		{"Hangul with endings", "<p>온라인카지노를</p>", []linkwatch.Term{{Word: "카지노", Count: 1}}},
		{"Thai without spaces", "<p>เว็บพนันออนไลน์</p>", []linkwatch.Term{{Word: "พนัน", Count: 1}}},
		{"Cyrillic", "<p>Лучшее КАЗИНО, неказино</p>", []linkwatch.Term{{Word: "казино", Count: 1}}},
		{"Vietnamese", "<p>NHÀ CÁI uy tín</p>", []linkwatch.Term{{Word: "nhà cái", Count: 1}}},
		{"beyond ASCII within a word", "<p>Hauptstraße, Straße</p>", []linkwatch.Term{{Word: "straße", Count: 1}}},
		{"letters drawn bold or wide", "<p>𝐒𝐋𝐎𝐓 𝗚𝗔𝗖𝗢𝗥, ＣＡＳＩＮＯ</p>", []linkwatch.Term{{Word: "Casino", Count: 1}, {Word: "slot gacor", Count: 1}}},
		{"in the title", "<title>Casino!</title>", []linkwatch.Term{{Word: "Casino", Count: 1, Title: true}}},
		{"in a heading", "<h2>Big <i>casino</i></h2><p>casino", []linkwatch.Term{{Word: "Casino", Count: 2, Title: true}}},
		{"behind a heading", "<h2>Big</h2><p>casino", []linkwatch.Term{{Word: "Casino", Count: 1}}},
		{"behind a heading without end", "<h2>Big<p>casino", []linkwatch.Term{{Word: "Casino", Count: 1}}},
		{"in what is not displayed", "<p>casino<div hidden>casino</div>", []linkwatch.Term{{Word: "Casino", Count: 2, Hidden: true}}},
		{"in what is off the screen", `<div style="position:absolute;left:-9999px">casino</div>`, []linkwatch.Term{{Word: "Casino", Count: 1, Hidden: true}}},
		{"not in scripts, templates and pictures", "<script>casino</script><template>casino</template><svg>casino</svg>", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readBy(r, "text/html", c.body).Terms; !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s\ngot  %+v\nwant %+v", c.body, got, c.want)
			}
		})
	}
}

func TestTermsOfALongBlockAreCountedOnce(t *testing.T) {
	r := page.NewReader(page.Watched{Terms: []string{"casino", "赌场"}})
	p := readBy(r, "text/html; charset=utf-8", "<p>"+strings.Repeat("casino 赌场 ", 10_000))
	if want := []linkwatch.Term{{Word: "casino", Count: 10_000}, {Word: "赌场", Count: 10_000}}; !reflect.DeepEqual(p.Terms, want) {
		t.Errorf("got %+v, want %+v", p.Terms, want)
	}
}

func TestReaderIsNamedAfterWhatItWatches(t *testing.T) {
	name := func(w page.Watched) string { return readBy(page.NewReader(w), "text/html", "x").Reader }
	a, b := name(page.Watched{Marks: []string{"mark one", "mark two"}}), name(page.Watched{Marks: []string{"mark two", "mark one", "mark one"}})
	if a != b || a == "" {
		t.Errorf("got %q and %q for the same marks, want one name", a, b)
	}
	if c := name(page.Watched{Terms: []string{"mark one", "mark two"}}); c == a {
		t.Errorf("got %q for marks and for terms, want two names", c)
	}
}

func TestReaderReadsManyPagesAtATime(t *testing.T) {
	r := page.NewReader(page.Watched{Marks: []string{"datalayer.push"}, Terms: []string{"hotline", "no such thing"}})
	body := []byte(samplePage())
	want := r.Read(bytes.NewReader(body), htmlHeader, nil, nil)
	if len(want.Marks) != 1 || len(want.Terms) != 1 {
		t.Fatalf("got %q and %v, want a mark and a term", want.Marks, want.Terms)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 3 {
				if got := r.Read(bytes.NewReader(body), htmlHeader, nil, nil); !reflect.DeepEqual(got, want) {
					t.Errorf("got %+v, want %+v", got, want)
				}
			}
		})
	}
	group.Wait()
}

package page_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"linkwatch"
	"linkwatch/page"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		samplePage()[:2000],
		"<title>a</title><p hidden>x<p>Last updated <time datetime=2024-03-05>3/5/24</time><svg><p>y",
		`<script type=application/ld+json>{"@graph":[{"@type":"WebPage","dateModified":"2024-03-05","url":"\/"}]}</script>`,
		"<a href='tel:1-800-THE-LOST'>1-800-THE-LOST</a> 1 (888) 373-7888 a@b.org &#64; 233733",
		"<span itemprop=dateModified>5 März 2024</span><template><div hidden></template><textarea>",
		"<time class=updated>Updated</time><time pubdate datetime=1709647200>Stand: 05.03.2024",
		"\xff\xfe<\x00t\x00>\x00",
	} {
		f.Add(seed, "text/html")
	}
	want := []linkwatch.Fact{
		{Kind: linkwatch.Phone, Value: "1-800-THE-LOST"}, {Kind: linkwatch.SMS, Value: "233733"},
		{Kind: linkwatch.Email, Value: "a@b.org"}, {Kind: linkwatch.Text, Value: "Last updated"},
	}
	f.Fuzz(func(t *testing.T, body, contentType string) {
		header := map[string][]string{"Content-Type": {contentType}, "Last-Modified": {body}, "Content-Language": {body}}
		p := page.Read(strings.NewReader(body), header, nil, want)
		if again := page.Read(iotest.OneByteReader(strings.NewReader(body)), header, nil, want); !reflect.DeepEqual(p, again) {
			t.Fatalf("%q\nwhole:  %+v\npieces: %+v", body, p, again)
		}
		if p.Bytes != int64(len(body)) || (p.Hash == "") != (body == "") {
			t.Fatalf("%d bytes, hash %q, want %d bytes", p.Bytes, p.Hash, len(body))
		}
		if len(p.Claims) > 50 || len(p.Facts) > 60 || utf8.RuneCountInString(p.Title) > 300 || p.Words > len(body) {
			t.Fatalf("out of bounds: %+v", p)
		}
		for _, s := range []string{p.Title, p.Language, p.Canonical, p.ContentType} {
			if !utf8.ValidString(s) {
				t.Fatalf("%q is not UTF-8", s)
			}
		}
		for _, c := range p.Claims {
			if utf8.RuneCountInString(c.Quote) > 160 || !utf8.ValidString(c.Quote) || c.Quote == "" || c.String() == "" || c.Confidence <= 0 || c.Confidence > 1 {
				t.Fatalf("%q: bad claim %+v", body, c)
			}
		}
		for i, fact := range p.Facts {
			for _, other := range p.Facts[:i] {
				if fact.Same(other) {
					t.Fatalf("%q: %v and %v are the same fact", body, fact, other)
				}
			}
		}
	})
}

package page_test

import (
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/net/html"

	"linkwatch"
	"linkwatch/page"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		samplePage()[:2000],
		"<title>a</title><p hidden>x<p>Last updated <time datetime=2024-03-05>3/5/24</time><svg><p>y",
		`<script type=application/ld+json>{"@graph":[{"@type":"WebPage","dateModified":"2024-03-05","url":"\/"}]}</script>`,
		"<a href='tel:1-800-THE-LOST'>1-800-THE-LOST</a> 1 (888) 373-7888 a@b.org &#64; 233733",
		"a [dot] b [at] c (dot) org a(@)b.org A AT b DOT org <a data-cfemail=0061406f2e6f7267 href=/cdn-cgi/l/email-protection#0061>email</a>",
		`<meta itemprop=telephone content=988><script type=application/ld+json>{"telephone":["a@b.org","\u0031"],"email":"</script>`,
		"<span itemprop=dateModified>5 März 2024</span><template><div hidden></template><textarea>",
		"<time class=updated>Updated</time><time pubdate datetime=1709647200>Stand: 05.03.2024",
		"\xff\xfe<\x00t\x00>\x00",
		"<base href=//b.example><h1>a<br>b<h2>c</h3><a href='https://u@C.example:1/'>x</a><a href=//[::1]>y</a>",
		"<style>.x{left:-999px;position:fixed}@media print{#y{display:none}}</style><nav>a<div class=x><a href=//b.example/c.pdf>Casino \u8d4c\u573a",
		"<li style=font-size:0>x<ul><li>y</ul><li>z<h1>Slot <p>gacor<svg hidden><a href=x.zip><marquee height=1><iframe src=//c.example>",
		"<p>\u0628\u062d\u0627\u062c\u0629 \u0438 \u4f1a\u793e \u304c e\u0301 \U0001d412\U0001d40b <td style=';;:opacity:0;'><input type=password>",
		"<link rel=latest-version href=/n><a href='/x%20edition/2018-19.pdf?2024' title='\u0434 2024'>v2<b>4th\u7248<p>edition 2018/19 \u00a9 2024 5 de mayo de 2024<a href=y><img alt='2019'>",
		"<meta http-equiv=refresh content='5; url=/a'><script>onload=()=>{location='/b'}</script>",
	} {
		f.Add(seed, "text/html")
	}
	want := []linkwatch.Fact{
		{Kind: linkwatch.Phone, Value: "1-800-THE-LOST"}, {Kind: linkwatch.SMS, Value: "233733"},
		{Kind: linkwatch.Email, Value: "a@b.org"}, {Kind: linkwatch.Text, Value: "Last updated"},
	}
	reader := page.NewReader(page.Watched{
		Marks: []string{"cf-chl", "style", "a.example", "abcd"},
		Terms: []string{"slot gacor", "casino", "\u8d4c\u573a", "x", "#a b"},
	})
	f.Fuzz(func(t *testing.T, body, contentType string) {
		header := map[string][]string{"Content-Type": {contentType}, "Last-Modified": {body}, "Content-Language": {body}, "Link": {body}}
		p := reader.Read(strings.NewReader(body), header, nil, want)
		if again := reader.Read(iotest.OneByteReader(strings.NewReader(body)), header, nil, want); !reflect.DeepEqual(p, again) {
			t.Fatalf("%q\nwhole:  %+v\npieces: %+v", body, p, again)
		}
		if p.Bytes != int64(len(body)) || (p.Hash == "") != (body == "") {
			t.Fatalf("%d bytes, hash %q, want %d bytes", p.Bytes, p.Hash, len(body))
		}
		if len(p.Claims) > 50 || len(p.Facts) > 60 || utf8.RuneCountInString(p.Title) > 300 || p.Words > len(body) {
			t.Fatalf("out of bounds: %+v", p)
		}
		if len(p.Headings) > 20 || len(p.Hosts) > 50 || !slices.IsSorted(p.Hosts) || len(slices.Compact(slices.Clone(p.Hosts))) != len(p.Hosts) {
			t.Fatalf("%q: headings %q, hosts %q", body, p.Headings, p.Hosts)
		}
		for _, s := range p.Headings {
			if s == "" || utf8.RuneCountInString(s) > 200 || strings.Join(strings.Fields(s), " ") != s {
				t.Fatalf("%q: heading %q", body, s)
			}
		}
		for _, s := range slices.Concat(p.Headings, p.Hosts, []string{p.Title, p.Language, p.Canonical, p.ContentType, p.Lead.To}) {
			if !utf8.ValidString(s) {
				t.Fatalf("%q is not UTF-8", s)
			}
		}
		for _, c := range p.Claims {
			if utf8.RuneCountInString(c.Quote) > 160 || !utf8.ValidString(c.Quote) || c.Quote == "" || c.String() == "" || c.Confidence <= 0 || c.Confidence > 1 {
				t.Fatalf("%q: bad claim %+v", body, c)
			}
		}
		checkParts(t, body, p)
		for i, fact := range p.Facts {
			for _, other := range p.Facts[:i] {
				if fact.Same(other) {
					t.Fatalf("%q: %v and %v are the same fact", body, fact, other)
				}
			}
		}
	})
}

// checkParts checks the bounds of what a page tells of its parts.
func checkParts(t *testing.T, body string, p linkwatch.Page) {
	t.Helper()
	if len(p.Opening) > 600 || len(p.Hidden.Quote) > 200 || len(p.Hidden.Hosts) > 20 || len(p.Sources) > 20 || len(p.Downloads) > 20 || len(p.Tongues) > 6 {
		t.Fatalf("%q: out of bounds: %+v", body, p)
	}
	if len(p.Print.Blocks) > 128 || len(p.Print.Shingles) > 64 || p.Hidden.Links > p.Links || (p.Hidden.Links == 0) != (len(p.Hidden.Hosts) == 0) {
		t.Fatalf("%q: out of bounds: %+v", body, p)
	}
	for _, list := range [][]uint32{p.Print.Blocks, p.Print.Shingles} {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Fatalf("%q: digests %v, want each once, ascending", body, list)
		}
	}
	for _, tongue := range p.Tongues {
		if tongue.Language == "" || tongue.Letters < 15 || len(tongue.Quote) > 200 || tongue.Quote == "" || !utf8.ValidString(tongue.Quote) {
			t.Fatalf("%q: bad tongue %+v", body, tongue)
		}
	}
	for i, e := range p.Editions {
		if to, err := url.Parse(e.To); err != nil || !to.IsAbs() || to.User != nil || i == 64 || len(e.Text) > 200 || !utf8.ValidString(e.Text+e.To+e.Rel) {
			t.Fatalf("%q: bad edition %+v", body, e)
		}
	}
	for _, term := range p.Terms {
		if term.Count < 1 || term.Count > len(body) || term.Word == "" {
			t.Fatalf("%q: bad term %+v", body, term)
		}
	}
	if !utf8.ValidString(p.Opening) || !utf8.ValidString(p.Hidden.Quote) || !slices.IsSorted(p.Marks) || !slices.IsSorted(p.Sources) {
		t.Fatalf("%q: got %+v", body, p)
	}
	for _, address := range p.Downloads {
		if to, err := url.Parse(address); err != nil || to.Host == "" || len(address) > 300 {
			t.Fatalf("%q: bad download %q: %v", body, address, err)
		}
	}
}

// browserRefresh is what a browser takes of a refresh: group 1 what follows
// url=, as it stands, group 2 what stands without it.
var browserRefresh = regexp.MustCompile(`(?is)^[\t\n\f\r ]*(?:[0-9]|\.)[0-9.]*(?:(?:[\t\n\f\r ]*[;,]|[\t\n\f\r ])[\t\n\f\r ]*(?:` +
	`url[\t\n\f\r ]*=[\t\n\f\r ]*(.*)|(.*)))?$`)

func FuzzLead(f *testing.F) {
	for _, seed := range []string{
		"5; url=/next", "0,'/next' x", " 3.5 \"https://a.example/?b#c", ".;URL = 'x", "5;url=https://u:p@h.example", "1;;/x", "5 ,url",
		`location = "/next"`, `onload=function(){top.location.replace('\x2f\u0061')}`, "setTimeout(() => location.href=`a`, 5)",
		`setTimeout("location.assign('a')",1e3)`, "/* a */ (function(){ location = 'a' }());", "<!-- \n window.location = '//a.example' //-->",
	} {
		f.Add(seed)
	}
	at, _ := url.Parse(home)
	f.Fuzz(func(t *testing.T, said string) {
		header := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
		script := reader.Read(strings.NewReader("<script>"+said+"</script>"), header, at, nil).Lead
		if script.Kind == linkwatch.ScriptHop && !strings.Contains(said, "location") {
			t.Fatalf("%q: got %+v, want none without a location", said, script)
		}
		header.Set("Refresh", said)
		refresh := reader.Read(strings.NewReader(""), header, at, nil).Lead
		for _, lead := range []linkwatch.Lead{script, refresh} {
			if lead == (linkwatch.Lead{}) {
				continue
			}
			to, err := url.Parse(lead.To)
			if err != nil || to.Scheme != "http" && to.Scheme != "https" || to.Host == "" || to.Fragment != "" || to.User != nil || lead.To == home || lead.After < 0 {
				t.Fatalf("%q: bad lead %+v: %v", said, lead, err)
			}
		}
		if want := leadByRegexp(at, said); refresh.To != want && !strings.Contains(said, "\x00") {
			t.Fatalf("%q: refresh to %q, want %q", said, refresh.To, want)
		}
	})
}

// leadByRegexp is where a browser is sent, told in another way than the package does.
func leadByRegexp(at *url.URL, said string) string {
	found := browserRefresh.FindStringSubmatch(said)
	if found == nil {
		return ""
	}
	address := found[1] + found[2]
	if quoted := regexp.MustCompile(`(?s)^(?:"([^"]*)|'([^']*))`).FindStringSubmatch(address); quoted != nil {
		address = quoted[1] + quoted[2]
	}
	header := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
	canonical := reader.Read(strings.NewReader(`<link rel=canonical href="`+html.EscapeString(address)+`">`), header, at, nil).Canonical
	if to, err := url.Parse(canonical); err == nil && to.Path == "" && canonical != "" {
		to.Path = "/"
		canonical = to.String()
	}
	if canonical == home {
		return ""
	}
	return canonical
}

package page_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestLinksLeadSomewhere(t *testing.T) {
	for _, c := range []struct {
		body string
		want int
	}{
		{`<a href="/a">a</a><a href=b>b</a><a HREF='https://c.example'>c</a><a href="//d.example">d</a><a href="?e">e</a>`, 5},
		{`<a href="#top">a</a><a name=b>b</a><a>c</a><a href="">d</a>`, 0},
		{`<a href="mailto:a@b.org">a</a><a href="tel:1">b</a><a href="javascript:void(0)">c</a><a href="whatsapp://send">d</a>`, 0},
		{`<a data-href="/a" title="href=/b">a</a>`, 0},
		{`<a title="a=b" class="c" href = "/d:e">a</a><a href="HTTPS:/x">b</a>`, 2},
		{`<div hidden><a href="/a">a</a></div><template><a href="/b">b</a></template><svg><a href="/c">c</a></svg>`, 1},
		{`<area href="/a"><link href="/b">`, 0},
	} {
		if got := read(t, home, c.body).Links; got != c.want {
			t.Errorf("%s: got %d links, want %d", c.body, got, c.want)
		}
	}
}

func TestPasswordIsAskedFor(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{`<input name=p type="password">`, true},
		{`<INPUT TYPE=Password>`, true},
		{`<input type=text name=password>`, false},
		{`<div hidden><input type=password></div>`, false},
	} {
		if got := read(t, home, c.body).Password; got != c.want {
			t.Errorf("%s: got %v, want %v", c.body, got, c.want)
		}
	}
}

func TestSourcesAreOtherHosts(t *testing.T) {
	var many strings.Builder
	for i := range 100 {
		fmt.Fprintf(&many, `<script src="//h%d.example/x.js"></script>`, i)
	}
	for _, c := range []struct {
		body string
		want []string
	}{
		{`<script src="https://b.example/x.js"></script><iframe src="//A.example:443/?x&amp;y"></iframe><frame src=https://c.example>`, []string{"a.example", "b.example", "c.example"}},
		{`<script src="/x.js"></script><script src="https://www.example.org/y.js"></script><script>src="https://b.example"</script>`, nil},
		{`<div hidden><iframe src="https://b.example/"></iframe></div><script data-src="https://c.example/"></script>`, []string{"b.example"}},
		{`<img src="https://b.example/x.png"><script src="data:x"></script>`, nil},
	} {
		if got := read(t, home, c.body).Sources; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want)
		}
	}
	if got := read(t, home, many.String()).Sources; len(got) != 20 {
		t.Errorf("got %d sources of 100, want 20", len(got))
	}
}

func TestDownloadsAreDocuments(t *testing.T) {
	long := "/" + strings.Repeat("x", 300) + ".pdf"
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"in their order, absolute", `<a href="/b.PDF?v=1#p2">b</a><a href="a.docx">a</a><a href="https://files.example/c.zip">c</a>`,
			[]string{"https://www.example.org/b.PDF?v=1", "https://www.example.org/a.docx", "https://files.example/c.zip"}},
		{"once", `<a href="/b.pdf">b</a><a href="/b.pdf#x">b</a>`, []string{"https://www.example.org/b.pdf"}},
		{"relative to the base", `<base href="https://cdn.example/x/"><a href="y&amp;z.csv">y</a>`, []string{"https://cdn.example/x/y&z.csv"}},
		{"with character references", `<a href="https://b.example/x.pdf?a=1&amp;b=2&amp;c=3">x</a>`, []string{"https://b.example/x.pdf?a=1&b=2&c=3"}},
		{"no pages", `<a href="/a.html">a</a><a href="/pdf">b</a><a href="/c?f=.pdf">c</a><a href="/d.pdfx">d</a><a href="#e.pdf">e</a>`, nil},
		{"none of long addresses", `<a href="` + long + `">a</a>`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body).Downloads; !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: got %q, want %q", c.body, got, c.want)
			}
		})
	}
	var many strings.Builder
	for i := range 100 {
		fmt.Fprintf(&many, `<a href="/%d.pdf">x</a>`, i)
	}
	if got := read(t, home, many.String()).Downloads; len(got) != 20 || got[19] != "https://www.example.org/19.pdf" {
		t.Errorf("got %q, want the first 20 of 100", got)
	}
}

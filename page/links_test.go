package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadTellsHeadings(t *testing.T) {
	long := strings.Repeat("ä", 300)
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"h1 to h3 in order, nothing below", "<h2>b</h2><h1>a</h1><h4>d</h4><h3>c</h3>", []string{"b", "a", "c"}},
		{"white space collapses and tags are left out", "<h1>\n Get  <b>he</b>lp&nbsp;&amp; <a href=/x>more</a>\t</h1>", []string{"Get help & more"}},
		{"a line break parts words", "<h2>Get<br>help</h2><h2><div>a</div><div>b</div></h2>", []string{"Get help", "a b"}},
		{"empty ones are skipped", "<h1><img src=x></h1><h2> &nbsp; </h2><h3>c</h3>", []string{"c"}},
		{"hidden words are not told", "<h1 hidden>a</h1><h2>b<span style='display:none'>x</span></h2>", []string{"b"}},
		{"the next heading ends one that is not ended", "<h1>a<h2>b<h4>c</h4>d", []string{"a", "b"}},
		{"the end of another rank ends it", "<h2>a</h3>b", []string{"a"}},
		{"the end of the page ends it", "<h2>a <i>b", []string{"a b"}},
		{"a long one is cut to 200 runes", "<h1>" + long + "</h1>", []string{long[:400]}},
		{"a template's are not the page's", "<template><h1>a</h1></template><h2>b</h2>", []string{"b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body).Headings; !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestReadTellsTheFirst20Headings(t *testing.T) {
	var b strings.Builder
	var want []string
	for i := range 30 {
		fmt.Fprintf(&b, "<h2>part %d</h2>", i)
		if i < 20 {
			want = append(want, fmt.Sprintf("part %d", i))
		}
	}
	b.WriteString("<h1>last</h1>")
	p := read(t, home, b.String())
	if !slices.Equal(p.Headings, want) || p.Title != "last" {
		t.Errorf("got %q, title %q; want %q and the only h1", p.Headings, p.Title, want)
	}
}

func TestReadTellsTheHostsOfLinks(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"sorted, once each, in lower case", `<a href="https://B.example/1">x</a><a href="//a.example">x</a><a href="HTTP://b.EXAMPLE/2">x</a>`, []string{"a.example", "b.example"}},
		{"without port, userinfo and the last dot", `<a href="https://u:p@a.example:8443/">x</a><a href="https://b.example.?q@c">x</a>`, []string{"a.example", "b.example"}},
		{"not its own", `<a href="https://WWW.example.org:444/x">x</a><a href="/y">x</a><a href="#z">x</a><a href="y?u=https://a.example/">x</a>`, nil},
		{"a name beside its own is another", `<a href="https://example.org/">x</a>`, []string{"example.org"}},
		{"only of the web", `<a href="mailto:a@b.example">x</a><a href="ftp://c.example/">x</a><a href="javascript://d.example/">x</a><a name=x>x</a>`, nil},
		{"only of links", `<link href="https://a.example/x.css" rel=stylesheet><img src="https://b.example/"><script src="https://c.example/"></script>`, nil},
		{"of hidden links too, which is where spam stands", `<div style="display:none"><a href="https://spam.example/">x</a></div>`, []string{"spam.example"}},
		{"not of what is no page yet", `<template><a href="https://a.example/">x</a></template><!--<a href="https://b.example/">-->`, nil},
		{"in character references", `<a href="https:&#x2F;&#47;a.example&#x2F;?b=1&amp;c">x</a>`, []string{"a.example"}},
		{"in Unicode as it is looked up", `<a href="https://bücher.example/">x</a><a href="https://xn--bcher-kva.example/">x</a>`, []string{"xn--bcher-kva.example"}},
		{"addresses of IP", `<a href="http://[2001:DB8::1]:80/">x</a><a href="http://192.0.2.1:80/">x</a>`, []string{"192.0.2.1", "2001:db8::1"}},
		{"nothing that is no host", `<a href="https:///x">x</a><a href="https://a b/">x</a><a href="https://{{host}}/">x</a><a href="https://[x]/">x</a>`, nil},
		{"of another base", `<base href="https://base.example/"><a href="x">x</a><a href="https://www.example.org/">x</a>`, []string{"base.example"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body).Hosts; !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestReadTellsTheFirst50Hosts(t *testing.T) {
	var b strings.Builder
	for i := range 80 {
		fmt.Fprintf(&b, `<a href="https://h%02d.example/">x</a>`, 79-i)
	}
	got := read(t, home, b.String()).Hosts
	if len(got) != 50 || got[0] != "h30.example" || got[49] != "h79.example" {
		t.Errorf("got %d hosts, %q to %q; want the first 50 of the page, sorted", len(got), got[0], got[len(got)-1])
	}
}

func TestReadOfAnAnswerThatIsNoPageTellsNoLinks(t *testing.T) {
	header := map[string][]string{"Content-Type": {"text/plain"}}
	p := reader.Read(strings.NewReader(`<h1>a</h1><a href="https://a.example/">x</a>`), header, nil, nil)
	if p.Headings != nil || p.Hosts != nil {
		t.Errorf("got %q, %q, want none of a plain text", p.Headings, p.Hosts)
	}
}

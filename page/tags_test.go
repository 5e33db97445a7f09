package page

import (
	"bytes"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"linkwatch"
)

// FuzzAttributes holds what is read from a tag's own bytes against the
// tokenizer's reading of the same tag.
func FuzzAttributes(f *testing.F) {
	for _, seed := range []string{
		`<a href="/x" HREF='/y' class=z>`, `<a =b = c d= "e" / f/g h='i'j>`, "<a\thref\n=\n'x\f'/>", `<a b=c/>`,
		`<meta content="5; url='/a'" http-equiv=refresh>`, `<a href=a&amp;b title="&copy=1">`, "<a b\x00=c\x00 d='\r\n'>",
		"<a ====b>", "<a 'b' \"c\">", "<a" + strings.Repeat(" a1 b2=c", 40) + " id=d>", "<A\u00e9 B>", "<p ID =a\fCLASS='b\"&QUOT;&notit;&amp\"' /hidden/>",
		`<p title=a"b'c&lt alt='"&#34' title=b style rel>`, `<p lang="&amp;&amp;a&copy" xml:lang=b ARIA-label data-cfemail=00 data-x id=/>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		ours, theirs := html.NewTokenizer(strings.NewReader(body)), html.NewTokenizer(strings.NewReader(body))
		for {
			kind := ours.Next()
			if other := theirs.Next(); kind != other {
				t.Fatalf("%q: %v and %v", body, kind, other)
			}
			if kind == html.ErrorToken {
				if ours.Err() != io.EOF {
					t.Fatalf("%q: %v", body, ours.Err())
				}
				return
			}
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			var got tag
			raw := bytes.Clone(ours.Raw())
			if size := got.take(raw, len("<")); size != len(raw) {
				t.Fatalf("%q: ends at %d", raw, size)
			}
			var names []string
			for more := true; more; {
				var key, value []byte
				key, value, more = theirs.TagAttr()
				if !slices.Contains(attributeNames[1:], string(key)) {
					continue // nobody asks for it
				}
				name := attributeNamed(key)
				if names = append(names, string(key)); name.String() != string(key) || !got.has(name) || !bytes.Equal(plainValue(got.value(name)), value) {
					t.Fatalf("%q: got %v of %v, want %q = %q", raw, name, got.attributes, key, value)
				}
			}
			for i, a := range got.attributes {
				if len(names) != len(got.attributes) || a.name.String() != names[i] {
					t.Fatalf("%q: got %v, want %q", raw, got.attributes, names)
				}
			}
			if len(got.attributes) == 0 && len(names) > 0 {
				t.Fatalf("%q: got none, want %q", raw, names)
			}
		}
	})
}

func TestAnAttributeIsReadHoweverItsNameIsWritten(t *testing.T) {
	asked := []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}}
	read := func(body string) linkwatch.Page {
		p := NewReader(Watched{}).Read(strings.NewReader(body), http.Header{"Content-Type": {"text/html; charset=utf-8"}}, nil, asked)
		p.Bytes, p.Hash = 0, ""
		return p
	}
	name := regexp.MustCompile(` [a-z-]+\b`)
	for _, tag := range []string{
		`<p hidden>`, `<p style=display:none>`, `<p style='position:fixed;left:-999px'>`, `<div itemtype=/Review>`, `<p lang=en-GB>`,
		`<p itemprop=dateModified content=2024-03-05>`, `<img alt="Call 1-888-373-7888">`, `<a href=//b.example title="Guide, 2024 edition">`,
		`<a href=//b.example aria-label="2024 edition">`, `<span itemprop=email content=a@b.example>`, `<div role=navigation>`,
	} {
		const rest = "Words <time datetime=2024-03-04 itemprop=dateModified>4 March</time>, last updated 3/5/2024</p></div>"
		want := read(tag + rest)
		if reflect.DeepEqual(want, read("<p>"+rest)) {
			t.Errorf("%s tells nothing", tag)
		}
		for _, written := range []string{
			name.ReplaceAllStringFunc(tag, strings.ToUpper), strings.Replace(tag, " ", "\n", 1), strings.Replace(tag, "=", " = ", 1),
		} {
			if got := read(written + rest); !reflect.DeepEqual(got, want) {
				t.Errorf("%q: got %+v, want %+v", written, got, want)
			}
		}
	}
}

package page

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzAttributes holds what is read from a tag's own bytes against the
// tokenizer's reading of the same tag.
func FuzzAttributes(f *testing.F) {
	for _, seed := range []string{
		`<a href="/x" HREF='/y' class=z>`, `<a =b = c d= "e" / f/g h='i'j>`, "<a\thref\n=\n'x\f'/>", `<a b=c/>`,
		`<meta content="5; url='/a'" http-equiv=refresh>`, `<a href=a&amp;b title="&copy=1">`, "<a b\x00=c\x00 d='\r\n'>",
		"<a ====b>", "<a 'b' \"c\">", "<a" + strings.Repeat(" a1 b2=c", 40) + ">", "<A\u00e9 B>",
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
			got := attributesOf(nil, bytes.Clone(ours.Raw()))
			for i, more := 0, true; more; i++ {
				var key, value []byte
				key, value, more = theirs.TagAttr()
				if key == nil && len(got) == 0 {
					break // a tag without attributes
				}
				if i >= len(got) || !bytes.Equal(got[i].key, key) || !bytes.Equal(got[i].value, value) {
					t.Fatalf("%q: attribute %d: got %q, want %q = %q", theirs.Raw(), i, got, key, value)
				}
				if !more && len(got) != i+1 {
					t.Fatalf("%q: got %q, want %d of them", theirs.Raw(), got, i+1)
				}
			}
		}
	})
}

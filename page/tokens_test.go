package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/net/html"
)

// FuzzTokens holds the tokens against those of the library.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"<!DOCTYPE html><title>a &amp; b</title><p class=x>c<br/>d</p>", "<a b='>' c=\">\" d=/>x</a ><a/b/ c= / >", "a<b", "a<", "a</", "</", "</>", "</ x>y",
		"<!", "<!-", "<!->x-->", "<!-->a", "<!--->a", "<!--a--!>b", "<!--a--!-->b", "<!--a--", "<!--a-->b--!", "<?php 1>2 ?>", "<! x>y", "<!doc", "<!doctype",
		"<script>a<b</script >c", "<script><!--<script></script>--></script>x", "<script><!-- a </script>x", "<script>a</scrip", "<script></script>a",
		"<style><!-- </style>x", "<textarea>&lt;<b></textareas></TEXTAREA>", "<plaintext>a</plaintext>b", "<noscript><p></noscript><iframe></iframe>",
		"a&ampb &copy2 &#65;&#x42&bogus; &", "a\r\nb\rc\x00d<title>\x00</title><!--\x00-->", "1<2<3", "<a b\n=\nc\n>", "<a =b==c>", "<A HREF=x/>", "<a\x00b>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		ours, theirs := newTokens(iotest.OneByteReader(strings.NewReader(page))), html.NewTokenizer(strings.NewReader(page))
		defer ours.free()
		for {
			got, want := ours.next(), theirs.Next()
			if got == html.CommentToken && want == html.DoctypeToken {
				got = want // nobody here asks for a doctype
			}
			if got == html.SelfClosingTagToken && want == html.StartTagToken || got == html.StartTagToken && want == html.SelfClosingTagToken {
				if !strings.HasSuffix(string(ours.source()), "/>") {
					t.Fatalf("%q: %q is %v, want %v", page, ours.source(), got, want)
				}
				got = want // they differ where an attribute stands there twice
			}
			if got != want || got != html.ErrorToken && !bytes.Equal(ours.source(), theirs.Raw()) {
				t.Fatalf("%q: got %v %q, want %v %q", page, got, ours.source(), want, theirs.Raw())
			}
			switch got {
			case html.ErrorToken:
				return
			case html.TextToken, html.CommentToken:
				if got, want := ours.text(), theirs.Text(); !bytes.Equal(got, want) {
					t.Fatalf("%q: got text %q, want %q", page, got, want)
				}
			}
		}
	})
}

func TestNothingIsReadBehindATokenThatIsTooLong(t *testing.T) {
	long := strings.Repeat("x", maxToken+1)
	for _, page := range []string{"<p>a<!--" + long + "--><p>b", "<p>a<b " + long + "><p>b", "<p>" + long + "<p>b", "<script>" + long + "</script><p>b"} {
		var got, want []html.TokenType
		ours, theirs := newTokens(strings.NewReader(page)), html.NewTokenizer(strings.NewReader(page))
		theirs.SetMaxBuf(maxToken)
		for len(got) == 0 || got[len(got)-1] != html.ErrorToken {
			got = append(got, ours.next())
		}
		for len(want) == 0 || want[len(want)-1] != html.ErrorToken {
			want = append(want, theirs.Next())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%.12q and %d bytes: got %v, want %v", page, len(page), got, want)
		}
		ours.free()
	}
}

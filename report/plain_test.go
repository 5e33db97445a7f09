package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"words stay", "Größe: 5 €, 電話", "Größe: 5 €, 電話"},
		{"lines and tabs become spaces", " a\r\n\tb\u2028c ", "a b c"},
		{"colour is taken out", "a\x1b[1;31mb\x1b[0mc", "abc"},
		{"a C1 sequence is taken out", "a\u009b31mb", "ab"},
		{"a window title is taken out", "a\x1b]0;title\x07b\x1b]8;;http://x\x1b\\c", "abc"},
		{"an unfinished sequence is taken out", "a\x1b", "a"},
		{"a sequence made by taking one out does nothing", "a\x1b\x1b[0m[31mb", "a[31mb"},
		{"direction marks are taken out", "a\u202eb\u2066c\u200ed", "abcd"},
		{"what cannot be seen is taken out", "pay\u200bpal\ufeff\u00ad", "paypal"},
		{"joiners that spell words stay", "می\u200cخواهم", "می\u200cخواهم"},
		{"invalid UTF-8 is marked", "a\xffb", "a\uFFFDb"},
		{"a runner's command is split", "x ##[add-mask]y", "x ## [add-mask]y"},
		{"a runner's command at the start is split", "::add-mask::x", ": :add-mask::x"},
		{"a runner's command behind blanks is split", "\x1b[0m \u200b ::error::x", ": :error::x"},
		{"colons elsewhere stay", "std::vector ::x", "std::vector ::x"},
		{"userinfo is taken out", "see https://name:pass@host/x@y and ftp://n@h", "see https://host/x@y and ftp://h"},
		{"userinfo with an at sign is taken out", "https://name:p@ss@host/", "https://host/"},
		{"mail addresses stay", "mailto:a@b.example, https://host/ a@b.example", "mailto:a@b.example, https://host/ a@b.example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plain(c.in); got != c.want {
				t.Errorf("plain(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("a\x1b[31m\u202e\x00b\n##[x]")
	f.Add("#\u200b#[ https://a\u200b@b")
	f.Add("\u200b::x ::y")
	f.Fuzz(func(t *testing.T, s string) {
		got := plain(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, unicode.IsControl) || strings.Contains(got, "##[") || strings.HasPrefix(strings.TrimSpace(got), "::") {
			t.Errorf("plain(%q) = %q", s, got)
		}
		if again := plain(got); again != got {
			t.Errorf("plain(%q) = %q, but once more gives %q", s, got, again)
		}
	})
}

func TestShortCutsAtACharacter(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{strings.Repeat("é", longest), strings.Repeat("é", longest)},
		{strings.Repeat("é", longest+1), strings.Repeat("é", longest) + "…"},
	} {
		if got := short(c.in); got != c.want {
			t.Errorf("short of %d characters\n got %q\nwant %q", utf8.RuneCountInString(c.in), got, c.want)
		}
	}
}

func TestMarkdownShowsTextAsItIs(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"- a", `\- a`},
		{"+ a", `\+ a`},
		{"1. a", `1\. a`},
		{"12) a", `12\) a`},
		{"# a", `\# a`},
		{"a_b*c`d", "a\\_b\\*c\\`d"},
		{"![x](http://y)", `!\[x\](http:\//y)`},
		{"www.x.example", `www\.x.example`},
		{"@who, me@x.example", "@\u2060who, me@x.example"},
		{`back\slash`, `back\\slash`},
	} {
		if got := markdown(c.in); got != c.want {
			t.Errorf("markdown(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

package page

import "testing"

func TestACharsetIsDeclaredHoweverElseTheHeaderBreaksTheRules(t *testing.T) {
	for contentType, want := range map[string]string{
		"": "", "text/html": "", "text/html;": "", "charset=utf-8": "", "text/html; charset": "", "text/html; charset=": "",
		"text/html; charset=utf-8": "utf-8", "Text/HTML;CHARSET=UTF-8": "UTF-8", "text/html;\tcharset = koi8-r": "koi8-r",
		"text/html;; charset=koi8-r;": "koi8-r", "text/html; charset=koi8-r; charset=utf-8": "koi8-r", "text/html; charset=; charset=koi8-r": "koi8-r",
		`text/html; charset="koi8-r"; a=b`: "koi8-r", `text/html; charset="koi8-r`: "koi8-r", `text/html; a="b;charset=utf-8"; charset=koi8-r`: "koi8-r",
		"text/html; a; charset=koi8-r": "koi8-r", "text/html; xcharset=utf-8": "", "text/html; charset='utf-8'": "'utf-8'",
		"text/html; charset=koi8-r, text/html": "koi8-r", "text/html, text/html; charset=koi8-r": "koi8-r",
	} {
		if got := declaredCharset(contentType); got != want {
			t.Errorf("%q: got %q, want %q", contentType, got, want)
		}
	}
}

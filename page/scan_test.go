package page

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestAWordInWhichTheWindowEndsIsReadWhole(t *testing.T) {
	header := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
	for _, written := range []string{"Updated:2024-03-05", "(call)888-373-7888", "help[at]example.org"} {
		for before := windowSize - len(written) - 2; before <= windowSize+2; before++ {
			unspaced := strings.Repeat("\u4e2d", before/3) + strings.Repeat(".", before%3)
			p := NewReader(Watched{}).Read(strings.NewReader("<p>"+unspaced+"."+written), header, new(url.URL), nil)
			if len(p.Claims)+len(p.Facts) != 1 {
				t.Errorf("%q behind %d bytes: got %v, %v, want one claim or fact", written, before, p.Claims, p.Facts)
			}
		}
	}
}

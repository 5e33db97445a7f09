package crawler

import (
	"net/http"
	"strings"
	"testing"

	"linkwatch/internal/fakeweb"
)

func TestWatchedHeadersAndCookiesAreNoted(t *testing.T) {
	watched := []string{"x-datadome", "server-timing", "cookie:__cf_bm", "cookie:incap_ses_*", "cookie:ts*"}
	cases := []struct {
		name    string
		headers [][2]string
		want    []string
	}{
		{"nothing watched", [][2]string{{"X-Other", "1"}, {"Set-Cookie", "id=1"}}, nil},
		{"a header, whatever it says", [][2]string{{"x-DataDome", ""}}, []string{"x-datadome"}},
		{"a cookie in another case", [][2]string{{"Set-Cookie", "__CF_BM=a=b; Path=/"}}, []string{"cookie:__cf_bm"}},
		{"a cookie whose name goes on", [][2]string{{"Set-Cookie", "__cf_bm2=1"}}, nil},
		{"the value of a cookie", [][2]string{{"Set-Cookie", "id=__cf_bm"}}, nil},
		{"a prefix", [][2]string{{"Set-Cookie", "incap_ses_12_34=1"}, {"Set-Cookie", "TS01=1"}}, []string{"cookie:incap_ses_*", "cookie:ts*"}},
		{"two of one prefix", [][2]string{{"Set-Cookie", "ts1=1"}, {"Set-Cookie", "ts2"}}, []string{"cookie:ts*"}},
		{"all sorts, sorted", [][2]string{{"X-Datadome", "1"}, {"Set-Cookie", "ts=1"}, {"Server-Timing", "x"}}, []string{"cookie:ts*", "server-timing", "x-datadome"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{
					"/": func(w http.ResponseWriter, _ *http.Request) {
						w.Header().Add("Set-Cookie", "__cf_bm=of-a-hop")
						w.Header().Add("Location", "/page")
						w.WriteHeader(302)
					},
					"/page": func(w http.ResponseWriter, _ *http.Request) {
						for _, h := range c.headers {
							w.Header().Add(h[0], h[1])
						}
						w.WriteHeader(403)
					},
				}))
				o := options(web)
				o.HeaderMarks = watched
				equal(t, "marks", visitOf(t, o, "https://h.test/").Header.Marks, c.want)
			})
		})
	}
}

func TestHeaderMarksThatCanMarkNothingAreRefused(t *testing.T) {
	for _, word := range []string{"", "X-Datadome", "cookie:", "cookie:*", "cookie:A", "two words", "x:y"} {
		if _, err := New(Options{Read: read, HeaderMarks: []string{word}}); err == nil || !strings.Contains(err.Error(), "header mark") {
			t.Errorf("%q: got error %v, want one of the header mark", word, err)
		}
	}
}

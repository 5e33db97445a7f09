package crawler

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"linkwatch/internal/fakeweb"
)

func TestOfLongHeadersAVisitKeepsLittle(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		long := strings.Repeat("x", 100_000)
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/":        status(200, "Server", long, "Cf-Mitigated", long, "Content-Type", "text/"+long, "ETag", `"`+long+`"`, "Last-Modified", long),
			"/whole":   status(200, "Server", "\xffnginx", "ETag", `"1"`, "Last-Modified", "Mon, 02 Mar 2026 00:00:00 GMT"),
			"/hop":     status(302, "Location", "/"+long),
			"/nowhere": status(302, "Location", "https://["+long),
			"/refresh": status(200, "Refresh", "0; url=/"+long),
		}))
		o := options(web)
		o.IgnoreRobots = true
		for path, want := range map[string]int{"/": 200, "/whole": 200, "/hop": 302, "/nowhere": 302, "/refresh": 200} {
			v := visitOf(t, o, "http://h.test"+path)
			kept := len(v.Header.Server+v.Header.Mitigated+v.Header.ContentType+v.Page.ETag+v.Page.LastModified) + len(v.FinalURL)
			for _, h := range v.Hops {
				kept += len(h.From) + len(h.To)
			}
			if v.Status != want || v.Failure.Kind != "" || kept > 4*maxKept {
				t.Errorf("%s: status %d, failure %+v, %d bytes are kept, want status %d and at most %d bytes", path, v.Status, v.Failure, kept, want, 4*maxKept)
			}
			if path == "/" && v.Page.ETag != "" {
				t.Errorf("%s: %d bytes of a validator are kept, want none of one that is too long", path, len(v.Page.ETag))
			}
			if path == "/whole" && (v.Header.Server != "nginx" || v.Page.ETag != `"1"` || v.Page.LastModified == "") {
				t.Errorf("%s: got %+v, ETag %s, Last-Modified %q, want all of them", path, v.Header, v.Page.ETag, v.Page.LastModified)
			}
		}
	})
}

func TestUserinfoIsTakenOffWhateverTheSlashes(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o := options(web)
		o.IgnoreRobots = true
		for written, want := range map[string]string{
			`https:\\ana:secret@h.test:port/`: "https://h.test:port/",
			"https:/ana:secret@h.test:port/":  "https://h.test:port/",
			"https:ana:secret@[h.test/":       "https://[h.test/",
			"///ana:secret@h.test:22/":        "http://h.test:22/",
			"https:/ana:secret@h.test:22/":    "https://h.test:22/",
			"https:ana:secret@h.test:22/":     "https://h.test:22/",
			"ftp:ana:secret@h.test/":          "ftp://h.test/",
		} {
			web.Handle("h.test", status(302, "Location", written))
			v := visitOf(t, o, "http://h.test/")
			if len(v.Hops) != 1 || v.Hops[0].To != want {
				t.Errorf("%s: got hops %+v, want one to %s", written, v.Hops, want)
			}
		}
	})
}

func TestARetryAfterBeyondAllNumbersIsTheLongest(t *testing.T) {
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "4294967295": longestWait, "4294967296": longestWait, "99999999999999999999": longestWait,
		"Fri, 31 Dec 9999 23:59:59 GMT": longestWait, "Mon, 02 Mar 2026 00:01:00 GMT": time.Minute, "Mon, 02 Mar 2020 00:00:00 GMT": 0,
		"": 0, "-1": 0, "soon": 0, "12h": 0,
	} {
		a := outcome{status: 429, header: http.Header{"Retry-After": {text}}}
		if got := retryAfter(a, now); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

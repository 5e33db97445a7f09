package crawler

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// zipped gives size bytes of the text over and over, compressed.
func zipped(t *testing.T, text string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	part := strings.Repeat(text, min(size, 1<<16)/len(text))
	for range size / len(part) {
		if _, err := io.WriteString(w, part); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(body []byte, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.Write(body)
	}
}

func TestBodiesAreReadWithinBounds(t *testing.T) {
	const limit = 1000
	word := "<title>x</title>xxxx"
	cases := []struct {
		name      string
		page      http.HandlerFunc
		bytes     int64
		truncated bool
	}{
		{"no body", status(200), 0, false},
		{"a short body", text("hello"), 5, false},
		{"a body of the limit", text(strings.Repeat("x", limit)), limit, false},
		{"a body one byte longer", text(strings.Repeat("x", limit+1)), limit, true},
		{"a body far longer", text(strings.Repeat("x", 5000*limit)), limit, true},
		{"a compressed body", packed(zipped(t, word, 200)), 200, false},
		{"a compressed body of the limit", packed(zipped(t, word, limit)), limit, false},
		{"a compressed bomb", packed(zipped(t, word, 4<<20)), limit, true},
		{"a compressed body with something after it", packed(append(zipped(t, word, 200), "garbage"...)), 200, false},
		{"an empty body that says it is compressed", packed(nil), 0, false},
		{"an archive, which is no encoding", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/gzip")
			w.Write(zipped(t, word, 200))
		}, int64(len(zipped(t, word, 200))), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/file.xml.gz": c.page}))
				o := options(web)
				o.MaxBody = limit
				v := visitOf(t, o, "https://h.test/file.xml.gz")
				if v.Status != 200 || v.Failure.Kind != "" || v.Page.Bytes != c.bytes || v.Page.Truncated != c.truncated {
					t.Errorf("got status %d, failure %+v, %d bytes, truncated %v, want 200, none, %d, %v",
						v.Status, v.Failure, v.Page.Bytes, v.Page.Truncated, c.bytes, c.truncated)
				}
			})
		})
	}
}

func TestTheRestOfALongBodyIsNotDownloaded(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var written atomic.Int64
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil && written.Load() < 100<<20 {
				n, _ := w.Write(make([]byte, 32<<10))
				written.Add(int64(n))
			}
		}}))
		o := options(web)
		o.MaxBody = 1 << 20
		v := visitOf(t, o, "http://h.test/")
		synctest.Wait() // for the server to notice
		if got := written.Load(); !v.Page.Truncated || got > 4<<20 {
			t.Errorf("truncated %v, %d bytes were sent, want true and little more than 1 MiB", v.Page.Truncated, got)
		}
	})
}

func TestPagesOfErrorsAreReadToo(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Server", "cloudflare")
			w.Header().Set("Cf-Mitigated", "challenge")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(403)
			io.WriteString(w, "<title>Just a moment</title>")
		}}))
		v := visitOf(t, options(web), "https://h.test/")
		want := linkwatch.Header{Server: "cloudflare", Mitigated: "challenge", ContentType: "text/html; charset=utf-8"}
		if v.Page.Title != "Just a moment" || !reflect.DeepEqual(v.Header, want) {
			t.Errorf("got title %q, header %+v, want Just a moment, %+v", v.Page.Title, v.Header, want)
		}
	})
}

func TestWantedFactsReachTheReader(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		due := dues("https://h.test/")
		due[0].Entry.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}}
		v := visitsOf(t, options(web), due)["https://h.test/"]
		equal(t, "facts", v.Page.Facts, due[0].Entry.Facts)
	})
}

func TestAKnownPageIsAskedForConditionally(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		const etag, modified = `"v1"`, "Mon, 02 Jan 2006 15:04:05 GMT"
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("ETag", etag)
				w.Header().Set("Last-Modified", modified)
				if r.Header.Get("If-None-Match") == etag && r.Header.Get("If-Modified-Since") == modified {
					w.WriteHeader(http.StatusNotModified)
					return
				}
				fmt.Fprint(w, "<title>page</title>")
			},
			"/moved": redirectTo("/"),
		}))
		first := visitOf(t, options(web), "https://h.test/")
		if first.Page.ETag != etag || first.Page.LastModified != modified {
			t.Fatalf("got ETag %q, Last-Modified %q, want %q, %q", first.Page.ETag, first.Page.LastModified, etag, modified)
		}
		due := dues("https://h.test/", "https://h.test/moved")
		due[0].Known, due[1].Known = first.Page, first.Page
		visits := visitsOf(t, options(web), due)
		again, moved := visits["https://h.test/"], visits["https://h.test/moved"]
		if again.Status != 304 || again.Failure.Kind != "" || again.Page.Title != "page" || again.Page.Hash != first.Page.Hash {
			t.Errorf("got status %d, failure %+v, page %+v, want 304 and the page as known", again.Status, again.Failure, again.Page)
		}
		if moved.Status != 200 {
			t.Errorf("after a redirect: got status %d, want 200: what is known is not of that URL", moved.Status)
		}
	})
}

// certificateFaults are the faults behind which the page is read all the same.
var certificateFaults = map[string]linkwatch.TLSError{
	"expired": linkwatch.CertExpired, "not-yet-valid": linkwatch.CertNotYetValid, "wrong-host": linkwatch.CertWrongHost,
	"self-signed": linkwatch.CertUnknown, "unknown-root": linkwatch.CertUnknown, "incomplete": linkwatch.CertIncomplete,
	"revoked": linkwatch.CertRevoked, "expiring": "", "": "",
}

func TestCertificatesAreNamedAndThePageIsReadAllTheSame(t *testing.T) {
	for fault, want := range certificateFaults {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/": text("<title>in</title>"), "/set": status(302, "Location", "/", "Set-Cookie", "a=b")}))
			web.Fault("h.test", fault)
			visits := visitsOf(t, options(web), dues("https://user:secret@h.test/", "https://h.test/set", "https://h.test/gone"))
			v := visits["https://user:secret@h.test/"]
			if v.Status != 200 || v.Failure.Kind != "" || v.Page.Title != "in" || v.TLS.Error != want || v.TLS.Issuer == "" || v.TLS.NotAfter.IsZero() {
				t.Errorf("%q: got status %d, failure %+v, title %q, tls %+v, want 200, none, in, error %q", fault, v.Status, v.Failure, v.Page.Title, v.TLS, want)
			}
			if gone := visits["https://h.test/gone"]; gone.Status != 404 || gone.TLS.Error != want {
				t.Errorf("%q: got status %d, tls %+v, want 404 behind error %q", fault, gone.Status, gone.TLS, want)
			}
			if want == "" {
				return
			}
			for _, r := range web.Requests() {
				if r.Header.Get("Authorization")+r.Header.Get("Cookie") != "" {
					t.Errorf("%q: %s was sent %v, want no userinfo and no cookie", fault, r.Path, r.Header)
				}
			}
		})
	}
}

func TestABadCertificateCostsOneHandshakeMore(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		web.Fault("h.test", "self-signed")
		c := remembering(t, options(web))
		for url, v := range oneRound(t, c, dues("https://h.test/1", "https://h.test/2", "https://h.test/3")) {
			if v.TLS.Error != linkwatch.CertUnknown || v.Status != 200 {
				t.Errorf("%s: got status %d, tls %+v, want 200 behind unknown-issuer", url, v.Status, v.TLS)
			}
		}
		if got := dialsTo(t, web, "h.test"); got != 2 { // which also heals it
			t.Errorf("%d dials for three pages and a robots.txt, want one that is refused and one that is kept", got)
		}
		if v := oneRound(t, c, dues("https://h.test/1"))["https://h.test/1"]; v.TLS.Error != "" {
			t.Errorf("once it is mended: got tls %+v, want no error", v.TLS)
		}
	})
}

func TestACertificateThatIsMendedInMidRoundIsSeen(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": text("1"), "/2": func(w http.ResponseWriter, r *http.Request) {
			web.Fault("h.test", "") // the connection ends with this answer
			io.WriteString(w, "2")
		}, "/3": text("3"), "/4": text("4")}))
		web.Fault("h.test", "expired")
		visits := visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3", "https://h.test/4"))
		for url, want := range map[string]linkwatch.TLSError{"https://h.test/2": linkwatch.CertExpired, "https://h.test/3": "", "https://h.test/4": ""} {
			if v := visits[url]; v.TLS.Error != want || v.Status != 200 {
				t.Errorf("%s: got status %d, tls %+v, want 200, %q", url, v.Status, v.TLS, want)
			}
		}
	})
}

func TestCookiesDoNotGoBehindABadCertificate(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.TLS == nil {
				http.SetCookie(w, &http.Cookie{Name: "secret", Value: "1"})
				http.Redirect(w, r, "https://h.test/", http.StatusFound)
			}
		}))
		web.Fault("h.test", "self-signed")
		o := options(web)
		o.IgnoreRobots = true
		v := visitOf(t, o, "http://h.test/")
		last := web.Requests()[1]
		if cookie := last.Header.Get("Cookie"); cookie != "" || last.Scheme != "https" || v.Status != 200 {
			t.Errorf("%s, status %d: was sent cookie %q, want none over https", last.Scheme, v.Status, cookie)
		}
	})
}

func TestABodyThatEndsAfterItsTimeIsBroken(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	x := &exchange{Context: ctx, answer: new(answer), request: request{limit: 100}}
	cancel()
	b := &bounded{from: x.arriving(&http.Response{Body: io.NopCloser(strings.NewReader("half"))}), left: 100}
	if got, err := io.ReadAll(b); string(got) != "half" || err != nil || b.err == nil {
		t.Errorf("got %q, error %v, kept %v, want half, none, and the context's", got, err, b.err)
	}
}

func TestCertificatesAreJudgedByOurClock(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.Now = func() time.Time { return time.Now().AddDate(1, 0, 0) }
		v := visitOf(t, o, "https://h.test/")
		if v.TLS.Error != linkwatch.CertExpired || !v.At.Equal(o.Now()) && v.At.Before(time.Now().AddDate(0, 11, 0)) {
			t.Errorf("a year ahead: got tls error %q at %s, want expired, a year ahead", v.TLS.Error, v.At)
		}
	})
}

func TestPlainHTTPHasNoCertificate(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		if v := visitOf(t, options(web), "http://h.test/"); v.TLS != (linkwatch.TLS{}) || v.Status != 200 {
			t.Errorf("got status %d, tls %+v, want 200 and none", v.Status, v.TLS)
		}
	})
}

func TestWhatARequestSays(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		visitOf(t, options(web), "http://h.test/a/../b?q=1#part")
		r := web.Requests()[1]
		if r.Method != "GET" || r.Path != "/b?q=1" || r.Header.Get("User-Agent") != DefaultUserAgent || r.Header.Get("Accept-Encoding") != "gzip, deflate, br, zstd" || !strings.HasPrefix(r.Header.Get("Accept"), "text/html") {
			t.Errorf("got %s %s with %v, want GET /b?q=1 in our name", r.Method, r.Path, r.Header)
		}
	})
}

func TestCollysEnvironmentDoesNotMatter(t *testing.T) {
	for name, value := range map[string]string{
		"COLLY_MAX_BODY_SIZE": "1", "COLLY_USER_AGENT": "someone else", "COLLY_MAX_REQUESTS": "1", "COLLY_MAX_DEPTH": "1",
		"COLLY_DISALLOWED_DOMAINS": "h.test", "COLLY_ALLOWED_DOMAINS": "other.test", "COLLY_CACHE_DIR": t.TempDir(),
		"COLLY_IGNORE_ROBOTSTXT": "no", "COLLY_PARSE_HTTP_ERROR_RESPONSE": "no", "COLLY_DETECT_CHARSET": "yes",
	} {
		t.Setenv(name, value)
	}
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		for url, v := range visitsOf(t, options(web), dues("http://h.test/1", "http://h.test/2", "http://h.test/3")) {
			if v.Status != 200 || v.Page.Title != "h" {
				t.Errorf("%s: got status %d, title %q, failure %+v, want 200, h", url, v.Status, v.Page.Title, v.Failure)
			}
		}
		if got := web.Requests()[1].Header.Get("User-Agent"); got != DefaultUserAgent {
			t.Errorf("user agent %q, want ours", got)
		}
	})
}

func TestConnectionsAreKeptForTheNextTurn(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		body := zipped(t, "<p>words</p>", 5000)
		late := func(w http.ResponseWriter, r *http.Request) { // its last chunk comes after all of the page
			packed(body)(w, r)
			http.NewResponseController(w).Flush()
			time.Sleep(10 * time.Millisecond)
		}
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": late, "/2": text("2"), "/3": status(404), "/4": text("4")}))
		visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3", "https://h.test/4"))
		if got := dialsTo(t, web, "h.test"); got != 1 {
			t.Errorf("%d dials for requests in a row, want one", got)
		}
	})
}

func TestNewNamesWhatMakesNoSense(t *testing.T) {
	for name, o := range map[string]Options{
		"no function to read pages": {}, "negative": {Read: read, HostDelay: -1}, `resolver "dns": want HOST:PORT`: {Read: read, Resolver: "dns"},
	} {
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got error %v, want one that says %s", err, name)
		}
	}
}

func TestURLsAreSentAsBrowsersSendThem(t *testing.T) {
	base, err := url.Parse("https://h.test/dir/page")
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{
		"HTTP://EXAMPLE.test":             "http://example.test/",
		"http://example.test:80/a#b":      "http://example.test/a",
		"https://example.test:443":        "https://example.test/",
		"https://example.test:8443":       "https://example.test:8443/",
		"https://bücher.test/ä":           "https://xn--bcher-kva.test/%C3%A4",
		" https://h.test/a b ":            "https://h.test/a%20b",
		"https://h.test/100%":             "https://h.test/100%25",
		"https://h.test\\a\\b?c=\\":       "https://h.test/a/b?c=\\",
		"https://h\n.test/":               "https://h.test/",
		"https://under_score.test/":       "https://under_score.test/",
		"../up":                           "https://h.test/up",
		"?q":                              "https://h.test/dir/page?q",
		"https://[2606:4700::1111]:443/x": "https://[2606:4700::1111]/x",
		// As https://url.spec.whatwg.org/#scheme-state has it, and those behind it.
		"///other.test/x":             "https://other.test/x",
		"\\\\/other.test/x":           "https://other.test/x",
		"http:/other.test/x":          "http://other.test/x",
		"http:other.test/x":           "http://other.test/x",
		"https:////other.test/x":      "https://other.test/x",
		"https:/own":                  "https://h.test/own",
		"HTTPS:own":                   "https://h.test/dir/own",
		"https:own:x":                 "https://h.test/dir/own:x",
		"https:?q:x":                  "https://h.test/dir/page?q:x",
		"https:":                      "https://h.test/dir/page",
		"/own//twice":                 "https://h.test/own//twice",
		"http:///ana:secret@h.test/x": "http://ana:secret@h.test/x",
	} {
		got, err := parseURL(base, written)
		if err != nil || got.String() != want {
			t.Errorf("%q: got %v, error %v, want %s", written, got, err, want)
		}
	}
}

package fakeweb_test

import (
	"io"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"linkwatch/internal/fakeweb"
)

const text = `
-- a.test/index --
HTTP/1.1 301 Moved Permanently
Location: https://a.test/dir/

-- a.test:443/index --
HTTP/1.1 200 OK
Content-Type: text/html
ETag: "1"
Set-Cookie: a=1
Set-Cookie: b=2

<title>home</title>
-- a.test/dir/index --
HTTP/1.1 200
Last-Modified: Mon, 02 Jan 2006 15:04:05 GMT

directory
-- a.test/find?q=1 --
HTTP/1.1 200 OK

one
-- a.test/find --
HTTP/1.1 200 OK

none
-- a.test/café au lait --
HTTP/1.1 999 Who Are You

-- a.test/short --
HTTP/1.1 200 OK
Content-Length: 1000

only this
-- gone.test --
# left in 2024

fault nxdomain
-- inside.test --
address 127.0.0.1 ::1
fault slow 3d
`

func TestTextDescribesAWeb(t *testing.T) {
	w := newWeb(t)
	if err := w.LoadText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	c := client(t, w)
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, tt := range []struct {
		url    string
		status int
		body   string
	}{
		{"http://a.test/", 301, ""},
		{"https://a.test/", 200, "<title>home</title>\n"},
		{"https://a.test/index", 404, "404 page not found\n"},
		{"https://a.test/dir/", 200, "directory\n"},
		{"http://a.test/dir/", 200, "directory\n"},
		{"https://a.test/find?q=1", 200, "one\n"},
		{"https://a.test/find?q=2", 200, "none\n"},
		{"https://a.test/caf%C3%A9%20au%20lait", 999, ""},
	} {
		if status, body := get(t, c, tt.url); status != tt.status || body != tt.body {
			t.Errorf("%s: got %d %q, want %d %q", tt.url, status, body, tt.status, tt.body)
		}
	}
	if err := visit(c, "https://a.test/short"); err != io.ErrUnexpectedEOF {
		t.Errorf("a page shorter than its Content-Length: got %v, want %v", err, io.ErrUnexpectedEOF)
	}
	if _, err := w.Lookup(t.Context(), "gone.test"); err == nil || !strings.Contains(err.Error(), "no such host") {
		t.Errorf("gone.test: got %v, want NXDOMAIN", err)
	}
	want := []netip.Addr{netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")}
	if got, err := w.Lookup(t.Context(), "inside.test"); !slices.Equal(got, want) {
		t.Errorf("inside.test: got %v, %v, want %v", got, err, want)
	}
}

func TestLoadedHeadersAreSentAsWritten(t *testing.T) {
	w := newWeb(t)
	if err := w.LoadText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	res, err := client(t, w).Get("https://a.test/")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	res.Header.Del("Date")
	want := http.Header{"Content-Type": {"text/html"}, "Etag": {`"1"`}, "Set-Cookie": {"a=1", "b=2"}, "Content-Length": {"20"}}
	if len(res.Header) != len(want) {
		t.Errorf("got headers %v, want %v", res.Header, want)
	}
	for key, values := range want {
		if !slices.Equal(res.Header[key], values) {
			t.Errorf("header %s: got %q, want %q", key, res.Header[key], values)
		}
	}
	if res, err := client(t, w).Get("https://a.test/dir/"); err != nil || res.Header["Content-Type"] != nil {
		t.Errorf("a page without Content-Type: got %v, %v, want none guessed", res.Header, err)
	} else {
		res.Body.Close()
	}
}

func TestKnownPageIsNotSentAgain(t *testing.T) {
	w := newWeb(t)
	if err := w.LoadText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	w.Handle("b.test", fakeweb.Page("b", ""))
	res, err := client(t, w).Get("https://b.test/")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	for _, tt := range []struct {
		url, header, value string
		want               int
	}{
		{"https://a.test/", "If-None-Match", `"1"`, 304},
		{"https://a.test/", "If-None-Match", `"2"`, 200},
		{"https://a.test/dir/", "If-Modified-Since", "Mon, 02 Jan 2006 15:04:05 GMT", 304},
		{"https://a.test/dir/", "If-Modified-Since", "Mon, 02 Jan 2005 15:04:05 GMT", 200},
		{"https://b.test/", "If-None-Match", res.Header.Get("ETag"), 304},
		{"https://b.test/", "If-None-Match", `"other"`, 200},
	} {
		req, _ := http.NewRequest("GET", tt.url, nil)
		req.Header.Set(tt.header, tt.value)
		res, err := client(t, w).Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != tt.want {
			t.Errorf("%s, %s %s: got %d, want %d", tt.url, tt.header, tt.value, res.StatusCode, tt.want)
		}
	}
}

func TestFolderDescribesAWeb(t *testing.T) {
	w := newWeb(t)
	err := w.Load(fstest.MapFS{
		"a.test/dir/page": {Data: []byte("HTTP/1.1 200 OK\r\n\r\nhello")},
		"b.test":          {Data: []byte("fault refused")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := get(t, client(t, w), "https://a.test/dir/page"); status != 200 || body != "hello" {
		t.Errorf("got %d %q, want 200 hello", status, body)
	}
	if err := visit(client(t, w), "https://b.test/"); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("b.test: got %v, want refused", err)
	}
}

func TestLoadingAgainChangesOnlyWhatIsGiven(t *testing.T) {
	w := newWeb(t)
	for _, archive := range []string{
		"-- a.test/one --\nHTTP/1.1 200 OK\n\n-- a.test/two --\nHTTP/1.1 200 OK\n\n-- b.test --\nfault refused\n",
		"-- a.test/two --\nHTTP/1.1 410 Gone\n\n-- b.test --\n",
	} {
		if err := w.LoadText([]byte(archive)); err != nil {
			t.Fatal(err)
		}
	}
	for url, want := range map[string]int{"https://a.test/one": 200, "https://a.test/two": 410, "https://b.test/": 404} {
		if got, _ := get(t, client(t, w), url); got != want {
			t.Errorf("%s: got %d, want %d", url, got, want)
		}
	}
}

func TestBadFileIsNamedWithItsLineAndNothingIsLoaded(t *testing.T) {
	const good = "-- good.test/x --\nHTTP/1.1 200 OK\n\n"
	for _, tt := range []struct{ archive, want string }{
		{"nothing", `no file in it: want "-- HOST/PATH --" before each`},
		{"-- a.test/x --\n<html>\n", `a.test/x:1: "<html>": want a status line like HTTP/1.1 200 OK`},
		{"-- a.test/x --\nHTTP/1.1 20 OK\n", `a.test/x:1: status 20: want one from 200 to 999`},
		{"-- a.test/x --\nHTTP/1.1 200 OK\nA: b\n<p>hi\n", `a.test/x:3: "<p>hi": want a header "Name: value", or a blank line before the body`},
		{"-- a.test:1:2/x --\nHTTP/1.1 200 OK\n", `a.test:1:2/x:1: host of the file's name: address a.test:1:2: too many colons`},
		{"-- a.test/%zz --\nHTTP/1.1 200 OK\n", `a.test/%zz:1: path of the file's name: parse "/%zz": invalid URL escape`},
		{"-- a.test --\n\nnxdomain\n", `a.test:2: "nxdomain": want one "fault WORD" or "address IP"`},
		{"-- a.test --\nfault slow\nfault cut\n", `a.test:2: "fault cut": want one "fault WORD"`},
		{"-- a.test --\n# why\nfault gone\n", `a.test:2: fault "gone": want one of nxdomain`},
		{"-- a.test --\naddress here\n", `a.test:1: address "here": want an IP address`},
		{good + good, `good.test/x:1: a second file of this name`},
		{good + "-- a.test --\nfault x\n-- b.test --\nfault y\n", "b.test:1: fault \"y\""},
	} {
		w := newWeb(t)
		err := w.LoadText([]byte(tt.archive))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q:\n got %v\nwant %s", tt.archive, err, tt.want)
		}
		if got, err := w.Lookup(t.Context(), "good.test"); err == nil {
			t.Errorf("%q: good.test is at %v, want nothing loaded", tt.archive, got)
		}
	}
}

func TestTimesChangesItsAnswerPathByPath(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", fakeweb.Times(2, 503, 200))
	c := client(t, w)
	var got []int
	for _, path := range []string{"x", "robots.txt", "x", "y", "x", "x", "y"} {
		status, _ := get(t, c, "https://a.test/"+path)
		got = append(got, status)
	}
	if want := []int{503, 404, 503, 503, 200, 200, 503}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPageEscapesItsTitleOnly(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", fakeweb.Page("A & <b>", "<p>hello</p>"))
	_, body := get(t, client(t, w), "https://a.test/any/path")
	for _, want := range []string{"<title>A &amp; &lt;b&gt;</title>", "<p>hello</p>"} {
		if !strings.Contains(body, want) {
			t.Errorf("got %q, want %q in it", body, want)
		}
	}
	if status, _ := get(t, client(t, w), "https://a.test/robots.txt"); status != 404 {
		t.Errorf("/robots.txt: got %d, want 404", status)
	}
}

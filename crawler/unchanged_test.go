package crawler

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// counting counts how often pages are read.
func counting(o *Options) *int {
	n := new(int)
	inner := o.Read
	o.Read = func(body io.Reader, h http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
		*n++
		return inner(body, h, at, want)
	}
	return n
}

func TestAnUnchangedPageIsNotReadAgain(t *testing.T) {
	page := "<title>same</title>" + strings.Repeat("<p>words</p>", 100)
	html := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("ETag", `"new"`)
			io.WriteString(w, body)
		}
	}
	chunked := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("ETag", `"new"`)
			http.NewResponseController(w).Flush()
			io.WriteString(w, body)
		}
	}
	with := func(h http.HandlerFunc, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set(header[0], header[1])
			h(w, r)
		}
	}
	known := read(strings.NewReader(page), http.Header{"Content-Type": {"text/html"}}, nil, nil)
	known.ETag, known.Language = `"old"`, "as it was read then"
	cases := []struct {
		name  string
		page  http.HandlerFunc
		known linkwatch.Page
		limit int64
		reads int
	}{
		{"the same bytes", html(page), known, 0, 0},
		{"the same bytes in chunks", chunked(page), known, 0, 0},
		{"the same bytes, packed", with(html(string(pack(t, "br", []byte(page)))), "Content-Encoding", "br"), known, 0, 0},
		{"other bytes of the same length", html(strings.ToUpper(page)), known, 0, 1},
		{"more bytes", html(page + "!"), known, 0, 1},
		{"more bytes in chunks", chunked(page + "!"), known, 0, 1},
		{"fewer bytes in chunks", chunked(page[1:]), known, 0, 1},
		{"another content type", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/xhtml+xml")
			io.WriteString(w, page)
		}, known, 0, 1},
		{"another status", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(403)
			io.WriteString(w, page)
		}, known, 0, 1},
		{"nothing known", html(page), linkwatch.Page{}, 0, 1},
		{"cut where it was cut before", html(page), cutAt(known, page, 300), 300, 0},
		{"cut before, whole now", html(page[:300]), cutAt(known, page, 300), 300, 1},
		{"whole before, cut now", html(page + page), known, int64(len(page)), 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/": c.page}))
				o := options(web)
				o.MaxBody, o.IgnoreRobots = c.limit, true
				reads := counting(&o)
				due := dues("https://h.test/")
				due[0].Known = c.known
				v := visitsOf(t, o, due)["https://h.test/"]
				if *reads != c.reads || v.Failure.Kind != "" {
					t.Errorf("read %d times, failure %+v, want %d times", *reads, v.Failure, c.reads)
				}
				want := c.known
				want.ETag = `"new"`
				if c.reads == 0 && !reflect.DeepEqual(v.Page, want) {
					t.Errorf("got page %+v, want the known one with its new ETag: %+v", v.Page, want)
				}
				if c.reads == 1 && (v.Page.Language != "" || v.Page.Hash == "") {
					t.Errorf("got page %+v, want it read", v.Page)
				}
			})
		})
	}
}

func cutAt(known linkwatch.Page, page string, n int) linkwatch.Page {
	known.Hash = read(strings.NewReader(page[:n]), http.Header{}, nil, nil).Hash
	known.Bytes, known.Truncated = int64(n), true
	return known
}

func TestAPageThatDiffersLateIsReadWhole(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		before, after := "<title>a</title>"+strings.Repeat("x", 5000), "<title>a</title>"+strings.Repeat("x", 4000)+strings.Repeat("y", 3000)
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			http.NewResponseController(w).Flush()
			io.WriteString(w, after)
		}}))
		due := dues("https://h.test/")
		due[0].Known = read(strings.NewReader(before), http.Header{"Content-Type": {"text/html"}}, nil, nil)
		v := visitsOf(t, options(web), due)["https://h.test/"]
		if want := read(strings.NewReader(after), http.Header{}, nil, nil); v.Page.Hash != want.Hash || v.Page.Bytes != want.Bytes {
			t.Errorf("got %d bytes, hash %s, want %d, %s", v.Page.Bytes, v.Page.Hash, want.Bytes, want.Hash)
		}
	})
}

func TestAPageThatBreaksOffIsNotTheKnownOne(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		page := "<title>a</title>" + strings.Repeat("x", 500)
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			http.NewResponseController(w).Flush()
			io.WriteString(w, page)
			http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}}))
		due := dues("https://h.test/")
		due[0].Known = read(strings.NewReader(page), http.Header{"Content-Type": {"text/html"}}, nil, nil)
		due[0].Known.Language = "en"
		v := visitsOf(t, options(web), due)["https://h.test/"]
		if v.Failure.Kind != linkwatch.Protocol || v.Page.Language != "" {
			t.Errorf("got failure %+v, page %+v, want protocol and a page read anew", v.Failure, v.Page)
		}
	})
}

func TestAFactWantedSinceIsLookedFor(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		const page = "<title>call 1-888-373-7888</title>"
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, page)
		}}))
		due := dues("https://h.test/")
		due[0].Known = read(strings.NewReader(page), http.Header{"Content-Type": {"text/html"}}, nil, nil)
		due[0].Known.ETag = `"1"`
		due[0].Entry.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}}
		v := visitsOf(t, options(web), due)["https://h.test/"]
		if v.Status != 200 || !v.Page.Shows(due[0].Entry.Facts[0]) {
			t.Errorf("got status %d, facts %v, want 200 and the page read for the new fact", v.Status, v.Page.Facts)
		}
		due[0].Known = v.Page
		if v := visitsOf(t, options(web), due)["https://h.test/"]; v.Status != 304 {
			t.Errorf("once it was seen: got status %d, want 304", v.Status)
		}
	})
}

func TestABufferThatHasGrownLargeIsNotUsedAgain(t *testing.T) {
	large := bytes.NewBuffer(make([]byte, 0, maxKeptBuffer+1))
	giveBack(large)
	for range 100 {
		if got := seenBuffers.Get(); got == large {
			t.Fatalf("got one of %d bytes, want %d at most", large.Cap(), maxKeptBuffer)
		}
	}
}

package crawler

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

const readOfIt = 10_000 // bytes of the file that are read as the page

// longFileBytes is a file in which every place looks different.
var longFileBytes = func() []byte {
	var b bytes.Buffer
	for b.Len() < 100_000 {
		fmt.Fprintf(&b, "%d,", b.Len())
	}
	return b.Bytes()
}()

// readEnd reads a page as read does; its title tells what came of asking for the
// file's end.
func readEnd(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
	p := read(body, header, at, want)
	more, ok := body.(interface {
		io.ReaderAt
		Size() int64
	})
	if !ok {
		p.Title = "not offered"
		return p
	}
	end := make([]byte, 1000)
	from := more.Size() - int64(len(end))
	switch n, err := more.ReadAt(end, from); {
	case err != nil:
		p.Title = "not given"
	case n == len(end) && bytes.Equal(end, longFileBytes[from:]):
		p.Title = "given"
	default:
		p.Title = "wrong"
	}
	return p
}

// serveFile answers as net/http serves a file, with a header.
func serveFile(header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		modified, _ := http.ParseTime(w.Header().Get("Last-Modified"))
		http.ServeContent(w, r, "", modified, bytes.NewReader(longFileBytes))
	}
}

// part answers with the beginning of the file, and then otherwise.
func part(otherwise http.HandlerFunc) http.HandlerFunc {
	return inTurn(serveFile("ETag", `"1"`), otherwise)
}

// visitFile visits the file of a host and gives the page.
func visitFile(t *testing.T, file http.HandlerFunc, change func(*Options)) (v linkwatch.Visit, asked []http.Header) {
	t.Helper()
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/f": func(w http.ResponseWriter, r *http.Request) {
			asked = append(asked, r.Header)
			file(w, r)
		}}))
		o := options(web)
		o.MaxBody, o.IgnoreRobots, o.Read = readOfIt, true, readEnd
		if change != nil {
			change(&o)
		}
		v = visitOf(t, o, "https://h.test/f")
	})
	return v, asked
}

func TestTheEndOfALongFileIsToBeHad(t *testing.T) {
	v, asked := visitFile(t, serveFile("ETag", `"1"`, "Last-Modified", "Tue, 05 Mar 2024 10:00:00 GMT"), nil)
	whole := read(bytes.NewReader(longFileBytes[:readOfIt]), http.Header{}, nil, nil)
	if v.Page.Title != "given" || v.Status != 200 || v.Failure.Kind != "" {
		t.Errorf("got the end %s, status %d, failure %+v, want it given", v.Page.Title, v.Status, v.Failure)
	}
	if v.Page.Bytes != readOfIt || v.Page.Hash != whole.Hash || !v.Page.Truncated || v.Page.ETag != `"1"` {
		t.Errorf("got %d bytes, hash %s, truncated %v, ETag %s, want those of the beginning", v.Page.Bytes, v.Page.Hash, v.Page.Truncated, v.Page.ETag)
	}
	if len(asked) != 2 {
		t.Fatalf("asked %d times, want twice", len(asked))
	}
	for name, want := range map[string]string{
		"Range": fmt.Sprintf("bytes=%d-%d", len(longFileBytes)-1000, len(longFileBytes)-1), "If-Range": `"1"`,
		"Accept-Encoding": "identity", "User-Agent": DefaultUserAgent,
	} {
		if got := asked[1].Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestAPartIsOfTheFileThatWasBegun(t *testing.T) {
	const old, weak = "Tue, 05 Mar 2024 10:00:00 GMT", `W/"1"`
	for _, c := range []struct {
		name, ifRange string
		header        []string
	}{
		{"a strong tag", `"1"`, []string{"ETag", `"1"`, "Last-Modified", old}},
		{"a weak tag", "", []string{"ETag", weak, "Last-Modified", old}},
		{"an old date", old, []string{"Last-Modified", old, "Date", "Tue, 05 Mar 2024 10:00:01 GMT"}},
		{"a date of this second", "", []string{"Last-Modified", old, "Date", old}},
		{"nothing", "", nil},
	} {
		v, asked := visitFile(t, serveFile(c.header...), nil)
		if v.Page.Title != "given" || len(asked) != 2 || asked[1].Get("If-Range") != c.ifRange {
			t.Errorf("%s: got the end %s with If-Range %q, want it given with %q", c.name, v.Page.Title, asked[len(asked)-1].Get("If-Range"), c.ifRange)
		}
	}
}

func TestWhatIsNoPartOfTheFileIsNotTaken(t *testing.T) {
	size := len(longFileBytes)
	right := fmt.Sprintf("bytes %d-%d/%d", size-1000, size-1, size)
	says := func(status int, body []byte, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(status)
			w.Write(body)
		}
	}
	end := longFileBytes[size-1000:]
	for name, answer := range map[string]http.HandlerFunc{
		"the whole file":        text(string(longFileBytes)),
		"changed since":         serveFile("ETag", `"2"`),
		"changed, unnoticed":    says(206, end, "Content-Range", right, "ETag", `"2"`),
		"another place":         says(206, end, "Content-Range", fmt.Sprintf("bytes 0-999/%d", size)),
		"of another length":     says(206, end, "Content-Range", fmt.Sprintf("bytes %d-%d/%d", size-1000, size-1, size+1)),
		"of unknown length":     says(206, end, "Content-Range", fmt.Sprintf("bytes %d-%d/*", size-1000, size-1)),
		"no word of the place":  says(206, end),
		"too short":             says(206, end[:999], "Content-Range", right),
		"too long":              says(206, append(slices.Clip(end), 'x'), "Content-Range", right),
		"endless":               says(206, bytes.Repeat(end, 1000), "Content-Range", right),
		"packed":                says(206, pack(t, "gzip", end), "Content-Range", right, "Content-Encoding", "gzip"),
		"several parts":         says(206, end, "Content-Type", "multipart/byteranges; boundary=x"),
		"no such range":         says(416, nil, "Content-Range", fmt.Sprintf("bytes */%d", size)),
		"as it was":             says(304, nil),
		"a redirect":            redirectTo("https://other.test/"),
		"a fault":               says(500, end),
		"broken off":            func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"never answered at all": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		v, asked := visitFile(t, part(answer), nil)
		if v.Page.Title != "not given" || len(asked) != 2 || v.Status != 200 || v.Failure.Kind != "" || v.Page.Bytes != readOfIt || v.Took > 2*partTime {
			t.Errorf("%s: got the end %s by %d requests, status %d, failure %+v, %d bytes, after %s, want it not given, and the page as it is",
				name, v.Page.Title, len(asked), v.Status, v.Failure, v.Page.Bytes, v.Took)
		}
	}
}

func TestPartsAreOfferedOnlyWhereTheyMayBeHad(t *testing.T) {
	whole := serveFile()
	for name, c := range map[string]struct {
		file   http.HandlerFunc
		change func(*Options)
	}{
		"a file that is read whole": {whole, func(o *Options) { o.MaxBody = 1 << 20 }},
		"of unknown length": {func(w http.ResponseWriter, r *http.Request) {
			http.NewResponseController(w).Flush()
			w.Write(longFileBytes)
		}, nil},
		"a server that gives none": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Accept-Ranges", "none")
			w.Header().Set("Content-Length", fmt.Sprint(len(longFileBytes)))
			w.Write(longFileBytes)
		}, nil},
		"packed": {func(w http.ResponseWriter, r *http.Request) {
			body := bytes.Repeat(pack(t, "gzip", longFileBytes), 10)
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			w.Write(body)
		}, nil},
		"not found": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(len(longFileBytes)))
			w.WriteHeader(404)
			w.Write(longFileBytes)
		}, nil},
	} {
		v, asked := visitFile(t, c.file, c.change)
		for _, header := range asked {
			if v.Page.Title != "not offered" || header.Get("Range") != "" {
				t.Errorf("%s: got the end %s, range %q, want it not offered", name, v.Page.Title, header.Get("Range"))
			}
		}
	}
}

func TestAFileIsAskedForFewPartsWithoutAPause(t *testing.T) {
	var given int
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/f": serveFile(), "/next": text("<title>next</title>")}))
		o := options(web)
		o.MaxBody, o.IgnoreRobots = readOfIt, true
		o.Read = func(body io.Reader, header http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
			more, ok := body.(io.ReaderAt)
			if !ok {
				return read(body, header, at, want)
			}
			if _, err := more.ReadAt(make([]byte, 10), 50_000); err == nil {
				t.Error("a part was given before the beginning was read")
			}
			p := read(body, header, at, want)
			for _, place := range []int64{-1, int64(len(longFileBytes)) - 9, 1 << 62} {
				if _, err := more.ReadAt(make([]byte, 10), place); err == nil {
					t.Errorf("a part at %d was given", place)
				}
			}
			for i := range 10 {
				b := make([]byte, 10)
				if _, err := more.ReadAt(b, int64(10_000*i)); err == nil && bytes.Equal(b, longFileBytes[10_000*i:][:10]) {
					given++
				}
			}
			return p
		}
		visitsOf(t, o, dues("https://h.test/f", "https://h.test/next"))
		if given != maxParts {
			t.Errorf("%d parts were given, want %d", given, maxParts)
		}
		requests := web.Requests()
		if len(requests) != maxParts+2 {
			t.Fatalf("%d requests, want %d", len(requests), maxParts+2)
		}
		first, last := requests[0].At, requests[maxParts].At
		if last.Sub(first) >= time.Second {
			t.Errorf("the last part was asked for after %s, want it in the turn of the first", last.Sub(first))
		}
		if pause := requests[maxParts+1].At.Sub(last); pause < time.Second {
			t.Errorf("the next turn came %s after the last part, want %s", pause, time.Second)
		}
	})
}

func TestAServerThatWantsAPauseInsteadOfGivingAPartHasIt(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/f": part(status(http.StatusTooManyRequests, "Retry-After", "20")), "/next": text("<title>next</title>"),
		}))
		o := options(web)
		o.MaxBody, o.IgnoreRobots, o.Read = readOfIt, true, readEnd
		visits := visitsOf(t, o, dues("https://h.test/f", "https://h.test/next"))
		if v := visits["https://h.test/f"]; v.Status != 200 || v.Page.Title != "not given" {
			t.Errorf("got status %d, the end %s, want 200 and the end not given", v.Status, v.Page.Title)
		}
		requests := web.Requests()
		if pause := requests[2].At.Sub(requests[1].At); pause < 20*time.Second {
			t.Errorf("the next turn came after %s, want 20 s", pause)
		}
	})
}

func TestPartsAreAskedForWithWhatThePageWas(t *testing.T) {
	_, asked := visitFile(t, serveFile(), func(o *Options) {
		o.Hosts = map[string]linkwatch.HostPolicy{"h.test": {UserAgent: "somebody/1", Headers: map[string]string{"X-Key": "k"}}}
	})
	if len(asked) != 2 || asked[1].Get("X-Key") != "k" || asked[1].Get("User-Agent") != "somebody/1" {
		t.Errorf("asked with %v, want the host's own headers", asked)
	}
}

func TestALongFileThatIsAsItWasKeepsWhatWasKnown(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/f": serveFile("ETag", `"1"`)}))
		o := options(web)
		o.MaxBody, o.IgnoreRobots, o.Read = readOfIt, true, readEnd
		due := dues("https://h.test/f")
		first := visitsOf(t, o, due)["https://h.test/f"]
		claim := linkwatch.DateClaim{Date: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.PDF}
		first.Page.Claims = []linkwatch.DateClaim{claim}
		for _, tag := range []string{`"1"`, ""} { // a 304, and the same bytes once more
			due[0].Known = first.Page
			due[0].Known.ETag = tag
			v := visitsOf(t, o, due)["https://h.test/f"]
			if !slices.Equal(v.Page.Claims, first.Page.Claims) {
				t.Errorf("asked with ETag %q: status %d, claims %v, want %v", tag, v.Status, v.Page.Claims, first.Page.Claims)
			}
		}
		ranges := 0
		for _, path := range asked(web, "h.test") {
			if strings.HasPrefix(path, "/f") {
				ranges++
			}
		}
		if ranges != 4 {
			t.Errorf("%d requests, want 4: the page, its end, and the page twice", ranges)
		}
	})
}

func TestADateThatCannotBeAskedForAgainIsKept(t *testing.T) {
	claims := []linkwatch.DateClaim{{Date: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.PDF}}
	beginning := read(bytes.NewReader(longFileBytes[:readOfIt]), http.Header{}, nil, nil)
	for _, c := range []struct {
		name string
		hash string
		rest http.HandlerFunc
		want int
	}{
		{"the same beginning, the rest not to be had", beginning.Hash, status(503), 1},
		{"the same beginning, and the rest read", beginning.Hash, serveFile(), 0},
		{"another beginning", "other", status(503), 0},
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/f": inTurn(serveFile(), c.rest)}))
			o := options(web)
			o.MaxBody, o.IgnoreRobots, o.Read = readOfIt, true, readEnd
			due := dues("https://h.test/f")
			due[0].Known = linkwatch.Page{Hash: c.hash, Bytes: maxCompared + 1, Truncated: true, Claims: claims}
			if v := visitsOf(t, o, due)["https://h.test/f"]; len(v.Page.Claims) != c.want {
				t.Errorf("%s: got claims %v, want %d", c.name, v.Page.Claims, c.want)
			}
		})
	}
}

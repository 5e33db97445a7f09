package crawler

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// packers are the ways to pack a body, by their names in Content-Encoding; the
// second word tells two formats of one name apart.
var packers = map[string]func(io.Writer) (io.WriteCloser, error){
	"gzip":         func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
	"deflate":      func(w io.Writer) (io.WriteCloser, error) { return zlib.NewWriter(w), nil },
	"deflate bare": func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 9) },
	"br":           func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(w), nil },
	"zstd":         func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1)) },
}

func pack(t testing.TB, how string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := packers[how](&b)
	if err == nil {
		_, err = w.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encoded(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", strings.TrimSuffix(encoding, " bare"))
		w.Write(body)
	}
}

// visitPacked visits a page that is sent so.
func visitPacked(t *testing.T, limit int64, encoding string, body []byte) (v linkwatch.Visit) {
	t.Helper()
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": encoded(encoding, body)}))
		o := options(web)
		o.MaxBody = limit
		v = visitOf(t, o, "https://h.test/")
	})
	return v
}

func TestEveryEncodingIsTakenOff(t *testing.T) {
	page := []byte("<title>unpacked</title>" + strings.Repeat("<p>some words</p>", 500))
	for how := range packers {
		for name, body := range map[string][]byte{"": pack(t, how, page), ", with something after it": append(pack(t, how, page), "garbage"...)} {
			if how == "zstd" && name != "" {
				continue // its frames follow each other: what comes after one is another or a fault
			}
			v := visitPacked(t, 1<<20, how, body)
			if v.Page.Title != "unpacked" || v.Page.Bytes != int64(len(page)) || v.Page.Truncated || v.Failure.Kind != "" {
				t.Errorf("%s%s: got title %q, %d bytes, truncated %v, failure %+v, want unpacked, %d bytes",
					how, name, v.Page.Title, v.Page.Bytes, v.Page.Truncated, v.Failure, len(page))
			}
		}
		if v := visitPacked(t, 1<<20, how, nil); v.Page.Bytes != 0 || v.Failure.Kind != "" {
			t.Errorf("%s, empty: got %d bytes, failure %+v, want none", how, v.Page.Bytes, v.Failure)
		}
	}
}

func TestBombsOfEveryEncodingStopAtTheBound(t *testing.T) {
	const limit = 4 << 10
	zeros := make([]byte, 2<<20)
	for how := range packers {
		bomb := pack(t, how, zeros)
		if len(bomb) > len(zeros)/900 {
			t.Fatalf("%s: the bomb has %d bytes, which is no bomb", how, len(bomb))
		}
		twice := strings.TrimSuffix(how, " bare")
		for encoding, body := range map[string][]byte{how: bomb, twice + ",gzip": pack(t, "gzip", bomb)} {
			v := visitPacked(t, limit, encoding, body)
			if v.Page.Bytes != limit || !v.Page.Truncated || v.Failure.Kind != "" || v.Status != 200 {
				t.Errorf("%s: got %d bytes, truncated %v, failure %+v, want %d, cut", encoding, v.Page.Bytes, v.Page.Truncated, v.Failure, limit)
			}
		}
	}
}

func TestABombInsideAnEncodingIsNotUnpackedEither(t *testing.T) {
	// What is between the two encodings is far longer than any page, and gives none.
	empty := strings.Repeat("\x00\x00\x00\xff\xff", 16<<20/5) // stored blocks of no bytes: RFC 1951, 3.2.4
	inner := append([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"), empty...)
	v := visitPacked(t, 64<<10, "gzip, gzip", pack(t, "gzip", inner))
	if v.Page.Bytes != 0 || !v.Page.Truncated || v.Failure.Kind != "" {
		t.Errorf("got %d bytes, truncated %v, failure %+v, want none, cut", v.Page.Bytes, v.Page.Truncated, v.Failure)
	}
}

func TestNestedEncodingsAreTakenOffInTurn(t *testing.T) {
	page := []byte("<title>nested</title>")
	v := visitPacked(t, 1<<20, "br, , identity, X-GZIP", pack(t, "gzip", pack(t, "br", page)))
	if v.Page.Title != "nested" || v.Failure.Kind != "" {
		t.Errorf("br in gzip: got title %q, failure %+v, want nested", v.Page.Title, v.Failure)
	}
	v = visitPacked(t, 1<<20, "gzip, gzip, gzip", pack(t, "gzip", pack(t, "gzip", pack(t, "gzip", page))))
	if v.Failure != (linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "packed too often"}) || v.Status != 200 || v.Page.Bytes != 0 {
		t.Errorf("three encodings: got failure %+v, status %d, %d bytes, want protocol, 200, none", v.Failure, v.Status, v.Page.Bytes)
	}
}

func TestABodyInAnUnknownEncodingIsReadAsItCame(t *testing.T) {
	body := pack(t, "gzip", []byte("<title>in</title>"))
	for _, encoding := range []string{"compress", "gzip, dcb", "utf-8"} {
		v := visitPacked(t, 1<<20, encoding, body)
		if v.Page.Bytes != int64(len(body)) || v.Failure.Kind != "" {
			t.Errorf("%s: got %d bytes, failure %+v, want the %d that were sent", encoding, v.Page.Bytes, v.Failure, len(body))
		}
	}
}

func TestCorruptEncodingsAreProtocolFailures(t *testing.T) {
	page := []byte("<title>whole</title>" + strings.Repeat("<p>words of many kinds</p>", 2000))
	for how := range packers {
		word := strings.TrimSuffix(how, " bare")
		good := pack(t, how, page)
		for name, c := range map[string]struct {
			body   []byte
			detail string
		}{
			"no such format": {[]byte("\xff\xff no such format at all, whatever it is"), "malformed " + word},
			"cut":            {good[:len(good)/2], "cut"},
		} {
			v := visitPacked(t, 1<<20, how, c.body)
			if v.Failure.Kind != linkwatch.Protocol || !strings.HasPrefix(v.Failure.Detail, c.detail) || v.Status != 200 {
				t.Errorf("%s, %s: got failure %+v, status %d, want protocol %q, 200", how, name, v.Failure, v.Status, c.detail)
			}
		}
	}
}

func TestAPackedConnectionIsKept(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		pages := map[string]http.HandlerFunc{}
		var urls []string
		for how := range packers {
			path := "/" + strings.ReplaceAll(how, " ", "-")
			pages[path] = encoded(how, pack(t, how, bytes.Repeat([]byte("<p>words</p>"), 4000)))
			urls = append(urls, "https://h.test"+path)
		}
		web.Handle("h.test", site(pages))
		visitsOf(t, options(web), dues(urls...))
		if got := dialsTo(t, web, "h.test"); got != 1 {
			t.Errorf("%d dials for %d packed pages in a row, want one", got, len(urls))
		}
	})
}

// FuzzUnpacking shows that no packed body makes more bytes than its bound.
func FuzzUnpacking(f *testing.F) {
	for how := range packers {
		word := strings.TrimSuffix(how, " bare")
		f.Add(word, pack(f, how, bytes.Repeat([]byte("words "), 1000)))
		f.Add(word+",gzip", pack(f, "gzip", pack(f, how, make([]byte, 1<<16))))
	}
	kept := newUnpackers()
	f.Fuzz(func(t *testing.T, encoding string, body []byte) {
		const limit = 1000
		packing, err := kept.encodings(http.Header{"Content-Encoding": {encoding}})
		if err != nil {
			return
		}
		x := &exchange{Context: t.Context(), request: request{limit: limit}, unpackers: kept}
		layers, release := x.layers(bytes.NewReader(body), packing)
		defer release()
		n, err := io.Copy(io.Discard, layers[len(layers)-1])
		if n > limit || err != nil {
			t.Errorf("%q: got %d bytes, error %v, want at most %d, none", encoding, n, err, limit)
		}
		for _, layer := range layers {
			if fmt.Sprint(layer.err) == "EOF" {
				t.Errorf("%q: a proper end is noted as an error", encoding)
			}
		}
	})
}

func TestUnpackersThatTakeMegabytesAreFew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pool := newUnpackers()["zstd"]
		var lent []any
		for range runtime.GOMAXPROCS(0) {
			lent = append(lent, pool.Get())
		}
		more := make(chan any)
		go func() { more <- pool.Get() }()
		synctest.Wait()
		select {
		case <-more:
			t.Fatalf("one more than %d was lent", len(lent))
		default:
		}
		pool.Put(lent[0])
		pool.Put(<-more)
	})
}

func TestASlowServerKeepsNobodyFromUnpacking(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		body := pack(t, "zstd", []byte("<title>unpacked</title>"))
		slow := func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "zstd")
			w.Write(body[:len(body)-1])
			http.NewResponseController(w).Flush()
			time.Sleep(20 * time.Second)
			w.Write(body[len(body)-1:])
		}
		var urls []string
		for i := range runtime.GOMAXPROCS(0) + 3 {
			host := fmt.Sprintf("slow%d.test", i)
			web.Handle(host, site(map[string]http.HandlerFunc{"/": slow}))
			urls = append(urls, "https://"+host+"/")
		}
		web.Handle("quick.test", site(map[string]http.HandlerFunc{"/": inTurn(func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(time.Second)
			encoded("zstd", body)(w, r)
		})}))
		urls = append(urls, "https://quick.test/")
		o := options(web)
		o.IgnoreRobots = true
		for url, v := range visitsOf(t, o, dues(urls...)) {
			if v.Page.Title != "unpacked" || v.Failure.Kind != "" || v.Took > 21*time.Second || strings.Contains(url, "quick") && v.Took > 2*time.Second {
				t.Errorf("%s: got title %q, failure %+v after %s, want it as soon as it has come", url, v.Page.Title, v.Failure, v.Took)
			}
		}
	})
}

func TestWhatIsScarceIsNotWaitedForTwice(t *testing.T) {
	body := pack(t, "zstd", pack(t, "zstd", []byte("<title>twice</title>")))
	v := visitPacked(t, 1<<20, "zstd, zstd", body)
	if want := (linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "packed too often"}); v.Failure != want {
		t.Errorf("got failure %+v, want %+v", v.Failure, want)
	}
}

func TestFilesThatHideTheirPackingDoNotWaitForEachOther(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		packed := pack(t, "zstd", longFileBytes)
		var all []string
		for i := range runtime.GOMAXPROCS(0) + 1 {
			host := fmt.Sprintf("h%d.test", i)
			all = append(all, "https://"+host+"/f")
			web.Handle(host, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(time.Second)
				w.Header()["Content-Encoding"] = []string{"", "zstd"}
				w.Header().Set("Content-Length", fmt.Sprint(len(packed)))
				w.Write(packed)
			}))
		}
		o := options(web)
		o.MaxBody, o.IgnoreRobots, o.Read = int64(len(packed))-1, true, readEnd
		for u, v := range visitsOf(t, o, dues(all...)) {
			if v.Status != 200 || v.Page.Title != "not offered" {
				t.Errorf("%s: got status %d, the end %s, want 200 and no part of a packed file", u, v.Status, v.Page.Title)
			}
		}
	})
}

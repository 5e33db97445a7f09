package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync/atomic"
	"unicode/utf16"

	"linkwatch/internal/fakeweb"
)

// servers are the behaviours of the table that no text can show, by name. The
// command's tests run this program many times: nothing of it is made beforehand.
func servers() map[string]http.Handler {
	made := map[string]http.Handler{
		"not-found-once": fakeweb.Times(1, 404, 200),
		"failing-once":   fakeweb.Times(1, 500, 200),
		"limited-once":   fakeweb.Times(1, 429, 200),
		"reset-once":     atFirst(func(http.ResponseWriter) { panic(http.ErrAbortHandler) }),
		"head-refused":   except(http.MethodHead, http.NotFoundHandler()),
		"head-loops":     except(http.MethodHead, http.RedirectHandler("/guide", http.StatusFound)),
		"get-only":       except(http.MethodHead, answers(http.StatusMethodNotAllowed)),
		"cookie-first":   site(cookieFirst),
		"needs-password": site(needsPassword),
		"ten-hops":       site(hops(10)),
		"eleven-hops":    site(hops(11)),
		"to-error-page":  errorPage("/error/404"),
		"secrets-kept":   elsewhere("https://curious.example/guide"),

		"gzip":             encoded("gzip", zipped(guide)),
		"gzip-twice":       encoded("gzip, gzip", zipped(zipped(guide))),
		"gzip-broken":      encoded("gzip", zipped(guide)[:200]+"and then something else"),
		"gzip-cut":         encoded("gzip", zipped(guide)[:300]),
		"gzip-untrue":      encoded("gzip", guide),
		"gzip-bomb":        encoded("gzip", zipped(guide+strings.Repeat(" ", 20<<20))),
		"gzip-and-more":    encoded("gzip", zipped(guide)+"\x00\x00junk"),
		"deflate-bare":     encoded("deflate", deflated(guide)),
		"encoding-unknown": encoded("sdch", guide),
		"encoding-of-none": encoded("gzip", ""),

		"utf16":             typed("text/html; charset=utf-16", wide(guide)),
		"latin1-as-utf8":    typed("text/html; charset=utf-8", strings.ReplaceAll(guide, "counsellor", "m\xe9diateur")),
		"windows-1251":      typed("text/html; charset=windows-1251", cyrillic(russianGuide)),
		"bytes-of-nothing":  typed("text/html; charset=utf-8", strings.ReplaceAll(guide, "counsellor", "\xff\xfe\xfd\x00\xc0")),
		"number-beyond":     site(numberBeyond()),
		"always-new":        site(alwaysNew()),
		"endless-body":      site(endless),
		"headers-huge":      site(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X-Long", strings.Repeat("x", 2<<20)) }),
		"headers-many":      site(manyHeaders),
		"robots-silent":     atRobots(func(r *http.Request) { <-r.Context().Done() }),
		"robots-reset":      atRobots(func(*http.Request) {}),
		"robots-huge":       robots(strings.Repeat("# a comment that goes on\n", 30000) + "User-agent: *\nDisallow: /\n"),
		"robots-with-marks": robots("\ufeffUser-agent: *\r\nDisallow: /other\r\nAllow: /guide\r\n"),
	}
	maps.Copy(made, rawServers())
	maps.Copy(made, lostServers())
	return made
}

// beside are the servers that stand beside those of the table.
var beside = map[string]http.Handler{"curious.example": site(curious)}

// site answers with h everywhere but at /robots.txt, which there is none of.
func site(h http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		h(w, r)
	})
}

// answers gives a status and a page that says so.
func answers(status int) http.Handler {
	return site(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		if status >= 200 && status != http.StatusNoContent && status != http.StatusNotModified {
			fmt.Fprintf(w, "<!DOCTYPE html><title>%d</title><h1>%[1]d</h1>", status)
		}
	})
}

// atFirst does something else for the first request than to give the guide.
func atFirst(do func(http.ResponseWriter)) http.Handler {
	var asked atomic.Int32
	return site(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			do(w)
			return
		}
		io.WriteString(w, guide)
	})
}

// except gives the guide, but lets h answer one method.
func except(method string, h http.Handler) http.Handler {
	return site(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == method {
			h.ServeHTTP(w, r)
			return
		}
		io.WriteString(w, guide)
	})
}

func cookieFirst(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("seen"); err != nil {
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
		return
	}
	io.WriteString(w, guide)
}

func needsPassword(w http.ResponseWriter, r *http.Request) {
	if name, word, _ := r.BasicAuth(); name != "reader" || word != "secret" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	io.WriteString(w, guide)
}

// hops redirects so many times: /guide, /1, /2 and so on.
func hops(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		i := 0
		fmt.Sscanf(r.URL.Path, "/%d", &i) // none in /guide
		if i < n {
			http.Redirect(w, r, fmt.Sprintf("/%d", i+1), http.StatusFound)
			return
		}
		io.WriteString(w, guide)
	}
}

// elsewhere sets a cookie and redirects.
func elsewhere(to string) http.Handler {
	return site(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "secret"})
		http.Redirect(w, r, to, http.StatusFound)
	})
}

// curious gives the guide to those only who bring no secret of another site.
func curious(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization")+r.Header.Get("Cookie")+r.Header.Get("Referer") != "" {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	io.WriteString(w, guide)
}

// endless never stops, unless its visitor leaves.
func endless(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, guide)
	for r.Context().Err() == nil {
		if _, err := io.WriteString(w, strings.Repeat("<p>and so on", 1000)); err != nil {
			return
		}
	}
}

// numberBeyond gives the guide once, and then one whose telephone number stands
// further down than a check reads.
func numberBeyond() http.HandlerFunc {
	top, rest, _ := strings.Cut(guide, "<h2>Where to call</h2>")
	long := top + strings.Repeat("<p>Another story of somebody whom the guide has helped.</p>\n", maxBody/50) + rest
	var asked atomic.Int32
	return func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			io.WriteString(w, guide)
			return
		}
		io.WriteString(w, long)
	}
}

// alwaysNew gives a guide of which something small is new each time.
func alwaysNew() http.HandlerFunc {
	var asked atomic.Int32
	return func(w http.ResponseWriter, _ *http.Request) {
		n := asked.Add(1)
		small := fmt.Sprintf("<p>%d people have read this. It is %d past ten.</p><input type=hidden name=token value=t%[1]dx>", 1000+7*n, n)
		io.WriteString(w, strings.Replace(guide, "<h2>What", small+"<h2>What", 1))
	}
}

func manyHeaders(w http.ResponseWriter, _ *http.Request) {
	for i := range 300 {
		w.Header().Set(fmt.Sprintf("X-Header-%d", i), "a value")
	}
	io.WriteString(w, guide)
}

// encoded sends a body that is said to be packed.
func encoded(encoding, body string) http.Handler {
	return site(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		io.WriteString(w, body)
	})
}

func typed(contentType, body string) http.Handler {
	return site(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		io.WriteString(w, body)
	})
}

// atRobots gives the guide, and breaks off at robots.txt once that is done.
func atRobots(done func(*http.Request)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			done(r)
			panic(http.ErrAbortHandler)
		}
		io.WriteString(w, guide)
	})
}

// robots gives the guide, and what it says in robots.txt.
func robots(text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, text)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, guide)
	})
}

func zipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

func deflated(text string) string {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.DefaultCompression) // the level is a good one
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

// wide is a text in UTF-16 with a byte order mark.
func wide(text string) string {
	var b bytes.Buffer
	for _, unit := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		b.Write([]byte{byte(unit), byte(unit >> 8)})
	}
	return b.String()
}

// cyrillic is a text in windows-1251.
func cyrillic(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r >= 'А' && r <= 'я' {
			r -= 'А' - 0xc0
		}
		b.WriteByte(byte(r))
	}
	return b.String()
}

const russianGuide = `<!DOCTYPE html><html lang="ru"><title>Где помогут</title><h1>Где помогут</h1>
<p>На этой странице написано, кто помогает людям, которых заставляют работать против воли, чего ждать от первого
разговора и какие права есть у каждого. Позвонить можно днём и ночью, имя называть не нужно.</p></html>`

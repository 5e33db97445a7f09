package fakeweb

import (
	"crypto/sha256"
	"fmt"
	"html"
	"io"
	"net/http"
	"sync"
)

// Page answers every path but /robots.txt with a well-formed English HTML page.
// The body is HTML, the title is text. The page has an ETag, and a request that
// knows it gets 304.
func Page(title, body string) http.Handler {
	text := fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>%s</title></head>
<body>
%s
</body>
</html>
`, html.EscapeString(title), body)
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256(text))[:18] + `"`
	return withoutRobots(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("ETag", tag)
		send(w, r, http.StatusOK, text)
	})
}

// Times answers the first n requests for a path with the status first, the
// later ones with then. /robots.txt is not found and counts for nothing.
func Times(n, first, then int) http.Handler {
	var mu sync.Mutex
	asked := map[string]int{}
	return withoutRobots(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.RequestURI]++
		status := then
		if asked[r.RequestURI] <= n {
			status = first
		}
		mu.Unlock()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		title := fmt.Sprint(status, " ", http.StatusText(status))
		send(w, r, status, fmt.Appendf(nil, "<!DOCTYPE html>\n<title>%s</title>\n<p>%s</p>\n", title, title))
	})
}

// Raw sends these bytes and nothing else, then closes the connection: what no
// HTTP server would say. /robots.txt is not found.
func Raw(answer string) http.Handler {
	return withoutRobots(func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		io.WriteString(c, answer)
		c.Close()
	})
}

// withoutRobots answers /robots.txt with 404, which allows all.
func withoutRobots(h http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	})
}

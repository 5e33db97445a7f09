package fakeweb

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"strconv"
	"time"
)

// reset breaks the connection off once the request is there.
func reset(http.Handler, time.Duration) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		connOf(r).reset()
		panic(http.ErrAbortHandler)
	})
}

// garbage answers in another protocol's words.
func garbage(http.Handler, time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		io.WriteString(c, "SSH-2.0-OpenSSH_9.2p1\r\n")
		c.Close()
	})
}

// slow answers late.
func slow(good http.Handler, d time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if pause(r.Context(), d) != nil {
			panic(http.ErrAbortHandler)
		}
		good.ServeHTTP(w, r)
	})
}

// drip sends the headers at once and the body byte by byte.
func drip(good http.Handler, d time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := sendHeaders(w, r, good, 0)
		for i := range body {
			http.NewResponseController(w).Flush()
			if pause(r.Context(), d) != nil {
				panic(http.ErrAbortHandler)
			}
			w.Write(body[i : i+1])
		}
	})
}

// cut ends half way through the body; where there is none it promises one.
func cut(good http.Handler, _ time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := sendHeaders(w, r, good, 1)
		w.Write(body[:len(body)/2])
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
}

// sendHeaders sends the headers of the good answer, which promise at least so
// many bytes, and gives its body.
func sendHeaders(w http.ResponseWriter, r *http.Request, good http.Handler, atLeast int) []byte {
	a := &kept{header: http.Header{}, status: http.StatusOK}
	good.ServeHTTP(a, r)
	maps.Copy(w.Header(), a.header)
	if a.header.Get("Content-Length") == "" {
		w.Header().Set("Content-Length", strconv.Itoa(max(a.body.Len(), atLeast)))
	}
	w.WriteHeader(a.status)
	return a.body.Bytes()
}

// A kept answer is one that has not been sent yet.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *kept) Header() http.Header         { return a.header }
func (a *kept) WriteHeader(status int)      { a.status = status }
func (a *kept) Write(p []byte) (int, error) { return a.body.Write(p) }

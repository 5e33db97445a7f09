package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A visitor is a connection to a server's host, in memory.
type visitor struct {
	t    *testing.T
	conn net.Conn
	from *bufio.Reader
}

func connect(t *testing.T, s *server, host string) *visitor {
	ours, theirs := net.Pipe()
	go s.serve(theirs, host)
	return &visitor{t, ours, bufio.NewReader(ours)}
}

// get sends a request and reads all of its answer.
func (v *visitor) get(method, path, header string) (*http.Response, string) {
	v.t.Helper()
	if _, err := io.WriteString(v.conn, method+" "+path+" HTTP/1.1\r\nHost: x\r\n"+header+"\r\n"); err != nil {
		v.t.Fatalf("%s %s: %v", method, path, err)
	}
	r, err := http.ReadResponse(v.from, &http.Request{Method: method})
	if err != nil {
		v.t.Fatalf("%s %s: %v", method, path, err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		v.t.Fatalf("%s %s: %v", method, path, err)
	}
	return r, string(body)
}

func TestAPathSaysHowThePageBehaves(t *testing.T) {
	for _, p := range []page{
		{id: 3, status: 200, size: 20},
		{id: 4, status: 404, latency: 20 * time.Millisecond},
		{id: 5, status: 200, size: 2, hops: 2},
		{id: 6, status: 200, hop: true},
		{id: 7, hangs: true},
	} {
		if got, ok := pageAt(p.path()); !ok || got != p {
			t.Errorf("pageAt(%q): got %+v, %v; want %+v", p.path(), got, ok, p)
		}
	}
	for _, path := range []string{"/", "/robots.txt", "/hangs/x", "/0s/200/20/0/-1", "/0s/777/20/0/1", "/fast/200/20/0/1", "/0s/200/9999/0/1"} {
		if got, ok := pageAt(path); ok {
			t.Errorf("pageAt(%q): got %+v, want none", path, got)
		}
	}
}

func TestAPageIsAnsweredAfterItsLatency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := connect(t, newServer(""), "a")
		defer v.conn.Close()
		begun := time.Now()
		r, body := v.get("GET", page{id: 1, latency: time.Second, status: 200, size: 20}.path(), "")
		if r.StatusCode != 200 || len(body) != 20<<10 || time.Since(begun) != time.Second {
			t.Errorf("got %d, %d bytes, after %v; want 200, %d, 1s", r.StatusCode, len(body), time.Since(begun), 20<<10)
		}
	})
}

func TestAnArticleIsAsItsDescriptionSays(t *testing.T) {
	for _, kib := range []int{5, 20, 100} {
		text := string(article(kib))
		if links := strings.Count(text, "<a href="); len(text) != kib<<10 || links != articleLinks {
			t.Errorf("article(%d): got %d bytes and %d links, want %d and %d", kib, len(text), links, kib<<10, articleLinks)
		}
		for _, want := range []string{"<title>", "<time datetime=", "</html>"} {
			if !strings.Contains(text, want) {
				t.Errorf("article(%d): want %s in it", kib, want)
			}
		}
	}
}

func TestARedirectLeadsToThePageOnTheSameConnection(t *testing.T) {
	v := connect(t, newServer(""), "a")
	defer v.conn.Close()
	r, _ := v.get("GET", page{id: 1, status: 200, size: 5, hops: 1}.path(), "")
	if r.StatusCode != 302 {
		t.Fatalf("got %d, want 302", r.StatusCode)
	}
	if r, body := v.get("GET", r.Header.Get("Location"), ""); r.StatusCode != 200 || len(body) != 5<<10 {
		t.Errorf("after the redirect: got %d and %d bytes, want 200 and %d", r.StatusCode, len(body), 5<<10)
	}
}

func TestAnUnchangedPageIsNotSentAgain(t *testing.T) {
	s := newServer("")
	v := connect(t, s, "a")
	defer v.conn.Close()
	path := page{id: 1, status: 200, size: 5}.path()
	first, _ := v.get("GET", path, "")
	condition := "If-None-Match: " + first.Header.Get("ETag") + "\r\n"
	if r, _ := v.get("GET", path, condition); r.StatusCode != 200 {
		t.Errorf("told to send pages anew: got %d, want 200", r.StatusCode)
	}
	s.unchanged.Store(true)
	if r, body := v.get("GET", path, condition); r.StatusCode != 304 || body != "" {
		t.Errorf("got %d and %d bytes, want 304 and none", r.StatusCode, len(body))
	}
	if r, _ := v.get("GET", path, ""); r.StatusCode != 200 {
		t.Errorf("without a condition: got %d, want 200", r.StatusCode)
	}
}

func TestHeadGetsNoBody(t *testing.T) {
	v := connect(t, newServer(""), "a")
	defer v.conn.Close()
	path := page{id: 1, status: 200, size: 5}.path()
	if r, body := v.get("HEAD", path, ""); r.ContentLength != 5<<10 || body != "" {
		t.Errorf("got length %d and %d bytes, want %d and none", r.ContentLength, len(body), 5<<10)
	}
	if r, _ := v.get("GET", path, ""); r.StatusCode != 200 {
		t.Errorf("the next request of the connection: got %d, want 200", r.StatusCode)
	}
}

func TestAPageThatHangsIsInFlightUntilTheClientGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer("")
		v := connect(t, s, "a")
		go io.WriteString(v.conn, "GET /hangs/1 HTTP/1.1\r\nHost: x\r\n\r\n")
		time.Sleep(time.Hour)
		v.conn.Close()
		synctest.Wait()
		if got := s.tally.Load().sum(); got.Span != time.Hour || got.Asked != 1 {
			t.Errorf("got %d pages over %v, want 1 over 1h", got.Asked, got.Span)
		}
	})
}

func TestAPageIsInFlightNoLongerThanItsClientWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer("")
		slow := page{id: 1, latency: time.Minute, status: 200, size: 1}.path()
		v := connect(t, s, "a")
		go io.WriteString(v.conn, "GET "+slow+" HTTP/1.1\r\nHost: x\r\n\r\n")
		time.Sleep(time.Second)
		v.conn.Close()
		synctest.Wait()
		next := connect(t, s, "a")
		defer next.conn.Close()
		next.get("GET", slow, "")
		if got := s.tally.Load().sum(); got.MaxHostInFlight != 1 || got.Served != 61*time.Second {
			t.Errorf("got %d in flight and %v served, want 1 and 1m1s: the first had given up", got.MaxHostInFlight, got.Served)
		}
	})
}

func TestAClientThatSendsItsNextRequestEarlyWaitsAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := connect(t, newServer(""), "a")
		defer v.conn.Close()
		begun := time.Now()
		go func() {
			io.WriteString(v.conn, "GET "+page{id: 1, latency: time.Second, status: 200, size: 1}.path()+" HTTP/1.1\r\nHost: x\r\n\r\n")
			io.WriteString(v.conn, "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n")
		}()
		for _, what := range []string{"the page", "robots.txt"} {
			r, err := http.ReadResponse(v.from, nil)
			if err != nil {
				t.Fatal(err)
			}
			io.Copy(io.Discard, r.Body)
			if took := time.Since(begun); r.StatusCode != 200 || took != time.Second {
				t.Errorf("%s: got %d after %v, want 200 after 1s", what, r.StatusCode, took)
			}
		}
	})
}

func TestWhatIsNoPageIsAnsweredToo(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "all.html"), []byte("<p>links</p>"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newServer(dir)
	v := connect(t, s, "a")
	defer v.conn.Close()
	for path, want := range map[string]string{
		"/robots.txt": "User-agent: *\nAllow: /\n", "/links/all.html": "<p>links</p>", "/links/none.html": "", "/elsewhere": "",
	} {
		status := 404
		if want != "" {
			status = 200
		}
		if r, body := v.get("GET", path, ""); body != want || r.StatusCode != status {
			t.Errorf("%s: got %d %q, want %d %q", path, r.StatusCode, body, status, want)
		}
	}
	if got := s.tally.Load().sum(); got.Requests != 2 || got.Robots != 1 || got.Connections != 1 {
		t.Errorf("got %+v, want 2 requests counted, 1 for robots.txt, 1 connection", got)
	}
}

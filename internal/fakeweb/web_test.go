package fakeweb_test

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"linkwatch/internal/fakeweb"
)

// client is a plain HTTP client of the web, which gives up after 30 seconds.
func client(t *testing.T, w *fakeweb.Web) *http.Client {
	c := plainClient(w)
	t.Cleanup(c.CloseIdleConnections)
	c.Timeout = 30 * time.Second
	return c
}

func plainClient(w *fakeweb.Web) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: w.Dial, TLSClientConfig: &tls.Config{RootCAs: w.Roots()}}}
}

// get gives the status and body of a page that must answer.
func get(t *testing.T, c *http.Client, url string) (int, string) {
	t.Helper()
	res, err := c.Get(url)
	if err != nil {
		t.Fatalf("GET %s: %v", url, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("GET %s: reading the body: %v", url, err)
	}
	return res.StatusCode, string(body)
}

func newWeb(t *testing.T) *fakeweb.Web {
	w := fakeweb.New(fakeweb.Options{})
	t.Cleanup(w.Close)
	return w
}

func TestHostAnswersOverBothSchemesAndOddPorts(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.TLS != nil {
			io.WriteString(rw, "tls")
			return
		}
		io.WriteString(rw, "plain")
	}))
	for url, want := range map[string]string{
		"https://a.test/": "tls", "http://a.test/": "plain", "https://A.TEST:8443/": "tls", "http://a.test:8080/": "plain",
	} {
		if status, got := get(t, client(t, w), url); status != 200 || got != want {
			t.Errorf("%s: got %d %q, want 200 %q", url, status, got, want)
		}
	}
}

func TestHostWithoutHandlerAnswers404(t *testing.T) {
	w := newWeb(t)
	if err := w.Fault("a.test", ""); err != nil {
		t.Fatal(err)
	}
	if status, _ := get(t, client(t, w), "https://a.test/"); status != 404 {
		t.Errorf("got %d, want 404", status)
	}
}

func TestAddressesAreStableDistinctAndIn20Net(t *testing.T) {
	ctx := t.Context()
	first, second := newWeb(t), newWeb(t)
	names := []string{"a.test", "b.test", "c.test", "xn--caf-dma.test"}
	for _, name := range names {
		first.Handle(name, nil)
	}
	for _, name := range slices.Backward(names) {
		second.Handle(name, nil)
	}
	seen := map[netip.Addr]string{}
	for _, name := range names {
		got, err := first.Lookup(ctx, name)
		if err != nil || len(got) != 1 || !netip.MustParsePrefix("20.0.0.0/8").Contains(got[0]) {
			t.Fatalf("Lookup(%q) = %v, %v, want one address in 20.0.0.0/8", name, got, err)
		}
		if other := seen[got[0]]; other != "" {
			t.Errorf("%s and %s share %v", name, other, got[0])
		}
		seen[got[0]] = name
		if again, _ := second.Lookup(ctx, name+"."); !slices.Equal(got, again) {
			t.Errorf("Lookup(%q) in another web = %v, want %v", name, again, got)
		}
	}
}

func TestHostAnswersAtTheAddressesItIsGiven(t *testing.T) {
	w := newWeb(t)
	loopback, six := netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("fd00::1")
	w.Handle("inside.test", fakeweb.Page("inside", ""))
	w.Addr("inside.test", loopback, six)
	w.Handle("20.1.2.3", fakeweb.Page("literal", ""))

	if got, err := w.Lookup(t.Context(), "inside.test"); err != nil || !slices.Equal(got, []netip.Addr{loopback, six}) {
		t.Errorf("Lookup = %v, %v, want both addresses", got, err)
	}
	for url, want := range map[string]string{
		"http://inside.test/": "inside", "http://127.0.0.1/": "inside", "http://[fd00::1]/": "inside", "https://20.1.2.3/": "literal",
	} {
		if _, got := get(t, client(t, w), url); !strings.Contains(got, "<title>"+want) {
			t.Errorf("%s: got %q, want the page %q", url, got, want)
		}
	}
	dials := w.Dials()
	slices.Sort(dials)
	if want := []string{"127.0.0.1:80", "127.0.0.1:80", "20.1.2.3:443", "[fd00::1]:80"}; !slices.Equal(dials, want) {
		t.Errorf("Dials = %q, want %q", dials, want)
	}
}

func TestAddressOfNobodyIsUnreachableAndRecorded(t *testing.T) {
	w := newWeb(t)
	_, err := w.Dial(t.Context(), "tcp", "20.0.0.9:443")
	var op *net.OpError
	if !asError(err, &op) || !strings.Contains(err.Error(), "no route to host") {
		t.Errorf("got %v, want *net.OpError: no route to host", err)
	}
	if got := w.Dials(); !slices.Equal(got, []string{"20.0.0.9:443"}) {
		t.Errorf("Dials = %q, want the address", got)
	}
}

func TestRequestsAreLogged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t)
		w.Handle("a.test", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(2 * time.Second) }))
		req, _ := http.NewRequest("GET", "https://a.test/x?y=1", nil)
		req.Header.Set("User-Agent", "tester")
		req.Header.Set("If-None-Match", `"1"`)
		began := time.Now()
		res, err := client(t, w).Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		get(t, client(t, w), "http://a.test:8080/")

		got := w.Requests()
		if len(got) != 2 {
			t.Fatalf("got %d requests, want 2: %+v", len(got), got)
		}
		q := got[0]
		if q.Method != "GET" || q.Scheme != "https" || q.Host != "a.test" || q.Path != "/x?y=1" {
			t.Errorf("got %s %s %s %s, want GET https a.test /x?y=1", q.Method, q.Scheme, q.Host, q.Path)
		}
		if q.Header.Get("User-Agent") != "tester" || q.Header.Get("If-None-Match") != `"1"` {
			t.Errorf("got headers %v, want those that were sent", q.Header)
		}
		if !q.At.Equal(began) || q.Done.Sub(q.At) != 2*time.Second {
			t.Errorf("got at %v, done %v later; want %v, 2s", q.At, q.Done.Sub(q.At), began)
		}
		if q := got[1]; q.Scheme != "http" || q.Host != "a.test:8080" {
			t.Errorf("got %s %s, want http a.test:8080", q.Scheme, q.Host)
		}
	})
}

func TestForgetfulWebLogsNothing(t *testing.T) {
	w := fakeweb.New(fakeweb.Options{Forget: true})
	defer w.Close()
	w.Handle("a.test", fakeweb.Page("a", ""))
	get(t, client(t, w), "https://a.test/")
	if n, d := len(w.Requests()), len(w.Dials()); n != 0 || d != 0 {
		t.Errorf("got %d requests and %d dials, want none", n, d)
	}
}

func TestConnectionsAreKeptAlive(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", fakeweb.Page("a", strings.Repeat("x", 100_000))) // several windows long
	c := client(t, w)
	for range 300 {
		if status, body := get(t, c, "https://a.test/"); status != 200 || len(body) < 100_000 {
			t.Fatalf("got %d with %d bytes, want 200 with over 100000", status, len(body))
		}
	}
	if got := len(w.Dials()); got != 1 {
		t.Errorf("got %d connections for 300 requests, want 1", got)
	}
}

func TestEndlessBodyWaitsForItsReader(t *testing.T) {
	w := newWeb(t)
	sent := make(chan int, 1)
	w.Handle("a.test", http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		n := 0
		for part := make([]byte, 1<<10); ; n += len(part) {
			if _, err := rw.Write(part); err != nil {
				sent <- n
				return
			}
		}
	}))
	res, err := client(t, w).Get("https://a.test/")
	if err != nil {
		t.Fatal(err)
	}
	io.CopyN(io.Discard, res.Body, 1<<20)
	res.Body.Close()
	if got := <-sent; got > 2<<20 {
		t.Errorf("the server sent %d bytes to a reader of %d", got, 1<<20)
	}
}

func TestDialAfterCloseFails(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", nil)
	w.Close()
	if _, err := w.Dial(context.Background(), "tcp", "a.test:443"); err == nil {
		t.Error("got a connection, want an error")
	}
}

func TestCloseLeavesNoGoroutine(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	synctest.Test(t, func(t *testing.T) {
		w := fakeweb.New(fakeweb.Options{})
		w.Handle("a.test", fakeweb.Page("a", ""))
		faults := map[string]string{"slow.test": "slow 1h", "mute.test": "mute", "hole.test": "blackhole"}
		for host, fault := range faults {
			if err := w.Fault(host, fault); err != nil {
				t.Fatal(err)
			}
		}
		c := plainClient(w)
		get(t, c, "https://a.test/") // leaves an idle connection, and nobody closes it
		broken := make(chan error)
		for host := range faults {
			go func() { broken <- visit(c, "https://"+host+"/") }()
		}
		synctest.Wait() // all three hang
		w.Close()
		for range faults {
			if err := <-broken; err == nil {
				t.Error("a request under way ended well, want an error")
			}
		}
	})
}

func TestRawSendsItsBytesAndCloses(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", fakeweb.Raw("ICY 200 OK\r\n\r\nmusic"))
	conn, err := w.Dial(t.Context(), "tcp", "a.test:80")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(conn); string(got) != "ICY 200 OK\r\n\r\nmusic" || err != nil {
		t.Errorf("got %q, %v, want the bytes and no more", got, err)
	}
}

package crawler

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// BenchmarkVisits is a round of 1,000 entries on 100 hosts, without pauses.
func BenchmarkVisits(b *testing.B) { onFakeweb(b, 1000, 100) }

// BenchmarkManyHosts is a round in which each host has few entries.
func BenchmarkManyHosts(b *testing.B) { onFakeweb(b, 5000, 1000) }

func onFakeweb(b *testing.B, entries, hosts int) {
	web := fakeweb.New(fakeweb.Options{Forget: true})
	defer web.Close()
	var due Dues
	for i := range entries {
		name := fmt.Sprintf("h%d.test", i%hosts)
		web.Handle(name, say("page"))
		due = append(due, dues(fmt.Sprintf("http://%s/%d", name, i))...)
	}
	o := options(web)
	o.HostDelay, o.RetryPause = 0, 0
	o.Read = drain
	rounds(b, o, due)
}

// drain reads a page and tells its size alone.
func drain(body io.Reader, _ http.Header, _ *url.URL, _ []linkwatch.Fact) linkwatch.Page {
	n, _ := io.Copy(io.Discard, body)
	return linkwatch.Page{Bytes: n}
}

// rounds visits all that is due, again and again.
func rounds(b *testing.B, o Options, due Dues) {
	b.Helper()
	b.ReportAllocs()
	spent := processorTime()
	for b.Loop() {
		c, err := New(o)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for v := range c.Visits(b.Context(), due) {
			if v.Status != 200 && v.Status != 304 {
				b.Fatalf("%s: status %d, failure %+v", v.URL, v.Status, v.Failure)
			}
			n++
		}
		if n != len(due) {
			b.Fatalf("%d visits, want %d", n, len(due))
		}
	}
	perVisit(b, len(due), spent)
}

// loadServer serves pages of 20 KB on loopback from a process of its own, which
// is this test's program with a word in its environment, and gives its address.
func loadServer(b *testing.B) (address string) {
	b.Helper()
	server := exec.Command(os.Args[0])
	server.Env = append(os.Environ(), serveWord+"=1")
	in, err := server.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { in.Close(); server.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	return strings.TrimSpace(line)
}

const serveWord = "LINKWATCH_BENCH_SERVER"

// serveLoad is the load server's process. It ends when its input does.
func serveLoad() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr())
	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if r.Header.Get("If-None-Match") == pagesTag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(pageOf20KB)))
		w.Write(pageOf20KB)
	}))
	io.Copy(io.Discard, os.Stdin)
}

var pageOf20KB = append([]byte("<!DOCTYPE html><title>A page</title>"), bytes.Repeat([]byte("<p>Some words of text, <a href='/link'>a link</a></p>\n"), 380)...)

const pagesTag = `"a page"`

const loadEntries, loadParallel = 10_000, 64

func loadURL(address string, i int) string {
	_, port, _ := strings.Cut(address, ":")
	return fmt.Sprintf("http://www.load.test:%s/page/%d", port, i)
}

// loadNetwork is one in which all names lead to the load server.
func loadNetwork() Network {
	return Network{
		Dial: (&net.Dialer{}).DialContext,
		Lookup: func(context.Context, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1})}, nil
		},
	}
}

// BenchmarkPlain is the yardstick: net/http and nothing around it, each body
// read into memory.
func BenchmarkPlain(b *testing.B) {
	address := loadServer(b)
	client := plainClient(address)
	defer client.CloseIdleConnections()
	b.ReportAllocs()
	spent := processorTime()
	for b.Loop() {
		var next atomic.Int64
		var workers sync.WaitGroup
		for range loadParallel {
			workers.Go(func() {
				for i := next.Add(1); i <= loadEntries; i = next.Add(1) {
					response, err := client.Get(loadURL(address, int(i)))
					if err != nil {
						b.Error(err)
						return
					}
					if body, err := io.ReadAll(response.Body); err != nil || len(body) != len(pageOf20KB) {
						b.Errorf("got %d bytes, error %v", len(body), err)
					}
					response.Body.Close()
				}
			})
		}
		workers.Wait()
	}
	perVisit(b, loadEntries, spent)
}

// BenchmarkRequest is the path of one request, without a round around it, against
// net/http and nothing around that: the two in turn, for the machine may be
// slower in a minute.
func BenchmarkRequest(b *testing.B) {
	address := loadServer(b)
	known := read(bytes.NewReader(pageOf20KB), http.Header{"Content-Type": {"text/html"}}, nil, nil)
	unchanged := known
	unchanged.ETag = pagesTag
	for _, c := range []struct {
		name  string
		known linkwatch.Page
	}{{"first", linkwatch.Page{}}, {"not modified", unchanged}, {"same page", known}} {
		b.Run(c.name, func(b *testing.B) {
			clients := []func(url string) error{plainly(b, address, c.known.ETag), asALane(b, c.known)}
			least := [2]time.Duration{time.Hour, time.Hour} // which others at work disturbed least
			for b.Loop() {
				for i, ask := range clients {
					before := processorTime()
					askForAll(b, address, ask)
					least[i] = min(least[i], processorTime()-before)
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(least[0].Microseconds())/loadEntries, "plain-cpu-µs/visit")
			b.ReportMetric(float64(least[1].Microseconds())/loadEntries, "cpu-µs/visit")
			b.ReportMetric(float64(least[1])/float64(least[0]), "×plain")
		})
	}
}

// plainly asks for a page by net/http alone, and reads it through a small buffer.
func plainly(b *testing.B, address, tag string) func(url string) error {
	client := plainClient(address)
	b.Cleanup(client.CloseIdleConnections)
	return func(url string) error {
		r, err := http.NewRequest(http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		if tag != "" {
			r.Header.Set("If-None-Match", tag)
		}
		response, err := client.Do(r)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		_, err = io.Copy(io.Discard, response.Body)
		return err
	}
}

// asALane asks for a page as a visit does.
func asALane(b *testing.B, known linkwatch.Page) func(url string) error {
	c, err := New(Options{
		Parallel: loadParallel, HostParallel: loadParallel, AllowPrivate: true, Read: drain, Network: loadNetwork(),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	fetchers := sync.Pool{New: func() any { return c.base.fetcher() }}
	return func(text string) error {
		u, err := parseURL(nil, text)
		if err != nil {
			return err
		}
		f := fetchers.Get().(*fetcher)
		defer fetchers.Put(f)
		asked := newChain(u, maxHops)
		asked.known = toCompare(known, nil)
		asked.follow(b.Context(), leg{fetcher: f, guard: c.guard, policy: c.options.policy(u.Hostname()), parts: true,
			request: request{limit: c.options.MaxBody, read: func(body io.Reader, h http.Header, at *url.URL) linkwatch.Page {
				return drain(body, h, at, nil)
			}},
		})
		if a := &asked.answer; a.failure.Kind != "" || a.status != http.StatusOK && a.status != http.StatusNotModified {
			return fmt.Errorf("status %d, failure %+v", a.status, a.failure)
		}
		return nil
	}
}

// askForAll asks for every page of a load, some at a time.
func askForAll(b *testing.B, address string, ask func(url string) error) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range loadParallel {
		workers.Go(func() {
			for i := next.Add(1); i <= loadEntries; i = next.Add(1) {
				if err := ask(loadURL(address, int(i))); err != nil {
					b.Error(err)
				}
			}
		})
	}
	workers.Wait()
}

// plainClient is net/http's, for the load server.
func plainClient(address string) *http.Client {
	return &http.Client{Timeout: DefaultTimeout, Transport: &http.Transport{
		MaxIdleConnsPerHost: loadParallel, DisableCompression: true,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, address)
		},
	}}
}

// perVisit reports what a visit took: by the clock, and of our own processors,
// which is the steadier figure where others are at work.
func perVisit(b *testing.B, visits int, spent time.Duration) {
	n := float64(b.N * visits)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/1e3/n, "µs/visit")
	b.ReportMetric(float64((processorTime()-spent).Nanoseconds())/1e3/n, "cpu-µs/visit")
}

func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkFirst is a round of pages seen for the first time, read for their
// hash.
func BenchmarkFirst(b *testing.B) { onLoopback(b, linkwatch.Page{}) }

// BenchmarkNotModified is a round of pages whose server says that they are as
// they were.
func BenchmarkNotModified(b *testing.B) {
	onLoopback(b, linkwatch.Page{ETag: pagesTag, ContentType: "text/html", Bytes: int64(len(pageOf20KB))})
}

// BenchmarkUnchanged is a round of pages that are as they were.
func BenchmarkUnchanged(b *testing.B) {
	onLoopback(b, read(bytes.NewReader(pageOf20KB), http.Header{"Content-Type": {"text/html"}}, nil, nil))
}

func onLoopback(b *testing.B, known linkwatch.Page) {
	address := loadServer(b)
	due := make(Dues, loadEntries)
	for i := range due {
		due[i] = Due{Entry: linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprint(i)), URL: loadURL(address, i)}, Known: known}
	}
	rounds(b, Options{
		Parallel: loadParallel, HostParallel: loadParallel, AllowPrivate: true,
		Network: loadNetwork(), Read: read,
	}, due)
}

// BenchmarkFrontier is the scheduling alone, of 100,000 entries on 2,000 hosts.
func BenchmarkFrontier(b *testing.B) { scheduling(b, 100_000, 2_000) }

func scheduling(b *testing.B, entries, hosts int) {
	due := make(Dues, entries)
	for i := range due {
		due[i].Entry.URL = fmt.Sprintf("https://h%d.test/%d", i%hosts, i)
	}
	c, err := New(Options{Read: read, IgnoreRobots: true})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r := newRound(c, due, nil)
		r.fill()
		n := 0
		for e := r.take(time.Now()); e != nil; e = r.take(time.Now()) {
			e.chain.over, e.chain.sent, e.chain.answer = true, true, answer{started: e.turn, outcome: outcome{status: 200}}
			r.settle(e)
			for _, e := range r.finished {
				r.spend(e)
				n++
			}
			r.finished = r.finished[:0]
		}
		if n != entries {
			b.Fatalf("%d visits, want %d", n, entries)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*entries), "ns/visit")
}

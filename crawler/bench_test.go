package crawler

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// BenchmarkVisits is a round of 1,000 entries on 100 hosts, without pauses.
func BenchmarkVisits(b *testing.B) { benchmark(b, 1000, 100) }

// BenchmarkManyHosts is a round in which each host has few entries.
func BenchmarkManyHosts(b *testing.B) { benchmark(b, 5000, 1000) }

func benchmark(b *testing.B, entries, hosts int) {
	web := fakeweb.New(fakeweb.Options{Forget: true})
	defer web.Close()
	var due []Due
	for i := range entries {
		name := fmt.Sprintf("h%d.test", i%hosts)
		web.Handle(name, say("page"))
		due = append(due, dues(fmt.Sprintf("http://%s/%d", name, i))...)
	}
	o := options(web)
	o.HostDelay, o.RetryPause = 0, 0
	o.Read = func(body io.Reader, _ http.Header, _ *url.URL, _ []linkwatch.Fact) linkwatch.Page {
		n, _ := io.Copy(io.Discard, body)
		return linkwatch.Page{Bytes: n}
	}
	b.ReportAllocs()
	for b.Loop() {
		c, err := New(o)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for v := range c.Visits(b.Context(), due) {
			if v.Status != 200 {
				b.Fatalf("%s: status %d, failure %+v", v.URL, v.Status, v.Failure)
			}
			n++
		}
		if n != entries {
			b.Fatalf("%d visits, want %d", n, entries)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*entries), "µs/visit")
}

// BenchmarkFrontier is the scheduling alone, of 100,000 entries on 2,000 hosts.
func BenchmarkFrontier(b *testing.B) { scheduling(b, 100_000, 2_000) }

func scheduling(b *testing.B, entries, hosts int) {
	due := make([]Due, entries)
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
			e.chain.over, e.chain.sent, e.chain.answer = true, true, answer{status: 200, started: e.turn}
			r.settle(e)
			n += len(r.finished)
			r.finished = r.finished[:0]
		}
		if n != entries {
			b.Fatalf("%d visits, want %d", n, entries)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*entries), "ns/visit")
}

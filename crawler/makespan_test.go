package crawler

import (
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"linkwatch/internal/fakeweb"
)

// A crawl is a catalog whose hosts are visited as unevenly as Zipf has it. The
// busiest are the fastest, so that the longest host and the work of all hosts
// together bound a round about alike: scheduling alone decides.
type crawl struct {
	entries, hosts, parallel int
	dead                     int // one host in so many never answers
	pause, timeout           time.Duration
	reading                  time.Duration // that a page takes when it is here: no host is held up by it
}

// host gives the name, the latency and the number of entries of a host by its
// rank, from 1.
func (c crawl) host(rank int) (name string, latency time.Duration, entries int) {
	harmonic := 0.0
	for k := 1; k <= c.hosts; k++ {
		harmonic += 1 / float64(k)
	}
	entries = max(1, int(math.Round(float64(c.entries)/float64(rank)/harmonic)))
	latency = 20*time.Millisecond + 180*time.Millisecond*time.Duration(rank-1)/time.Duration(c.hosts)
	return fmt.Sprintf("h%d.test", rank), latency, entries
}

func (c crawl) isDead(rank int) bool { return rank%c.dead == c.dead/2 }

// bound is what no round can go below: a dead host is asked four times, or twice
// for each of few entries.
func (c crawl) bound() time.Duration {
	var work, longest time.Duration
	for rank := 1; rank <= c.hosts; rank++ {
		_, latency, entries := c.host(rank)
		paced := time.Duration(entries-1) * max(c.pause, latency)
		if c.isDead(rank) {
			latency, entries, paced = c.timeout, min(4, 2*entries), 0
		}
		work += time.Duration(entries) * latency
		longest = max(longest, paced+latency)
	}
	return max(work/time.Duration(c.parallel), longest)
}

// run gives how long a round takes over the entries, shuffled or host by host.
func (c crawl) run(t *testing.T, grouped bool) (took time.Duration) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due []Due
		for rank := 1; rank <= c.hosts; rank++ {
			name, latency, entries := c.host(rank)
			web.Handle(name, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.isDead(rank) {
					<-r.Context().Done()
				} else if r.URL.Path != "/robots.txt" {
					time.Sleep(latency)
				}
			}))
			for i := range entries {
				due = append(due, dues(fmt.Sprintf("http://%s/%d", name, i))...)
			}
		}
		if !grouped {
			chance := rand.New(rand.NewPCG(1, 2))
			chance.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
		}
		o := options(web)
		o.Parallel, o.HostDelay, o.Timeout, o.RetryPause = c.parallel, c.pause, c.timeout, DefaultRetryPause
		o, _ = ponder(o, c.reading)
		start := time.Now()
		visitsOf(t, o, due)
		took = time.Since(start)
		oneAtATime(t, web)
	})
	return took
}

// oneAtATime fails the test if a host was asked while it had not answered yet,
// unless we had given up waiting.
func oneAtATime(t *testing.T, web *fakeweb.Web) {
	t.Helper()
	last := map[string]fakeweb.Request{}
	for _, r := range web.Requests() {
		if before, ok := last[r.Host]; ok && r.At.Before(before.Done) {
			t.Errorf("%s%s came %s before %s was answered", r.Host, r.Path, before.Done.Sub(r.At), before.Path)
		}
		last[r.Host] = r
	}
}

func TestARoundTakesHardlyLongerThanItMust(t *testing.T) {
	for _, c := range []crawl{
		{entries: 10_000, hosts: 1000, parallel: 20, dead: 100, timeout: 2 * time.Second, reading: 2 * time.Millisecond},
		{entries: 4000, hosts: 400, parallel: 24, dead: 50, timeout: 2 * time.Second, pause: 100 * time.Millisecond, reading: 2 * time.Millisecond},
	} {
		for _, grouped := range []bool{false, true} {
			took, bound := c.run(t, grouped), c.bound()
			ratio := took.Seconds() / bound.Seconds()
			t.Logf("%+v, grouped %v: took %s, bound %s: %.3f", c, grouped, took, bound, ratio)
			if ratio > 1.05 {
				t.Errorf("%+v, grouped %v: took %s, want 1.05 × %s at most", c, grouped, took, bound)
			}
		}
	}
}

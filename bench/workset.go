package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// A workSet is the links that every client is given, and the limits that it is
// told to keep to as far as it can.
type workSet struct {
	name  string
	about string
	links []link

	parallel     int           // in flight over all hosts
	hostParallel int           // in flight at one host
	hostDelay    time.Duration // between two starts at one host
	timeout      time.Duration // of one request

	polite bool // the limits of hosts decide how long it takes: only clients that keep them are compared, with the bound
}

// A link is a page at its host.
type link struct {
	host host
	page page
}

// named is the link's URL by its host's name, which wants a look-up.
func (l link) named(port int) string {
	return fmt.Sprintf("http://%s:%d%s", l.host.name(), port, l.page.path())
}

// addressed is the link's URL by its host's address, for clients that cannot be
// told which DNS server to ask.
func (l link) addressed(port int) string {
	return fmt.Sprintf("http://%s:%d%s", l.host.address(), port, l.page.path())
}

const pageSize = 20 // KiB

// workSets are all that there are, by name. A name with a slash is a variant.
var workSets = []struct {
	name string
	make func() workSet
}{
	{"W1", func() workSet {
		return workSet{about: "10,000 URLs on one host that answers at once", links: even(10_000, 1, 0), parallel: 64, hostParallel: 64}
	}},
	{"W2", func() workSet {
		links := shuffled(even(10_000, 1_000, 50*time.Millisecond))
		return workSet{about: "10,000 URLs on 1,000 hosts that take 50 ms", links: links, parallel: 512, hostParallel: 1}
	}},
	{"W3b", func() workSet { return uneven("shuffled", shuffled(skewed(20_000, 2_000)), 0) }},
	{"W3b/grouped", func() workSet { return uneven("grouped by host", skewed(20_000, 2_000), 0) }},
	{"W3b/100ms", func() workSet {
		return uneven("shuffled", shuffled(skewed(20_000, 2_000)), 100*time.Millisecond)
	}},
	{"W3b/100ms-grouped", func() workSet {
		return uneven("grouped by host", skewed(20_000, 2_000), 100*time.Millisecond)
	}},
	{"1M", func() workSet {
		return workSet{about: "1,000,000 URLs on 20,000 hosts that answer at once", links: even(1_000_000, 20_000, 0), parallel: 256, hostParallel: 1}
	}},
}

func uneven(order string, links []link, pause time.Duration) workSet {
	return workSet{
		about: "20,000 URLs on 2,000 hosts as Zipf has it, " + order + "; the busiest host takes 20 ms, the least busy 200 ms; " +
			"1 % of the hosts never answer, 5 % of the URLs redirect once",
		links: links, parallel: 20, hostParallel: 1, hostDelay: pause, timeout: 2 * time.Second, polite: true,
	}
}

// chosen gives the work sets of a comma list of names; a name stands for its
// variants too.
func chosen(list string) ([]workSet, error) {
	var sets []workSet
	for name := range strings.SplitSeq(list, ",") {
		found := false
		for _, s := range workSets {
			if s.name == name || strings.HasPrefix(s.name, name+"/") {
				set := s.make()
				set.name, found = s.name, true
				if set.timeout == 0 {
					set.timeout = 10 * time.Second
				}
				sets = append(sets, set)
			}
		}
		if !found {
			var known []string
			for _, s := range workSets {
				known = append(known, s.name)
			}
			return nil, fmt.Errorf("work set %q: want one of %s", name, strings.Join(known, ", "))
		}
	}
	return sets, nil
}

// even gives n links, in turn to each of so many hosts.
func even(n, hosts int, latency time.Duration) []link {
	links := make([]link, n)
	for i := range links {
		links[i] = link{host(i % hosts), page{id: i, latency: latency, status: 200, size: pageSize}}
	}
	return links
}

const (
	fastest, slowest = 20 * time.Millisecond, 200 * time.Millisecond
	deadOf           = 100 // one host in so many never answers
	redirectedOf     = 20  // one page in so many redirects once
)

// skewed gives n links on so many hosts, grouped by host: the host of rank k has
// a share of 1/k, but each has one, and the busiest hosts are the fastest, so that
// the longest host and the work of all hosts together bound a crawl about alike.
func skewed(n, hosts int) []link {
	harmonic := 0.0
	for k := 1; k <= hosts; k++ {
		harmonic += 1 / float64(k)
	}
	chance := rand.New(rand.NewPCG(1, 1))
	var links []link
	for k := 1; k <= hosts; k++ {
		left := n - len(links) - (hosts - k) // one is kept for each host to come
		share := int(math.Round(float64(n) / float64(k) / harmonic))
		if k == hosts {
			share = left
		}
		latency := fastest + (slowest-fastest)*time.Duration(k-1)/time.Duration(max(1, hosts-1))
		for range min(max(1, share), left) {
			p := page{id: len(links), latency: latency.Round(time.Millisecond), status: 200, size: pageSize}
			switch {
			case k%deadOf == deadOf/2:
				p = page{id: p.id, hangs: true}
			case chance.IntN(redirectedOf) == 0:
				p.hops = 1
			}
			links = append(links, link{host(k - 1), p})
		}
	}
	return links
}

// shuffled gives the links in an order that is the same every time.
func shuffled(links []link) []link {
	chance := rand.New(rand.NewPCG(2, 2))
	chance.Shuffle(len(links), func(i, j int) { links[i], links[j] = links[j], links[i] })
	return links
}

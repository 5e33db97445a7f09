package main

import (
	"testing"
	"time"
)

func TestEvenLinksTakeTheirHostsInTurn(t *testing.T) {
	links := even(7, 3, time.Second)
	for i, l := range links {
		if l.host != host(i%3) || l.page.id != i || l.page.latency != time.Second {
			t.Errorf("link %d: got %+v, want host %d, id %d, latency 1s", i, l, i%3, i)
		}
	}
}

func TestSkewedLinksAreAsTheirDescriptionSays(t *testing.T) {
	const n, hosts = 20_000, 2_000
	links := skewed(n, hosts)
	ids, of, dead, redirected := map[int]bool{}, map[host]int{}, map[host]bool{}, 0
	for _, l := range links {
		ids[l.page.id] = true
		of[l.host]++
		if l.page.hangs {
			dead[l.host] = true
		}
		redirected += l.page.hops
	}
	if len(links) != n || len(ids) != n || len(of) != hosts {
		t.Errorf("got %d links with %d ids on %d hosts, want %d, %d, %d", len(links), len(ids), len(of), n, n, hosts)
	}
	if len(dead) != hosts/deadOf {
		t.Errorf("got %d hosts that never answer, want %d", len(dead), hosts/deadOf)
	}
	if share := float64(redirected) / n; share < 0.04 || share > 0.06 {
		t.Errorf("got %.3f of the links redirected, want about 0.05", share)
	}
	if ratio := float64(of[0]) / float64(of[1]); ratio < 1.99 || ratio > 2.01 {
		t.Errorf("got %d and %d links on the two busiest hosts, want twice as many on the first", of[0], of[1])
	}
	if first, last := links[0].page.latency, links[n-1].page.latency; first != fastest || last != slowest {
		t.Errorf("got latencies from %v to %v, want %v to %v", first, last, fastest, slowest)
	}
}

func TestShufflingIsTheSameEveryTimeAndLosesNothing(t *testing.T) {
	a, b := shuffled(even(100, 10, 0)), shuffled(even(100, 10, 0))
	ids, moved := map[int]bool{}, 0
	for i := range a {
		ids[a[i].page.id] = true
		if a[i] != b[i] {
			t.Fatalf("place %d: got %+v and %+v, want the same twice", i, a[i], b[i])
		}
		if a[i].page.id != i {
			moved++
		}
	}
	if len(ids) != 100 || moved < 50 {
		t.Errorf("got %d different links, %d moved; want 100, most of them moved", len(ids), moved)
	}
}

func TestANameStandsForItsVariants(t *testing.T) {
	sets, err := chosen("W3b")
	if err != nil || len(sets) != 4 {
		t.Fatalf("chosen(W3b): got %d sets, %v; want 4", len(sets), err)
	}
	for _, s := range sets {
		if len(s.links) != 20_000 || s.timeout != 2*time.Second || !s.polite {
			t.Errorf("%s: got %d links, timeout %v, polite %v; want 20000, 2s, true", s.name, len(s.links), s.timeout, s.polite)
		}
	}
}

func TestAnUnknownSetIsRefusedWithTheKnownOnes(t *testing.T) {
	_, err := chosen("W1,W9")
	const want = `work set "W9": want one of W1, W2, W3b, W3b/grouped, W3b/100ms, W3b/100ms-grouped, 1M`
	if err == nil || err.Error() != want {
		t.Errorf("chosen(W1,W9): got %v, want %s", err, want)
	}
}

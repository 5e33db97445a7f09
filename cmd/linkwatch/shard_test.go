package main

import (
	"fmt"
	"testing"

	"linkwatch"
)

func TestShardsPartACatalogByHost(t *testing.T) {
	parts := make([]shard, 3)
	for i := range parts {
		if err := parts[i].Set(fmt.Sprintf("%d/3", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	of := map[string]int{}
	for i := range 300 {
		host := fmt.Sprintf("h%d.test", i%30)
		e := linkwatch.Entry{URL: fmt.Sprintf("https://%s/%d", host, i)}
		in := 0
		for n, p := range parts {
			if !p.has(e, nil) {
				continue
			}
			in++
			if before, ok := of[host]; ok && before != n {
				t.Fatalf("%s is in the parts %d and %d", host, before+1, n+1)
			}
			of[host] = n
		}
		if in != 1 {
			t.Fatalf("%s is in %d parts, want 1", e.URL, in)
		}
	}
}

func TestHostsThatTakeTurnsAreInOneShard(t *testing.T) {
	const parts = 7
	hosts := map[string]linkwatch.HostPolicy{}
	for i := range 20 {
		hosts[fmt.Sprintf("h%d.test", i)] = linkwatch.HostPolicy{Queue: "cdn"}
	}
	for name, urls := range map[string][]string{
		"of one queue":        {"https://h1.test/", "http://h2.test/", "https://H3.test:8443/", "https://h4.test./"},
		"spelled otherwise":   {"https://bücher.test/", "https://xn--bcher-kva.test/", "http://BÜCHER.test./a", "https://ana:pw@xn--bcher-kva.test:8443/"},
		"however its path is": {"https://other.test/100%", "https://other.test/", "https://other.test\\b"},
	} {
		in := map[int]bool{}
		for _, u := range urls {
			for part := 1; part <= parts; part++ {
				if (shard{part, parts}).has(linkwatch.Entry{URL: u}, hosts) {
					in[part] = true
				}
			}
		}
		if len(in) != 1 {
			t.Errorf("%s: %v are in the parts %v, want one", name, urls, in)
		}
	}
}

func TestShardRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"", "0/3", "4/3", "1/0", "1", "1/3/5", "a/b", "1/3x"} {
		var s shard
		if err := s.Set(text); err == nil {
			t.Errorf("--shard %q is taken, want an error", text)
		}
	}
}

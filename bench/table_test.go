package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestAPoliteSetIsHeldAgainstTheBound(t *testing.T) {
	dead := link{2, page{hangs: true}}
	w := workSet{
		name: "X", about: "some", polite: true, parallel: 4, hostParallel: 1, timeout: 10 * time.Second,
		links: []link{{1, page{latency: 5 * time.Second}}, dead, dead, dead, dead},
	}
	s := series{client: client{name: "patient", about: "waits", strikes: 2}}
	s.runs = []run{{cost: cost{Wall: 31 * time.Second}, seen: seen{Span: 30 * time.Second, Asked: 3, MinHostGap: 10 * time.Second, Served: 25 * time.Second, LongestServed: 25 * time.Second}}}
	var out bytes.Buffer
	writeSeries(&out, w, []series{s})
	const want = "| patient | 1 | 30.00 | 20.0 | 1.500 | 20.0 | 25.0 | 1.200 | 40.0 | 10000.00 | 0 (0) | 31.00 |"
	if !strings.Contains(out.String(), want) {
		t.Errorf("got\n%s\nwant in it\n%s", &out, want)
	}
}

func TestAClientThatLeavesURLsOutIsToldOf(t *testing.T) {
	w := workSet{links: even(10, 1, 0)}
	s := series{client: client{peer: true}, runs: []run{{seen: seen{Asked: 10}}, {seen: seen{Asked: 9}, cost: cost{Status: 2}}}}
	if got, want := caution(w, s), " **Asked for 9 of 10 URLs (exit status 2).**"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.runs[1].Asked = 10
	if got := caution(w, s); got != "" {
		t.Errorf("all asked for: got %q, want nothing", got)
	}
}

func TestEveryPeerIsRunByItsOwnProgram(t *testing.T) {
	j := job{workSet: tiny(), dir: t.TempDir(), page: "http://127.0.0.1/links/tiny.html", text: "links.md", pages: "pages"}
	for _, p := range peers() {
		command, able := p.command(j)
		if !able || command[0] != p.program {
			t.Errorf("%s: got %q, %v; want it to run %s", p.name, command, able, p.program)
		}
		if p.before == nil {
			continue
		}
		if err := p.before(j); err != nil {
			t.Errorf("%s: %v", p.name, err)
		}
	}
}

func TestOnlyPeersThatSpareHostsAreHeldAgainstTheBound(t *testing.T) {
	j := job{workSet: tiny()}
	j.polite = true
	var able []string
	for _, p := range peers() {
		if _, ok := p.command(j); ok {
			able = append(able, p.program)
		}
	}
	if got, want := strings.Join(able, " "), "lychee muffet"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

package main

import (
	"testing"
	"testing/synctest"
	"time"
)

// visit lets a request for a page take so long.
func visit(t *tally, host string, p page, takes time.Duration) {
	end := t.start(request{host: host, arrived: time.Now(), page: &p})
	time.Sleep(takes)
	end()
}

func TestTallyOfAClientThatIsPolite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally := newTally()
		go visit(tally, "b", page{id: 1}, 5*time.Second)
		visit(tally, "a", page{id: 2}, time.Second)
		time.Sleep(time.Second)
		visit(tally, "a", page{id: 3}, time.Second)
		synctest.Wait()
		time.Sleep(2 * time.Second)
		synctest.Wait()
		want := seen{Requests: 3, Asked: 3, MaxInFlight: 2, MaxHostInFlight: 1, MinHostGap: 2 * time.Second, Span: 5 * time.Second, Served: 7 * time.Second, LongestServed: 5 * time.Second}
		if got := tally.sum(); got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}

func TestTallySeesTwoAtOneHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally := newTally()
		go visit(tally, "a", page{id: 1}, time.Second)
		synctest.Wait()
		time.Sleep(10 * time.Millisecond)
		visit(tally, "a", page{id: 2}, time.Second)
		got := tally.sum()
		if got.MaxHostInFlight != 2 || got.MinHostGap != 10*time.Millisecond {
			t.Errorf("got %d in flight at one host and a gap of %v, want 2 and 10ms", got.MaxHostInFlight, got.MinHostGap)
		}
	})
}

func TestTallyMeasuresFromArrivalHoweverLateARequestIsRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally := newTally()
		first := time.Now()
		time.Sleep(30 * time.Millisecond) // nobody has read it yet
		tally.start(request{host: "a", arrived: first, page: &page{id: 1}})()
		time.Sleep(70 * time.Millisecond)
		tally.start(request{host: "a", arrived: time.Now(), page: &page{id: 2}})()
		if got := tally.sum(); got.MinHostGap != 100*time.Millisecond || got.LongestServed != 30*time.Millisecond {
			t.Errorf("got a gap of %v and %v served, want 100ms and 30ms", got.MinHostGap, got.LongestServed)
		}
	})
}

func TestTallyCountsAHopToItsVisit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally := newTally()
		first := page{id: 1, hops: 1}
		visit(tally, "a", first, 0)
		visit(tally, "a", first.next(), time.Second)
		time.Sleep(time.Second)
		visit(tally, "a", page{id: 2}, 0)
		if got := tally.sum(); got.MinHostGap != 2*time.Second || got.Asked != 2 || got.Requests != 3 {
			t.Errorf("got %+v, want a gap of 2s, 2 pages asked for, 3 requests", got)
		}
	})
}

func TestTallyLeavesOutWhatHangsAtItsHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally := newTally()
		go visit(tally, "a", page{id: 1, hangs: true}, time.Second)
		synctest.Wait()
		visit(tally, "a", page{id: 2, hangs: true}, 2*time.Second)
		if got := tally.sum(); got.MaxHostInFlight != 0 || got.MaxInFlight != 2 {
			t.Errorf("got %d at one host, %d in all; want 0, 2", got.MaxHostInFlight, got.MaxInFlight)
		}
	})
}

func TestTallyKnowsHeadsRobotsAndConnections(t *testing.T) {
	tally := newTally()
	tally.connected()
	tally.start(request{host: "a", head: true, page: &page{id: 5}})()
	tally.start(request{host: "a", page: &page{id: 5}})()
	tally.start(request{host: "b", robots: true})()
	got := tally.sum()
	if got.Requests != 3 || got.Heads != 1 || got.Robots != 1 || got.Asked != 1 || got.Connections != 1 {
		t.Errorf("got %+v, want 3 requests, 1 of them HEAD, 1 for robots.txt, 1 page, 1 connection", got)
	}
}

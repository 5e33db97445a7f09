package crawler

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
)

// lookups looks names up side by side, and gives what became of each and how
// long all took.
func lookups(t *testing.T, c *nameClient, hosts ...string) (details map[string]string, took time.Duration) {
	t.Helper()
	details = map[string]string{}
	start := time.Now()
	var mu sync.Mutex
	var all sync.WaitGroup
	for _, host := range hosts {
		all.Go(func() {
			_, err := c.lookup(t.Context(), host)
			mu.Lock()
			defer mu.Unlock()
			details[host] = ""
			if err != nil {
				details[host] = dnsDetail(err)
			}
		})
	}
	all.Wait()
	return details, time.Since(start)
}

func TestMuteServersAreNotWaitedForAgainAndAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var reachable atomic.Bool
		c := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			if !reachable.Load() {
				return nil
			}
			return says(m, success, "20.0.0.1")
		}).client("ns1", "ns2", "ns3")
		for i, want := range []time.Duration{3*firstTime + 2*mutePatience, mutePatience} {
			details, took := lookups(t, c, "a.test", "b.test", "c.test", "d.test")
			for host, got := range details {
				if got != linkwatch.DNSTime {
					t.Errorf("%s: got %q, want %q", host, got, linkwatch.DNSTime)
				}
			}
			if took > want {
				t.Errorf("four names without any network took %s the %d. time, want %s", took, i+1, want)
			}
		}
		reachable.Store(true)
		if details, took := lookups(t, c, "a.test"); details["a.test"] != "" || took > mutePatience {
			t.Errorf("as soon as they can be reached: got %q after %s, want an address at once", details["a.test"], took)
		}
		reachable.Store(false)
		if _, took := lookups(t, c, "b.test"); took < 3*firstTime {
			t.Errorf("after an answer one name was waited for %s, want its time again", took)
		}
	})
}

func TestNamesThatNobodyAnswersForMakeNoServerMute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			switch name := m.Questions[0].Name.String(); {
			case name == "slow.test.":
				time.Sleep(4 * time.Second)
			case name == "failing.test.":
				return says(m, servfail)
			case name[0] == 's':
				return nil
			}
			return says(m, success, "20.0.0.1")
		}).client("ns")
		for i := range 5 {
			silent := fmt.Sprintf("s%d.test", i)
			details, _ := lookups(t, c, silent, "slow.test", "failing.test", "well.test")
			for host, want := range map[string]string{silent: linkwatch.DNSTime, "slow.test": "", "failing.test": linkwatch.ServFail, "well.test": ""} {
				if details[host] != want {
					t.Errorf("%s: got %q, want %q", host, details[host], want)
				}
			}
		}
	})
}

func TestAMuteServerIsAskedAfterTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := zone(func(_, server string, m dnsmessage.Message) *dnsmessage.Message {
			if server == "dead" {
				return nil
			}
			return says(m, success, "20.0.0.1")
		}).client("dead", "well")
		for i, want := range []time.Duration{firstTime, 0} {
			details, took := lookups(t, c, "a.test", "b.test", "c.test")
			if took != want || details["a.test"] != "" {
				t.Errorf("the %d. time: got %v after %s, want addresses after %s", i+1, details, took, want)
			}
		}
	})
}

func TestARoundWithoutAnyNetworkEndsSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Options{HostDelay: time.Second, RetryPause: DefaultRetryPause, Read: read})
		if err != nil {
			t.Fatal(err)
		}
		silent := zone(func(string, string, dnsmessage.Message) *dnsmessage.Message { return nil }).client("ns")
		c.base.transport.strict.DialContext = (&dialer{names: names{lookup: silent.lookup}}).dial
		var due []Due
		for i := range 80 {
			due = append(due, dues(fmt.Sprintf("http://h%d.test/1", i), fmt.Sprintf("http://h%d.test/2", i))...)
		}
		start := time.Now()
		for url, v := range oneRound(t, c, due) {
			if v.Failure != (linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.DNSTime}) || len(v.Attempts) != 2 {
				t.Errorf("%s: got %+v, %d attempts, want a dns timeout, two", url, v.Failure, len(v.Attempts))
			}
		}
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("two pages on each of 80 hosts took %s, want 15s at most", took)
		}
	})
}

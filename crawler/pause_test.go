package crawler

import (
	"context"
	"net/http"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func remembering(t *testing.T, o Options, visits ...linkwatch.Visit) *Crawler {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		c.Remember(v)
	}
	return c
}

func TestThePauseIsKeptAfterARestart(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for _, name := range []string{"a.test", "b.test", "c.test", "d.test", "other.test"} {
			web.Handle(name, say(name))
		}
		o := options(web)
		o.HostDelay, o.IgnoreRobots = 10*time.Second, true
		o.Hosts = hosts{"c.test": {Queue: "cdn"}, "other.test": {Queue: "cdn"}}
		before := time.Now()
		c := remembering(t, o, linkwatch.Visit{
			At: before.Add(-4 * time.Second), Took: time.Second, FinalURL: "https://b.test/",
			Hops: []linkwatch.Hop{{From: "https://a.test/", To: "https://b.test/"}},
		}, linkwatch.Visit{At: before.Add(-5 * time.Second), FinalURL: "https://c.test/"},
			linkwatch.Visit{At: before.Add(-20 * time.Second), FinalURL: "http://a.test/"})
		oneRound(t, c, dues("http://a.test/", "https://b.test/", "https://other.test/", "https://d.test/"))
		for _, r := range web.Requests() {
			want := map[string]time.Duration{"http://a.test": 7 * time.Second, "https://b.test": 7 * time.Second, "https://other.test": 5 * time.Second}[r.Scheme+"://"+r.Host]
			if got := r.At.Sub(before); got != want {
				t.Errorf("%s://%s was asked after %s, want %s", r.Scheme, r.Host, got, want)
			}
		}
	})
}

func TestWhomAnotherProcessWasAskingHasItsPause(t *testing.T) {
	for ago, want := range map[time.Duration]time.Duration{0: 10 * time.Second, 4 * time.Second: 6 * time.Second, time.Hour: 0} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", say("h"))
			o := options(web)
			o.HostDelay = 10 * time.Second
			c := remembering(t, o, linkwatch.Visit{At: time.Now().Add(-time.Minute), FinalURL: "https://h.test/"})
			begun := time.Now()
			c.AskedUntil(begun.Add(-ago))
			oneRound(t, c, dues("https://h.test/"))
			if got := web.Requests()[0].At.Sub(begun); got != want {
				t.Errorf("ended %s ago: h.test was asked after %s, want %s", ago, got, want)
			}
			startsApart(t, web, "h.test", 10*time.Second)
		})
	}
}

func TestAClockThatIsSetBackMakesNoPauseLonger(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.HostDelay, o.IgnoreRobots = 10*time.Second, true
		begun := time.Now()
		c := remembering(t, o, linkwatch.Visit{At: begun.Add(48 * time.Hour), FinalURL: "https://h.test/"})
		c.AskedUntil(begun.Add(48 * time.Hour))
		oneRound(t, c, dues("https://h.test/"))
		if got := web.Requests()[0].At.Sub(begun); got != 10*time.Second {
			t.Errorf("after a visit of the day after tomorrow: h.test was asked after %s, want 10s", got)
		}
	})
}

func TestThePauseIsKeptFromRoundToRound(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.HostDelay = 10 * time.Second
		c := remembering(t, o)
		for range 3 {
			oneRound(t, c, dues("https://h.test/"))
		}
		startsApart(t, web, "h.test", 10*time.Second)
		time.Sleep(time.Hour)
		oneRound(t, c, nil)
		if n := len(c.pauses.of); n != 0 {
			t.Errorf("%d pauses are remembered an hour later, want none", n)
		}
	})
}

func TestThePauseIsKeptAfterARoundWasBrokenOff(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		web.Fault("h.test", "slow 10s")
		o := options(web)
		o.HostDelay, o.IgnoreRobots = 20*time.Second, true
		c := remembering(t, o)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		for range c.Visits(ctx, dues("https://h.test/")) {
		}
		oneRound(t, c, dues("https://h.test/"))
		startsApart(t, web, "h.test", 20*time.Second)
	})
}

// TestAHostWhoseAnswerWasNotWaitedForIsNotAskedBesideIt breaks a round off while
// a page is on its way, of a server that goes on with it all the same.
func TestAHostWhoseAnswerWasNotWaitedForIsNotAskedBesideIt(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		busy, most := 0, 0
		web.Handle("h.test", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			busy++
			most = max(most, busy)
			time.Sleep(200 * time.Millisecond)
			busy--
		}))
		o := options(web)
		o.HostDelay, o.IgnoreRobots = 0, true
		c := remembering(t, o)
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(250*time.Millisecond, stop)
		for range c.Visits(ctx, dues("http://h.test/1", "http://h.test/2", "http://h.test/3")) {
		}
		begun := time.Now()
		oneRound(t, c, dues("http://h.test/2"))
		if took := time.Since(begun); most != 1 || took != 350*time.Millisecond {
			t.Errorf("%d requests at once, and the next page came after %s, want 1, and 350ms: what is left of an answer, then a whole one", most, took)
		}
	})
}

func TestRetryAfterIsRememberedAfterARestart(t *testing.T) {
	cases := []struct {
		name     string
		wait     time.Duration // asked for five seconds ago
		asked    time.Duration // when the host is asked; 0: never
		reported time.Duration
	}{
		{"it is over", 4 * time.Second, time.Nanosecond, 0},
		{"it is short", 20 * time.Second, 15 * time.Second, 0},
		{"it is longer than the round", time.Hour, 0, time.Hour - 5*time.Second},
		{"it is longer than a day", 100 * time.Hour, 0, 24*time.Hour - 5*time.Second},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", say("h"))
				web.Handle("other.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://h.test/hop")}))
				o := options(web)
				o.IgnoreRobots = true
				before := time.Now()
				crawler := remembering(t, o, linkwatch.Visit{At: before.Add(-5 * time.Second), FinalURL: "https://h.test/", Status: 429, RetryAfter: c.wait})
				visits := oneRound(t, crawler, dues("https://h.test/", "https://other.test/"))
				for url, v := range visits {
					if v.RetryAfter != c.reported || (v.Status == 429) != (c.asked == 0) || !v.At.Before(time.Now().Add(time.Second)) || v.At.Before(before) {
						t.Errorf("%s: got status %d, retry after %s, at %s, want after %s", url, v.Status, v.RetryAfter, v.At, c.reported)
					}
				}
				if got := asked(web, "h.test"); (len(got) == 0) != (c.asked == 0) {
					t.Fatalf("requests %v, want any: %v", got, c.asked != 0)
				}
				for _, r := range web.Requests() {
					if r.Host == "h.test" && r.At.Sub(before) < c.asked.Truncate(time.Second) {
						t.Errorf("asked after %s, want %s", r.At.Sub(before), c.asked)
					}
				}
			})
		})
	}
}

// TestWhoIsPutAsideUnaskedIsRememberedToo lets an entry's newest visit tell of the
// wait alone, for nothing was sent in it: of its own host, or of one that it was
// redirected to.
func TestWhoIsPutAsideUnaskedIsRememberedToo(t *testing.T) {
	for _, first := range []string{"https://h.test/", "https://other.test/"} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/": status(429, "Retry-After", "36000")}))
			web.Handle("other.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://h.test/hop"), "/2": text("2")}))
			o := options(web)
			o.IgnoreRobots = true
			c := remembering(t, o)
			oneRound(t, c, dues("https://h.test/"))
			time.Sleep(time.Hour)
			newest := oneRound(t, c, dues(first))[first]
			time.Sleep(time.Hour)
			again := oneRound(t, remembering(t, o, newest), dues("https://h.test/", "https://other.test/2"))
			if got := again["https://h.test/"]; got.Status != 429 || got.RetryAfter != 8*time.Hour {
				t.Errorf("%s: h.test two hours later, after a restart: got status %d, to wait %s, want 429, 8h", first, got.Status, got.RetryAfter)
			}
			if got := again["https://other.test/2"]; got.Status != 200 {
				t.Errorf("%s: other.test asked for no wait: got status %d, want 200", first, got.Status)
			}
			equal(t, first+": requests to h.test", asked(web, "h.test"), []string{"/"})
		})
	}
}

func TestAShortRetryAfterIsKeptFromRoundToRound(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": status(503, "Retry-After", "20")}))
		o := options(web)
		o.IgnoreRobots = true
		c := remembering(t, o)
		for range 3 {
			oneRound(t, c, dues("https://h.test/"))
		}
		startsApart(t, web, "h.test", 20*time.Second)
		if n := len(web.Requests()); n != 6 {
			t.Errorf("%d requests in three rounds, want two in each", n)
		}
	})
}

func TestALongRetryAfterIsKeptFromRoundToRound(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": inTurn(status(429, "Retry-After", "999999999"), text("well"))}))
		o := options(web)
		o.IgnoreRobots = true
		c := remembering(t, o)
		first := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]
		time.Sleep(time.Hour)
		second := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]
		if first.RetryAfter != 24*time.Hour || second.RetryAfter != 23*time.Hour || second.Status != 429 || len(web.Requests()) != 1 {
			t.Errorf("got to wait %s, an hour later %s, with %d requests, want 24h, 23h, one", first.RetryAfter, second.RetryAfter, len(web.Requests()))
		}
		time.Sleep(24 * time.Hour)
		if third := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]; third.Status != 200 {
			t.Errorf("a day later: got status %d, want 200", third.Status)
		}
	})
}

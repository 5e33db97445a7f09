package crawler

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func inFlight(web *fakeweb.Web, host string) int {
	most := 0
	requests := web.Requests()
	for _, at := range requests {
		n := 0
		for _, r := range requests {
			if (host == "" || r.Host == host && at.Host == host) && !r.At.After(at.At) && r.Done.After(at.At) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

func slowly(w http.ResponseWriter, r *http.Request) {
	time.Sleep(1500 * time.Millisecond)
	fmt.Fprint(w, "slow")
}

func TestHostsAreAskedOneAtATimeWithAPause(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		for host := range 5 {
			name := fmt.Sprintf("h%d.test", host)
			web.Handle(name, http.HandlerFunc(slowly))
			for page := range 4 {
				due = append(due, dues(fmt.Sprintf("https://%s/%d", name, page))...)
			}
		}
		start := time.Now()
		visitsOf(t, options(web), due)
		for host := range 5 {
			name := fmt.Sprintf("h%d.test", host)
			startsApart(t, web, name, time.Second)
			if got := inFlight(web, name); got != 1 {
				t.Errorf("%s: %d requests at once, want 1", name, got)
			}
		}
		if took, want := time.Since(start), 5*1500*time.Millisecond; took != want {
			t.Errorf("five hosts side by side took %s, want %s: no host waits for another", took, want)
		}
	})
}

func TestHostParallelAndParallelBoundWhatIsInFlight(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		for i := range 40 {
			name := fmt.Sprintf("h%d.test", i%2)
			web.Handle(name, http.HandlerFunc(slowly))
			due = append(due, dues(fmt.Sprintf("https://%s/%d", name, i))...)
		}
		o := options(web)
		o.HostParallel, o.Parallel, o.HostDelay, o.IgnoreRobots = 3, 5, 0, true
		visitsOf(t, o, due)
		if got := inFlight(web, "h0.test"); got != 3 {
			t.Errorf("at one host %d requests at once, want 3", got)
		}
		if got := inFlight(web, ""); got != 5 {
			t.Errorf("over all %d requests at once, want 5", got)
		}
	})
}

func TestThePauseIsKeptBetweenRequestsSideBySide(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": slowly, "/2": slowly, "/3": slowly}))
		o := options(web)
		o.HostParallel, o.IgnoreRobots = 3, true
		start := time.Now()
		visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
		startsApart(t, web, "h.test", time.Second)
		if took := time.Since(start); took != 3500*time.Millisecond {
			t.Errorf("took %s, want 3.5s: a second apart, but side by side", took)
		}
	})
}

func TestThePauseIsCountedFromTheLastRequestOfAChain(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{
			"/1": func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(5 * time.Second)
				http.Redirect(w, r, "/end", http.StatusFound)
			},
			"/end": text("end"), "/2": text("2"),
		}))
		o := options(web)
		o.IgnoreRobots = true
		visitsOf(t, o, dues("https://h.test/1", "https://h.test/2"))
		requests := web.Requests()
		if gap := requests[2].At.Sub(requests[1].At); gap < time.Second {
			t.Errorf("%s came %s after %s, want 1s", requests[2].Path, gap, requests[1].Path)
		}
	})
}

func TestTheLongestQueueGoesFirst(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for _, name := range []string{"short.test", "long.test"} {
			web.Handle(name, http.HandlerFunc(slowly))
		}
		o := options(web)
		o.Parallel, o.IgnoreRobots = 1, true
		visitsOf(t, o, dues("http://short.test/", "http://long.test/1", "http://long.test/2", "http://long.test/3"))
		if first := web.Requests()[0]; first.Host != "long.test" {
			t.Errorf("first request to %s, want long.test", first.Host)
		}
	})
}

func TestTransientAnswersAreTriedAgainLater(t *testing.T) {
	for _, first := range []int{500, 503, 429, 404, 410} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{
				"/flaky": inTurn(status(first), text("<title>well</title>")), "/1": text("1"), "/2": text("2"),
			}))
			v := visitsOf(t, options(web), dues("https://h.test/flaky", "https://h.test/1", "https://h.test/2"))["https://h.test/flaky"]
			if v.Status != 200 || v.Page.Title != "well" || len(v.Attempts) != 2 || v.Attempts[0].Status != first {
				t.Errorf("%d, then 200: got status %d, attempts %+v, want 200 at the second", first, v.Status, v.Attempts)
			}
			if apart := v.Attempts[1].At.Sub(v.Attempts[0].At); apart < 5*time.Second {
				t.Errorf("%d: attempts %s apart, want the pause of 5s at least", first, apart)
			}
			equal(t, "requests: again after the others", asked(web, "h.test"), []string{"/robots.txt", "/flaky", "/1", "/2", "/flaky"})
		})
	}
}

func TestDefiniteAnswersAreAskedForTwice(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		web.Handle("h.test", site(nil))
		v := visitOf(t, options(web), "https://h.test/gone")
		if v.Status != 404 || len(v.Attempts) != 2 || v.Attempts[1].At.Sub(v.Attempts[0].At) < 5*time.Second {
			t.Errorf("got status %d, attempts %+v, want 404 twice, 5s apart", v.Status, v.Attempts)
		}
		if len(asked(web, "h.test")) != 3 {
			t.Errorf("requests %v, want robots.txt and two", asked(web, "h.test"))
		}
	})
}

func TestOtherAnswersAreNotAskedForAgain(t *testing.T) {
	for _, code := range []int{200, 204, 206, 300, 400, 401, 403, 451, 999} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/": status(code)}))
			if v := visitOf(t, options(web), "https://h.test/"); v.Status != code || len(v.Attempts) != 1 || v.Failure.Kind != "" {
				t.Errorf("%d: got status %d, %d attempts, failure %+v", code, v.Status, len(v.Attempts), v.Failure)
			}
		})
	}
}

func TestRetryAfterIsObeyed(t *testing.T) {
	date := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", time.Now().Add(20*time.Second).UTC().Format(http.TimeFormat))
		w.WriteHeader(503)
	}
	for name, first := range map[string]http.HandlerFunc{"seconds": status(429, "Retry-After", "20"), "a date": date} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/": inTurn(first, text("<title>well</title>")), "/2": text("2")}))
			o := options(web)
			o.IgnoreRobots = true
			v := visitsOf(t, o, dues("https://h.test/", "https://h.test/2"))["https://h.test/"]
			startsApart(t, web, "h.test", time.Second)
			requests := web.Requests()
			if gap := requests[1].At.Sub(requests[0].At); gap < 20*time.Second || v.Status != 200 {
				t.Errorf("%s: the host was asked again after %s, status %d, want 20s at least, 200", name, gap, v.Status)
			}
		})
	}
}

func TestNothingWaitsWithoutPauses(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/r": redirectTo("https://b.test/")}))
		o := options(web)
		o.HostDelay, o.RetryPause = 0, 0
		start := time.Now()
		visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/r", "https://b.test/", "https://nx.test/"))
		if took := time.Since(start); took != 0 {
			t.Errorf("a round without pauses took %s, want no time", took)
		}
	})
}

func TestAHopIsNoPartOfATurnThatAnotherHasFollowed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		const pause = 10 * time.Second
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/from": late(2*time.Second, redirectTo("https://h.test/to")), "/to": text("to")}))
		web.Handle("a.test", site(map[string]http.HandlerFunc{"/robots.txt": late(time.Second, redirectTo("https://h.test/robots"))}))
		o := options(web)
		o.HostDelay = pause
		o.Hosts = map[string]linkwatch.HostPolicy{"h.test": {Robots: linkwatch.IgnoreRobots}}
		visitsOf(t, o, dues("http://h.test/from", "https://a.test/"))
		equal(t, "asked", asked(web, "h.test"), []string{"/from", "/robots", "/to"})
		startsApart(t, web, "h.test", pause)
	})
}

package crawler

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestAnAnswerMendsWhatFailuresBroke(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		once := func() http.HandlerFunc {
			return inTurn(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, text("back"))
		}
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": once(), "/2": once(), "/3": text("good"), "/4": once(), "/5": once()}))
		o := options(web)
		o.IgnoreRobots, o.Timeout = true, 2*time.Second
		for url, v := range visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3", "https://h.test/4", "https://h.test/5")) {
			if v.Status != 200 {
				t.Errorf("%s: got status %d, failure %+v, want 200 in the end", url, v.Status, v.Failure)
			}
		}
		requests := web.Requests()
		if gap := requests[4].At.Sub(requests[3].At); requests[4].Path != "/5" || gap != 2*time.Second {
			t.Errorf("%s came %s after the third failure of all, want /5 at once: never three in a row", requests[4].Path, gap)
		}
	})
}

// TestAHostWhosePagesDoNotEndIsNotPutAside visits pages behind several others that
// begin and never end: they are told by what they say themselves.
func TestAHostWhosePagesDoNotEndIsNotPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		endless := func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte("<title>endless"))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}
		pages := map[string]http.HandlerFunc{"/good": text("good")}
		var due Dues
		for i := range 5 {
			path := fmt.Sprintf("/%d", i)
			pages[path] = endless
			due = append(due, dues("https://h.test"+path)...)
		}
		web.Handle("h.test", site(pages))
		o := options(web)
		o.IgnoreRobots, o.Timeout = true, 2*time.Second
		for url, v := range visitsOf(t, o, append(due, dues("https://h.test/good")...)) {
			want := linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "body, after 2s"}
			if url == "https://h.test/good" {
				want = linkwatch.Failure{}
			}
			if v.Status != 200 || v.Failure != want {
				t.Errorf("%s: got status %d, failure %+v, want 200, %+v", url, v.Status, v.Failure, want)
			}
		}
	})
}

func TestAHostThatAsksForALongWaitIsPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": status(429, "Retry-After", "3600")}))
		o := options(web)
		o.IgnoreRobots = true
		visits := visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
		equal(t, "requests", asked(web, "h.test"), []string{"/1"})
		for url, v := range visits {
			if v.Status != 429 || v.RetryAfter != time.Hour || v.Failure.Kind != "" || len(v.Attempts) != 1 {
				t.Errorf("%s: got status %d, retry after %s, failure %+v, want the host's 429 and 1h", url, v.Status, v.RetryAfter, v.Failure)
			}
		}
	})
}

func TestAHostPutAsideIsAskedAgainIfItsTimeComes(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": inTurn(status(429, "Retry-After", "40"), text("1")), "/2": text("2")}))
		web.Handle("slow.test", http.HandlerFunc(slowly))
		due := dues("https://h.test/1", "https://h.test/2")
		for i := range 40 {
			due = append(due, dues(fmt.Sprintf("https://slow.test/%d", i))...)
		}
		o := options(web)
		o.IgnoreRobots = true
		visits := visitsOf(t, o, due)
		for _, url := range []string{"https://h.test/1", "https://h.test/2"} {
			if v := visits[url]; v.Status != 200 {
				t.Errorf("%s: got status %d, want 200: the round lasted longer than the wait", url, v.Status)
			}
		}
	})
}

func TestAHostThatKeepsFailingIsPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Fault("dead.test", "refused")
		web.Handle("well.test", http.HandlerFunc(slowly))
		due := dues("https://well.test/1", "https://well.test/2", "https://well.test/3", "https://well.test/4", "https://well.test/5")
		for i := range 100 {
			due = append(due, dues(fmt.Sprintf("https://dead.test/%d", i))...)
		}
		visits := visitsOf(t, options(web), due)
		aside := 0
		for _, d := range due[5:] {
			v := visits[d.Entry.URL]
			if v.Failure.Kind != linkwatch.Connect || v.Status != 0 {
				t.Errorf("%s: got failure %+v, want connect", d.Entry.URL, v.Failure)
			}
			if v.Failure.Detail == "refused (host put aside)" {
				aside++
				if len(v.Attempts) != 2 || !v.Attempts[1].At.After(v.Attempts[0].At) {
					t.Errorf("%s: got attempts %+v, want the two that stand for the host", d.Entry.URL, v.Attempts)
				}
			}
		}
		if aside != 96 {
			t.Errorf("%d visits by their host's failure, want 96: all but three and the probe", aside)
		}
		if got := dialsTo(t, web, "dead.test"); got != 4 {
			t.Errorf("%d dials to the dead host, want three and the probe", got)
		}
	})
}

func TestAHostPutAsideIsProbedByOneRequest(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Fault("dead.test", "blackhole")
		var due Dues
		for i := range 50 {
			due = append(due, dues(fmt.Sprintf("https://dead.test/%d", i))...)
		}
		o := options(web)
		o.HostParallel, o.HostDelay, o.IgnoreRobots = 3, 0, true
		visitsOf(t, o, due)
		if got := dialsTo(t, web, "dead.test"); got < 4 || got > 6 {
			t.Errorf("%d dials with three at once, want three and the probe, and at most two begun before the third had failed", got)
		}
	})
}

func TestAHostPutAsideIsVisitedIfItRecovers(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("back"))
		web.Fault("h.test", "nxdomain")
		web.Handle("long.test", http.HandlerFunc(slowly))
		time.AfterFunc(20*time.Second, func() { web.Fault("h.test", "") })
		var due Dues
		for i := range 20 {
			due = append(due, dues(fmt.Sprintf("https://long.test/%d", i), fmt.Sprintf("https://h.test/%d", i))...)
		}
		for url, v := range visitsOf(t, options(web), due) {
			if v.Status != 200 {
				t.Errorf("%s: got status %d, failure %+v, want 200", url, v.Status, v.Failure)
			}
		}
		startsApart(t, web, "h.test", time.Second)
	})
}

func TestANameThatDoesNotExistIsLookedUpTwiceForAll(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		for i := range 10 {
			due = append(due, dues(fmt.Sprintf("https://h.test/%d", i))...)
		}
		for url, v := range visitsOf(t, options(web), due) {
			nx := linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.NXDomain}
			if v.Failure != nx || len(v.Attempts) != 2 || v.Attempts[0].Failure != nx || v.Attempts[1].At.Sub(v.Attempts[0].At) < 5*time.Second {
				t.Errorf("%s: got %+v, attempts %+v, want nxdomain twice, 5s apart", url, v.Failure, v.Attempts)
			}
		}
	})
}

func TestARedirectToADeadHostDoesNotHammerIt(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			http.Redirect(w, r, "https://dead.test"+r.URL.Path, http.StatusMovedPermanently)
		}))
		web.Fault("dead.test", "blackhole")
		var due Dues
		for i := range 20 {
			due = append(due, dues(fmt.Sprintf("https://h.test/%d", i))...)
		}
		for url, v := range visitsOf(t, options(web), due) {
			if v.Failure.Kind != linkwatch.Timeout || len(v.Hops) != 1 {
				t.Errorf("%s: got failure %+v, hops %v, want timeout after one hop", url, v.Failure, v.Hops)
			}
		}
		if got := dialsTo(t, web, "dead.test"); got != 4 {
			t.Errorf("%d dials to the dead host, want three and the probe", got)
		}
	})
}

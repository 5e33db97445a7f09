package crawler

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// traps are what colly and net/http do by default that would make a verdict
// wrong, a host suffer or a round hang, each with the tests that show it does
// not happen here.
var traps = []struct {
	trap  string
	tests []string
}{
	// A verdict wrong or lost.
	{"a redirect to a visited URL is an error", []string{"TestOrderOfTheCatalogChangesNothing"}},
	{"only 200, 201 and 202 are successes", []string{"TestOtherAnswersAreNotAskedForAgain", "TestPagesOfErrorsAreReadToo", "TestAKnownPageIsAskedForConditionally"}},
	{"the status is lost where the body breaks off", []string{"TestFailuresAreNamed", "TestCorruptEncodingsAreProtocolFailures"}},
	{"files that are gzip are unpacked, past the bound", []string{"TestBodiesAreReadWithinBounds", "TestA404OfAnArchiveIsA404", "TestBombsOfEveryEncodingStopAtTheBound"}},
	{"the chain of redirects is hidden, and its end is a success", []string{"TestHopsAreRecordedInOrder", "TestChainsThatLeadNowhereEndWithTheirRedirect", "TestTenHopsAreFollowed"}},
	{"another attempt begins where the last one ended", []string{"TestAnotherAttemptBeginsAtTheEntrysOwnURL"}},
	{"URLs are rewritten, and the fragment makes two of one", []string{"TestURLsAreSentAsBrowsersSendThem", "TestTheCatalogsTextIsKeptBesideTheURLSent"}},
	{"some errors reach no callback", []string{"TestOddURLsAreRefusedBeforeAnyLookup", "TestFailuresAreNamed", "TestNoURLLeadsIntoOurOwnNetwork"}},
	{"bodies are transcoded before they are hashed", []string{"TestBodiesReachTheReaderAsTheyCame"}},
	{"long bodies are cut silently", []string{"TestBodiesAreReadWithinBounds", "TestTheRestOfALongBodyIsNotDownloaded"}},
	// Politeness.
	{"one limit is shared by all hosts", []string{"TestHostsAreAskedOneAtATimeWithAPause", "TestHostParallelAndParallelBoundWhatIsInFlight"}},
	{"the pause comes after the request and holds its answer back", []string{"TestAVisitIsToldBeforeItsPauseIsOver", "TestThePauseIsKeptBetweenRequestsSideBySide", "TestThePauseIsCountedFromWhenARequestIsSent"}},
	{"hops to other hosts ask neither their turn nor their robots.txt", []string{"TestARedirectToAnotherHostTakesItsTurnThere", "TestRobotsHoldForRedirects", "TestALeadIsGuardedAndTakesItsTurnAndAsksRobots"}},
	{"robots.txt is fetched out of turn, often, without end, for ever", []string{"TestRobotsIsFetchedOncePerHostAndDay", "TestADeadHostIsSeenAsDeadWithOneConnection", "TestRobotsByStatus", "TestRobotsThatKeepsOutForNowIsAskedAgainInTheNextRound"}},
	{"HEAD is asked too", []string{"TestWhatARequestSays", "TestDefiniteAnswersAreAskedForTwice"}},
	{"all visits share one cookie jar", []string{"TestCookiesLiveForOneVisit", "TestCookiesDoNotReachOtherSites"}},
	// Scale and stopping.
	{"each URL that waits is a goroutine", []string{"TestWhatWaitsIsNoGoroutine"}},
	{"cancelling does not drain", []string{"TestEndingARoundEndsAllOfIt"}},
	{"one time bounds all hops together", []string{"TestEachHopHasItsOwnTime", "TestAHostMayHaveItsOwnTimeout"}},
	{"clones share what is set on them", []string{"TestCrawlersShareNothing"}},
	{"a queue blocks, refuses or waits behind its head", []string{"TestARoundDoesNotRunAwayFromWhoTakesItsVisits", "TestTheLongestQueueGoesFirst", "TestARoundTakesHardlyLongerThanItMust", "TestARoundSleepsWhileAllItsLanesAreBusy"}},
	{"environment variables override what is set in code", []string{"TestCollysEnvironmentDoesNotMatter"}},
	{"two idle connections a host are kept, and bodies left unread", []string{"TestConnectionsAreKeptForTheNextTurn", "TestAPackedConnectionIsKept", "TestHTTP2IsSpokenOverOneConnectionAHost"}},
	{"a trace knows the last hop only, and neither DNS nor TLS", []string{"TestFailuresAreNamed", "TestHowAHostIsReachedIsRecorded"}},
	{"the number of requests is exceeded, and of two checks both pass", []string{"TestEveryEntryIsVisitedOnceHoweverManyAtOnce"}},
	{"a panic ends the process", []string{"TestAPanicIsContainedToItsVisit", "TestFailuresAreNamed"}},
}

func TestEveryTrapHasItsTests(t *testing.T) {
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				written[f.Name.Name] = true
			}
		}
	}
	for _, trap := range traps {
		for _, name := range trap.tests {
			if !written[name] {
				t.Errorf("%s: there is no %s", trap.trap, name)
			}
		}
	}
}

func TestA404OfAnArchiveIsA404(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/typed.gz": status(404, "Content-Type", "application/gzip")}))
		for url, v := range visitsOf(t, options(web), dues("https://h.test/sitemap.xml.gz", "https://h.test/typed.gz", "https://h.test/x.tar.gz")) {
			if v.Status != 404 || v.Failure.Kind != "" {
				t.Errorf("%s: got status %d, failure %+v, want 404", url, v.Status, v.Failure)
			}
		}
	})
}

func TestAnotherAttemptBeginsAtTheEntrysOwnURL(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": inTurn(redirectTo("/gone"), text("<title>in</title>"))}))
		o := options(web)
		o.IgnoreRobots = true
		v := visitOf(t, o, "https://h.test/")
		equal(t, "requests", asked(web, "h.test"), []string{"/", "/gone", "/"})
		if v.Page.Title != "in" || len(v.Hops) != 0 || len(v.Attempts) != 2 || v.Attempts[0].Status != 404 {
			t.Errorf("got title %q, hops %v, attempts %+v, want in by the second", v.Page.Title, v.Hops, v.Attempts)
		}
	})
}

func TestTheCatalogsTextIsKeptBesideTheURLSent(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("xn--bcher-kva.test", say("page"))
		for written, sent := range map[string]string{
			"HTTP://Bücher.test:80/a/../b#one": "http://xn--bcher-kva.test/b",
			"http://bücher.test/b#two":         "http://xn--bcher-kva.test/b",
			"http://bücher.test/100%|^":        "http://xn--bcher-kva.test/100%25%7C%5E",
		} {
			if v := visitOf(t, options(web), written); v.URL != written || v.FinalURL != sent || v.Status != 200 {
				t.Errorf("%s: got %q sent as %q, status %d, want sent as %q", written, v.URL, v.FinalURL, v.Status, sent)
			}
		}
	})
}

func TestBodiesReachTheReaderAsTheyCame(t *testing.T) {
	const latin = "<title>caf\xe9</title>"
	for _, contentType := range []string{"text/html; charset=iso-8859-1", "text/html; charset=no-such-thing", "application/octet-stream; charset=utf-16", ""} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", site(map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Content-Type"] = []string{contentType}
				io.WriteString(w, latin)
			}}))
			o := options(web)
			var got []byte
			o.Read = func(body io.Reader, h http.Header, _ *url.URL, _ []linkwatch.Fact) linkwatch.Page {
				got, _ = io.ReadAll(body)
				return linkwatch.Page{ContentType: h.Get("Content-Type")}
			}
			if v := visitOf(t, o, "http://h.test/"); string(got) != latin || v.Page.ContentType != contentType {
				t.Errorf("%q: got %q as %q, want it as it came", contentType, got, v.Page.ContentType)
			}
		})
	}
}

func TestAVisitIsToldBeforeItsPauseIsOver(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.HostDelay, o.IgnoreRobots = time.Hour, true
		start := time.Now()
		c := remembering(t, o)
		for range c.Visits(t.Context(), dues("https://h.test/1", "https://h.test/2")) {
			if took := time.Since(start); took != 0 {
				t.Errorf("the first visit was told after %s, want at once", took)
			}
			break
		}
	})
}

func TestWhatWaitsIsNoGoroutine(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		for i := range 1000 {
			name := fmt.Sprintf("h%d.test", i%50)
			web.Handle(name, http.HandlerFunc(slowly))
			due = append(due, dues(fmt.Sprintf("http://%s/%d", name, i))...)
		}
		o := options(web)
		o.Parallel, o.IgnoreRobots, o.HostDelay = 10, true, 0
		before, most := runtime.NumGoroutine(), 0
		for range remembering(t, o).Visits(t.Context(), due) {
			most = max(most, runtime.NumGoroutine()-before)
		}
		// A lane, two goroutines of the client's and one of the server's end of each connection.
		if bound := 10 + 4*50 + 20; most > bound {
			t.Errorf("%d goroutines for 1000 entries, want at most %d", most, bound)
		}
	})
}

func TestEachHopHasItsOwnTime(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		slow := func(then http.HandlerFunc) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) { time.Sleep(20 * time.Second); then(w, r) }
		}
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/": slow(redirectTo("/2")), "/2": slow(redirectTo("/3")), "/3": slow(text("in"))}))
		o := options(web)
		o.IgnoreRobots = true
		if v := visitOf(t, o, "https://h.test/"); v.Status != 200 || v.Took != 20*time.Second {
			t.Errorf("three hops of 20s within 30s each: got status %d, failure %+v, took %s, want 200, 20s", v.Status, v.Failure, v.Took)
		}
	})
}

func TestCrawlersShareNothing(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var round sync.WaitGroup
		for _, agent := range []string{"one", "two", "three"} {
			name := agent + ".test"
			web.Handle(name, say(agent))
			web.Fault(name, "slow 10s")
			o := options(web)
			o.UserAgent, o.MaxBody = agent, int64(len(agent))
			o.Timeout = 5 * time.Second
			if agent == "one" {
				o.Timeout = 15 * time.Second
			}
			o.IgnoreRobots = true
			round.Go(func() {
				v := visitOf(t, o, "https://"+name+"/")
				if (v.Status == 200) != (agent == "one") || v.Status == 200 && v.Page.Bytes != int64(len(agent)) {
					t.Errorf("%s: got status %d, %d bytes, failure %+v, want what its own options say", agent, v.Status, v.Page.Bytes, v.Failure)
				}
			})
		}
		round.Wait()
		for _, r := range web.Requests() {
			if got := r.Header.Get("User-Agent"); got+".test" != r.Host {
				t.Errorf("%s was asked by %q", r.Host, got)
			}
		}
	})
}

func TestEveryEntryIsVisitedOnceHoweverManyAtOnce(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var due Dues
		want := map[string]int{}
		for i := range 300 {
			name := fmt.Sprintf("h%d.test", i%3)
			web.Handle(name, say("h"))
			path := fmt.Sprintf("/%d", i/2) // each page is of two entries
			due = append(due, Due{Entry: linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprint(i)), URL: "https://" + name + path}})
			want[name+path]++
		}
		o := options(web)
		o.Parallel, o.HostParallel, o.HostDelay, o.IgnoreRobots = 100, 30, 0, true
		visitsOf(t, o, due)
		got := map[string]int{}
		for _, r := range web.Requests() {
			got[r.Host+r.Path]++
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got requests %v, want %v", got, want)
		}
	})
}

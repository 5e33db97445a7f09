package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// inBubble runs a daemon over a catalog text and a simulated web for a while of
// simulated time, and gives it with its store still open.
func inBubble(t *testing.T, text string, handler http.Handler, while time.Duration, look func(*testing.T, *daemon)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		web := fakeweb.New(fakeweb.Options{})
		defer web.Close()
		web.Handle("a.test", handler)
		list, err := catalog.Parse("catalog.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		e := env{stdout: newTalk(), stderr: newTalk(), now: time.Now,
			network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots()}
		f := serveFlags{crawl: crawlFlags{parallel: 4, hostParallel: 1, hostDelay: time.Second, timeout: 30 * time.Second, maxBody: 1 << 20, robots: "obey"}}
		w, err := open(t.Context(), e, &commonFlags{database: ":memory:"}, list, &f.crawl)
		if err != nil {
			t.Fatal(err)
		}
		defer w.close()
		d := newDaemon(w, e, f)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go d.keepVerdicts(ctx)
		go func() { ended <- d.keepSchedule(ctx) }()
		time.Sleep(while) // of simulated time
		synctest.Wait()
		look(t, d)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// starts gives when the rounds were started, the earliest first, in a time zone.
func starts(t *testing.T, d *daemon, zone string) []string {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	rounds, err := d.store.Rounds(t.Context(), roundsBack)
	if err != nil {
		t.Fatal(err)
	}
	var times []string
	for _, r := range rounds {
		times = append([]string{r.Started.In(location).Format("Mon 15:04")}, times...)
	}
	return times
}

const newYork = `version: 1
schedule: {round: "17 3 * * *", report: "0 7 * * MON", timezone: America/New_York}
entries:
  - {id: guide, title: Guide, url: "https://a.test/guide"}
`

func TestRoundsAndReportsKeepTheScheduleInItsTimeZone(t *testing.T) {
	inBubble(t, newYork, fakeweb.Page("Guide", "<p>Here."), 4*24*time.Hour, func(t *testing.T, d *daemon) {
		// The bubble's clock starts on Saturday 2000-01-01, 00:00 UTC.
		want := []string{"Fri 19:00", "Sat 03:17", "Sun 03:17", "Mon 03:17", "Tue 03:17"}
		if got := starts(t, d, "America/New_York"); !slices.Equal(got, want) {
			t.Errorf("rounds were started at %v, want %v", got, want)
		}
		reports, err := d.store.Reports(t.Context(), 10)
		if err != nil {
			t.Fatal(err)
		}
		monday := time.Date(2000, 1, 3, 12, 0, 0, 0, time.UTC)
		if len(reports) != 1 || reports[0].Sub(monday).Abs() > time.Minute {
			t.Errorf("reports were made at %v, want one at %v", reports, monday)
		}
	})
}

func TestEntriesWithARhythmAreVisitedBetweenRounds(t *testing.T) {
	text := newYork + "  - {id: hotline, title: Hotline, url: \"https://a.test/hotline\", every: 6h}\n"
	inBubble(t, text, fakeweb.Page("Guide", "<p>Here."), 25*time.Hour, func(t *testing.T, d *daemon) {
		for id, want := range map[linkwatch.EntryID]int{"guide": 1, "hotline": 5} {
			history, err := d.store.History(t.Context(), id, time.Now(), 100)
			if err != nil {
				t.Fatal(err)
			}
			if visits := len(history.Visits); visits != want {
				t.Errorf("%s was visited %d times in 25 hours, want %d", id, visits, want)
			}
		}
	})
}

func TestAPageThatChangesIsVisitedMoreOften(t *testing.T) {
	restless := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		words := "<p>The house is open to all."
		if r.URL.Path == "/news" {
			for i := range 9 { // a newspaper: what it says changes every eight hours
				words += fmt.Sprintf("<p>Report %d of edition %d is about something else.", i, time.Now().Unix()/(8*3600))
			}
		}
		fakeweb.Page("Guide", words).ServeHTTP(w, r)
	})
	text := newYork + "  - {id: news, title: News, url: \"https://a.test/news\"}\n"
	inBubble(t, text, restless, 40*24*time.Hour, func(t *testing.T, d *daemon) {
		visits := map[linkwatch.EntryID]int{}
		for _, id := range []linkwatch.EntryID{"guide", "news"} {
			history, err := d.store.History(t.Context(), id, time.Now(), 1000)
			if err != nil {
				t.Fatal(err)
			}
			visits[id] = len(history.Visits)
			longest := time.Duration(0)
			for i, v := range history.Visits[1:] {
				longest = max(longest, history.Visits[i].At.Sub(v.At))
			}
			if longest > 49*time.Hour {
				t.Errorf("%s was not visited for %v, want two rounds and an hour at most", id, longest)
			}
		}
		if visits["news"] < 2*visits["guide"] || visits["guide"] < 20 {
			t.Errorf("visits in 40 days: %v, want the news twice as often at least as the guide, and that every other day at least", visits)
		}
		if all := visits["news"] + visits["guide"]; all < 70 || all > 90 {
			t.Errorf("%d visits in 40 days, want about the 80 of nightly rounds", all)
		}
	})
}

func TestATroubleIsLookedAtSoonUntilItIsConfirmed(t *testing.T) {
	ill := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		http.Error(w, "ill", http.StatusInternalServerError)
	})
	text := strings.Replace(newYork, "guide\"}", "guide\", every: 30d}", 1)
	inBubble(t, text, ill, 20*24*time.Hour, func(t *testing.T, d *daemon) {
		history, err := d.store.History(t.Context(), "guide", time.Now(), 100)
		if err != nil {
			t.Fatal(err)
		}
		var pauses []time.Duration
		for i, v := range history.Visits[1:] {
			pauses = append([]time.Duration{history.Visits[i].At.Sub(v.At).Round(time.Hour)}, pauses...)
		}
		if want := confirmPauses; !slices.Equal(pauses, want) {
			t.Errorf("after a trouble at the first visit the next ones followed after %v, want %v", pauses, want)
		}
		verdict, _, err := d.story(t.Context(), d.catalog.Load().Entry(0))
		if err != nil || verdict.Health != linkwatch.Broken {
			t.Errorf("then the entry is %v (%v), want broken", verdict.Health, err)
		}
	})
}

func TestALongRoundIsNotOvertakenByTheNext(t *testing.T) {
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		select {
		case <-time.After(25 * time.Second):
		case <-r.Context().Done():
		}
		w.Write([]byte("<title>Slow</title>"))
	})
	text := `version: 1
schedule: {round: "* * * * *"}
entries:
`
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		text += "  - {id: " + id + ", title: T, url: \"https://a.test/" + id + "\"}\n"
	}
	inBubble(t, text, slow, 10*time.Minute, func(t *testing.T, d *daemon) {
		rounds, err := d.store.Rounds(t.Context(), roundsBack)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rounds[:len(rounds)-1] {
			if before := rounds[i+1]; r.Started.Before(before.Finished) {
				t.Errorf("round %d was started at %v, before round %d ended at %v", r.ID, r.Started, before.ID, before.Finished)
			}
		}
		if len(rounds) < 3 {
			t.Errorf("%d rounds in ten minutes, want 3 at least", len(rounds))
		}
	})
}

func TestAJobThatPanicsDoesNotEndTheSchedule(t *testing.T) {
	inBubble(t, newYork, fakeweb.Page("Guide", "<p>Here."), time.Hour, func(t *testing.T, d *daemon) {
		d.recovering(t.Context(), func(context.Context) { panic("a fault") })
	})
}

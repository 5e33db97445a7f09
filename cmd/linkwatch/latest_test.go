package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch/catalog"
)

// slowly gives a judge who takes so long, and how often it judged.
func slowly(took time.Duration) (judge func() (*judged, error), times *int) {
	times = new(int)
	return func() (*judged, error) {
		*times++
		time.Sleep(took)
		return &judged{}, nil
	}, times
}

func TestWhoLooksDoesNotWaitForVerdictsThatTakeLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		judge, times := slowly(30 * time.Second)
		l := &latestVerdicts{wanted: make(chan struct{}, 1)}
		go l.keep(ctx, judge, func(err error) { t.Error(err) })
		first, err := l.get(judge)
		if err != nil || *times != 1 {
			t.Fatalf("the first look: judged %d times, error %v; want once", *times, err)
		}
		time.Sleep(10 * time.Minute)
		l.outdate()
		start := time.Now()
		if again, _ := l.get(judge); again != first || time.Since(start) > 0 {
			t.Errorf("a look at old verdicts: got others %v after %v, want the old ones at once", again != first, time.Since(start))
		}
		time.Sleep(time.Minute)
		if fresh, _ := l.get(judge); fresh == first || *times != 2 {
			t.Errorf("a minute later: the old ones %v, judged %d times; want newer ones, judged twice", fresh == first, *times)
		}
		cancel()
		synctest.Wait()
	})
}

func TestWhoLooksSeesWhatIsJudgedInNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		judge, times := slowly(time.Millisecond)
		l := &latestVerdicts{wanted: make(chan struct{}, 1)}
		for want := 1; want <= 3; want++ {
			if _, err := l.get(judge); err != nil || *times != want {
				t.Errorf("look %d: judged %d times, error %v; want %d", want, *times, err, want)
			}
			time.Sleep(time.Second)
			l.outdate()
		}
	})
}

func TestAJudgeWhoFailsIsAskedAgain(t *testing.T) {
	l := &latestVerdicts{wanted: make(chan struct{}, 1)}
	broken := errors.New("the disk is gone")
	if _, err := l.get(func() (*judged, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("got the error %v, want %v", err, broken)
	}
	judge, _ := slowly(0)
	if got, err := l.get(judge); got == nil || err != nil {
		t.Errorf("the next look: got %v, error %v; want verdicts", got, err)
	}
}

// TestReadyOnceTheVerdictsAreKnown: who comes sooner would wait for them, half a
// minute long where a million entries are judged.
func TestReadyOnceTheVerdictsAreKnown(t *testing.T) {
	d := newDaemon(&watch{now: time.Now}, env{}, serveFlags{})
	d.watch.catalog.Store(new(catalog.Catalog))
	d.ready.Store(true)
	ready := func() int {
		answer := httptest.NewRecorder()
		d.handler().ServeHTTP(answer, httptest.NewRequest("GET", "/-/ready", nil))
		return answer.Code
	}
	if got := ready(); got != http.StatusServiceUnavailable {
		t.Errorf("before: got %d, want 503", got)
	}
	d.latest.known.Store(new(judged))
	if got := ready(); got != http.StatusOK {
		t.Errorf("after: got %d, want 200", got)
	}
}

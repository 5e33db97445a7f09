package revisit

import (
	"testing"
	"time"

	"linkwatch"
)

func TestOfBoundsThePauseByPolicyAndHealth(t *testing.T) {
	for _, tt := range []struct {
		name              string
		every             time.Duration
		health            linkwatch.Health
		suspect           int
		shortest, longest time.Duration
	}{
		{"a healthy page may wait two rounds", 0, linkwatch.Healthy, 0, 3 * time.Hour, 2 * day},
		{"a stale one too", 0, linkwatch.Stale, 0, 3 * time.Hour, 2 * day},
		{"a rhythm of its own is never slowed down", 6 * time.Hour, linkwatch.Healthy, 0, time.Hour, 6 * time.Hour},
		{"nor is a suspect", 0, linkwatch.Healthy, 1, 3 * time.Hour, day},
		{"nor one of which nothing can be told", 0, linkwatch.Unsure, 0, 3 * time.Hour, day},
		{"nor a broken one", 0, linkwatch.Broken, 0, 3 * time.Hour, day},
		{"nor one that was taken over", 0, linkwatch.Hijacked, 0, 3 * time.Hour, day},
		{"nor one that nobody has visited", 0, linkwatch.Unvisited, 0, 3 * time.Hour, day},
		{"a rhythm of minutes is not quickened", 10 * time.Minute, linkwatch.Healthy, 0, 10 * time.Minute, 10 * time.Minute},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := linkwatch.Verdict{Health: tt.health, Suspect: tt.suspect}
			v.Entry.Policy.Every = tt.every
			if got := Of(v, 0.5, day); got.Shortest != tt.shortest || got.Longest != tt.longest || got.Rate != 0.5 {
				t.Errorf("of every %v, %v, %d times suspect: %+v, want pauses of %v to %v and the rate kept", tt.every, tt.health, tt.suspect, got, tt.shortest, tt.longest)
			}
		})
	}
}

func TestOfWeighsWhatDependsOnAnEntry(t *testing.T) {
	facts := []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}}
	for _, tt := range []struct {
		name  string
		entry linkwatch.Entry
		want  float64
	}{
		{"an entry as such", linkwatch.Entry{}, 1},
		{"one that a document names", linkwatch.Entry{ListedIn: make([]linkwatch.Mention, 1)}, 2},
		{"one that four documents name", linkwatch.Entry{ListedIn: make([]linkwatch.Mention, 4)}, 4},
		{"one with a number that people call", linkwatch.Entry{Facts: facts}, 2},
		{"a hotline", linkwatch.Entry{Kind: linkwatch.Hotline, Facts: facts, ListedIn: make([]linkwatch.Mention, 4)}, 7},
	} {
		if got := Of(linkwatch.Verdict{Entry: tt.entry}, 1, day).Weight; got != tt.want {
			t.Errorf("%s weighs %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTheUsualPauseIsThePolicysOwnOrTheRounds(t *testing.T) {
	var e linkwatch.Entry
	if got := Usual(e, day); got != day {
		t.Errorf("without a rhythm of its own %v, want the rounds' %v", got, day)
	}
	e.Policy.Every = time.Hour
	if got := Usual(e, day); got != time.Hour {
		t.Errorf("of every %v the rhythm is %v", e.Policy.Every, got)
	}
}

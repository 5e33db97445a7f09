package store

import (
	"context"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"linkwatch"
)

func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	s, round := opened(t)
	want := fullVisit(round)
	wantEveryFieldSet(t, reflect.ValueOf(want), "Visit")
	kept := keep(t, s, want)
	if err := s.FinishRound(t.Context(), linkwatch.Round{ID: round, Finished: noon, Inconclusive: "canaries fail"}); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(kept, []linkwatch.Visit{want}) {
		t.Errorf("kept was told\n%+v, want\n%+v", kept, want)
	}
	history, err := past(s, t.Context(), "a", noon.AddDate(1, 0, 0), 10)
	if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{want}) {
		t.Errorf("History:\n%+v, %v, want\n%+v", history, err, want)
	}
	known, found, err := s.Known(t.Context(), "a")
	if err != nil || !found || !reflect.DeepEqual(known, knownOf(want)) {
		t.Errorf("Known:\n%+v, %t, %v, want\n%+v", known, found, err, knownOf(want))
	}
	if v, found, err := s.Known(t.Context(), "b"); err != nil || found || !reflect.DeepEqual(v, linkwatch.Visit{}) {
		t.Errorf("Known of an entry never visited:\n%+v, %t, %v, want none", v, found, err)
	}
	if ended := outcomesOf(t, s, round); !reflect.DeepEqual(ended, []linkwatch.Visit{outcomeOf(want)}) {
		t.Errorf("Outcomes:\n%+v, want\n%+v", ended, outcomeOf(want))
	}
}

// wantEveryFieldSet sees to it that a field which is added to a noun is added
// to the fixture, and so to the database.
func wantEveryFieldSet(t *testing.T, v reflect.Value, name string) {
	t.Helper()
	if v.IsZero() {
		t.Errorf("%s of the fixture is zero: set it", name)
	}
	switch {
	case v.Type() == reflect.TypeFor[time.Time](), v.Type() == reflect.TypeFor[netip.Addr]():
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			wantEveryFieldSet(t, v.Field(i), name+"."+v.Type().Field(i).Name)
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		wantEveryFieldSet(t, v.Index(0), name+"[0]")
	}
}

func TestASingleAttemptIsReadBackThoughTheVisitTellsIt(t *testing.T) {
	at := noon.Add(5 * time.Millisecond)
	nxdomain := linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.NXDomain}
	for name, attempts := range map[string][]linkwatch.Attempt{
		"told by the visit":     {{At: at, Failure: nxdomain}},
		"at another time":       {{At: at.Add(-time.Second), Failure: nxdomain}},
		"with another status":   {{At: at, Status: 200, Failure: nxdomain}},
		"with another failure":  {{At: at}},
		"twice the same":        {{At: at, Failure: nxdomain}, {At: at, Failure: nxdomain}},
		"the last one the same": {{At: at.Add(-time.Second), Status: 503}, {At: at, Failure: nxdomain}},
	} {
		t.Run(name, func(t *testing.T) {
			s, round := opened(t)
			want := linkwatch.Visit{Entry: "a", Round: round, At: at, Failure: nxdomain, Attempts: attempts}
			keep(t, s, want)
			history, err := past(s, t.Context(), "a", at, 1)
			if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{want}) {
				t.Errorf("got\n%+v, %v, want\n%+v", history, err, want)
			}
		})
	}
}

func TestKeptRoundsToTheMillisecondInUTC(t *testing.T) {
	s, round := opened(t)
	eastern := time.FixedZone("EST", -5*3600)
	kept := keep(t, s, linkwatch.Visit{
		Entry: "a", Round: round, At: time.Date(2026, 11, 22, 7, 0, 0, 1_999_999, eastern), Took: 2*time.Millisecond + 700,
		Hops: []linkwatch.Hop{}, Page: linkwatch.Page{Claims: []linkwatch.DateClaim{}, Facts: []linkwatch.Fact{}},
	})
	at := time.Date(2026, 11, 22, 12, 0, 0, 1_000_000, time.UTC)
	want := linkwatch.Visit{Entry: "a", Round: round, At: at, Took: 2 * time.Millisecond, Attempts: []linkwatch.Attempt{{At: at}}}
	if !reflect.DeepEqual(kept, []linkwatch.Visit{want}) {
		t.Errorf("kept was told\n%#v, want\n%#v", kept, want)
	}
	history, err := past(s, t.Context(), "a", at, 1)
	if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{want}) {
		t.Errorf("got\n%#v, %v, want\n%#v", history, err, want)
	}
}

func outcomesOf(t *testing.T, s *Store, round linkwatch.RoundID) []linkwatch.Visit {
	t.Helper()
	var outcomes []linkwatch.Visit
	for v, err := range s.Outcomes(context.Background(), round) {
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, v)
	}
	return outcomes
}

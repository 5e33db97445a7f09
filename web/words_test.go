package web

import (
	"testing"
	"time"

	"linkwatch"
)

func TestOutcomeInWords(t *testing.T) {
	for want, v := range map[string]linkwatch.Visit{
		"200 OK":                            {Status: 200},
		"999":                               {Status: 999},
		"304 Not Modified":                  {Status: 304},
		"no such host name":                 {Failure: linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.NXDomain}},
		"the name server failed":            {Failure: linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.ServFail}},
		"timed out: first byte":             {Failure: linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "first byte"}},
		"robots.txt keeps us out":           {Failure: linkwatch.Failure{Kind: linkwatch.RobotsKept}},
		"200 OK, the answer broke off: cut": {Status: 200, Failure: linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "cut"}},
		"200 OK, certificate not yet valid": {Status: 200, TLS: linkwatch.TLS{Error: linkwatch.CertNotYetValid}},
	} {
		if got := outcome(v); got != want {
			t.Errorf("%+v: got %q, want %q", v, got, want)
		}
	}
}

func TestEveryFailureKindHasWords(t *testing.T) {
	for _, kind := range linkwatch.FailureKinds {
		if got := failureWords(linkwatch.Failure{Kind: kind}); got == "" {
			t.Errorf("%s: got no words, want some", kind)
		}
	}
}

func TestLengthsOfAPolicyAreNotRounded(t *testing.T) {
	const aDay = 24 * time.Hour
	for d, want := range map[time.Duration]string{
		365 * aDay: "1 year", 730 * aDay: "2 years", 729 * aDay: "729 days", 90 * aDay: "90 days", aDay: "1 day",
		400 * aDay: "400 days", 36 * time.Hour: "36 hours", 90 * time.Minute: "1h30m0s",
	} {
		if got := exactly(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}

func TestSecondsShowWhereTwoTimesWouldLookTheSame(t *testing.T) {
	for want, others := range map[string][]time.Time{
		"2026-11-22 12:00":    {now, now.Add(time.Minute), now.Add(-time.Second)},
		"2026-11-22 12:00:00": {now, now.Add(59 * time.Second)},
	} {
		if got := apart(now, others); got != want {
			t.Errorf("%v among %v: got %q, want %q", now, others, got, want)
		}
	}
}

func TestDistancesInWords(t *testing.T) {
	const aDay = 24 * time.Hour
	for d, want := range map[time.Duration]string{
		0: "just now", -30 * time.Second: "just now", time.Minute: "1 minute ago", 119 * time.Minute: "1 hour ago",
		47 * time.Hour: "47 hours ago", 2 * aDay: "2 days ago", 90 * aDay: "90 days ago", 100 * aDay: "3 months ago",
		730 * aDay: "2 years ago", -80 * aDay: "in 80 days",
	} {
		if got := ago(now, now.Add(-d)); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}

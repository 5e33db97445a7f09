package checks

import (
	"fmt"
	"testing"

	"linkwatch"
)

// hostsOutcomes gives n hosts of which the first so many failed.
func hostsOutcomes(n, failing int) HostOutcomes {
	outcomes := HostOutcomes{}
	for i := range n {
		outcomes[fmt.Sprintf("h%d.org", i)] = i < failing
	}
	return outcomes
}

func TestOwnNetwork(t *testing.T) {
	for _, c := range []struct {
		name            string
		outcomes, after HostOutcomes
		suspected       bool
	}{
		{"a first round with 81 of 100 hosts gone", hostsOutcomes(100, 81), nil, true},
		{"a first round with 80 of 100 hosts gone", hostsOutcomes(100, 80), nil, false},
		{"half of the hosts newly gone", hostsOutcomes(100, 50), hostsOutcomes(100, 0), false},
		{"more than half newly gone", hostsOutcomes(100, 51), hostsOutcomes(100, 0), true},
		{"those gone before do not count", hostsOutcomes(100, 80), hostsOutcomes(100, 40), false},
		{"nine hosts are too few to say", hostsOutcomes(9, 9), nil, false},
	} {
		if got := OwnNetwork(c.outcomes, c.after); (got != "") != c.suspected {
			t.Errorf("%s: OwnNetwork = %q, want suspected %v", c.name, got, c.suspected)
		}
	}
}

func TestOutcomesJudgeHostsByAllTheirVisits(t *testing.T) {
	at := func(url string, change ...func(*linkwatch.Visit)) linkwatch.Visit {
		v := visit(hours(1), change...)
		v.URL = url
		return v
	}
	timeout := failed(linkwatch.Timeout, "connect", 1)
	got := HostOutcomes{}
	for _, v := range []linkwatch.Visit{
		at("https://half.org/a", timeout), at("https://half.org/b"),
		at("https://gone.org/a", timeout), at("https://gone.org/b", timeout),
		at("https://err.org/", answered(500)),
		at("https://private.org/", failed(linkwatch.Refused, "private address", 1)),
		at("https://hop.org/", timeout, moved("https://gone.org/", 301)),
	} {
		got.Add(v)
	}
	want := HostOutcomes{"half.org": false, "gone.org": true, "err.org": false, "hop.org": false}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("HostOutcomes = %v, want %v", got, want)
	}
}

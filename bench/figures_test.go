package main

import (
	"testing"
	"time"
)

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		want   spread
	}{
		{"one value is all three", []float64{4}, spread{4, 4, 4}},
		{"an odd number has a middle one", []float64{9, 1, 5}, spread{1, 5, 9}},
		{"an even number has the mean of two", []float64{4, 1, 2, 9}, spread{1, 3, 9}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := spreadOf(c.values); got != c.want {
				t.Errorf("spreadOf(%v): got %+v, want %+v", c.values, got, c.want)
			}
		})
	}
}

// taking gives a series whose runs took so many seconds.
func taking(seconds ...int) series {
	var s series
	for _, n := range seconds {
		s.runs = append(s.runs, run{cost: cost{Wall: time.Duration(n) * time.Second}})
	}
	return s
}

func TestSpeedComparesRunsOfOneRound(t *testing.T) {
	// The machine was half as fast in the second round; the ratio does not tell.
	if got, want := taking(4, 8, 4).speed(taking(2, 4, 2)), (spread{0.5, 0.5, 0.5}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSpeedOfASeriesCutShort(t *testing.T) {
	if got, want := taking(100).speed(taking(2, 4, 2)), (spread{0.02, 0.02, 0.02}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestBusyLeavesIdleTimeOut(t *testing.T) {
	//                 user nice system idle iowait irq softirq steal guest
	const stat = "cpu  100 20 30 9999 8888 4 5 6 77 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"
	got, err := busyIn(stat)
	if want := 1650 * time.Millisecond; err != nil || got != want {
		t.Errorf("busyIn(%q): got %v, %v; want %v", stat, got, err, want)
	}
}

func TestBusyRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, stat := range []string{"", "cpu 1 2 3\n", "intr 1 2 3 4 5 6 7 8 9\n", "cpu 1 2 x 4 5 6 7 8 9\n"} {
		if got, err := busyIn(stat); err == nil {
			t.Errorf("busyIn(%q): got %v, want an error", stat, got)
		}
	}
}

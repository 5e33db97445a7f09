package main

import (
	"cmp"
	"fmt"
	"slices"
)

// A spread is what the runs of a series came to in one respect.
type spread struct{ least, median, most float64 }

// spreadOf gives the spread of one value or more; the median of an even number
// is the mean of the middle two.
func spreadOf(values []float64) spread {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return spread{sorted[0], (sorted[(n-1)/2] + sorted[n/2]) / 2, sorted[n-1]}
}

func (s spread) String() string {
	if s.least == s.most {
		return fmt.Sprintf("%.2f", s.median)
	}
	return fmt.Sprintf("%.2f (%.2f–%.2f)", s.median, s.least, s.most)
}

// of gives the spread of a series in one respect.
func (s series) of(what func(run) float64) spread {
	var values []float64
	for _, r := range s.runs {
		values = append(values, what(r))
	}
	return spreadOf(values)
}

// most gives the largest number that any run of a series has.
func most[T cmp.Ordered](s series, what func(run) T) T {
	largest := what(s.runs[0])
	for _, r := range s.runs[1:] {
		largest = max(largest, what(r))
	}
	return largest
}

// speed is how many times as fast as the yardstick a series was, round by round,
// so that only runs made close together are compared.
func (s series) speed(yardstick series) spread {
	var ratios []float64
	for i, r := range s.runs {
		ratios = append(ratios, yardstick.runs[i].Wall.Seconds()/r.Wall.Seconds())
	}
	return spreadOf(ratios)
}

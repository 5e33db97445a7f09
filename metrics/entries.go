package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"linkwatch"
)

var (
	entriesDesc = desc("entries", "Entries of the catalog, by group and health.", "group", "health")
	endingDesc  = desc("certificates_ending", "Entries whose certificate ends within the period.", "within")
	ageDesc     = desc("content_age_seconds", "Age of the pages that state when they were modified.")
)

// maxGroups is how many groups have a label of their own: a metric's series are
// to stay in the hundreds. Later ones of the catalog count as other.
const maxGroups = 100

// groupLabels gives each verdict's label, and the labels in the catalog's order.
func groupLabels(verdicts []linkwatch.Verdict) (labelOf func(linkwatch.Verdict) string, labels []string) {
	known := map[string]string{}
	named := map[string]bool{}
	for _, v := range verdicts {
		group := v.Entry.Group
		if _, ok := known[group]; ok {
			continue
		}
		label := group
		switch {
		case group == "":
			label = "none"
		case len(labels) >= maxGroups:
			label = "other"
		}
		known[group] = label
		if !named[label] {
			named[label] = true
			labels = append(labels, label)
		}
	}
	return func(v linkwatch.Verdict) string { return known[v.Entry.Group] }, labels
}

// collectEntries counts the entries by group and health, every health of every
// group, 0 included.
func collectEntries(to chan<- prometheus.Metric, s State) {
	type kind struct {
		group  string
		health linkwatch.Health
	}
	labelOf, labels := groupLabels(s.Verdicts)
	counts := map[kind]int{}
	for _, v := range s.Verdicts {
		counts[kind{labelOf(v), v.Health}]++
	}
	for _, group := range labels {
		for _, health := range linkwatch.Healths {
			to <- constant(entriesDesc, float64(counts[kind{group, health}]), group, health.String())
		}
	}
}

const day = 24 * time.Hour

// collectEnding counts the certificates that end soon; one that has ended is
// no longer among them.
func collectEnding(to chan<- prometheus.Metric, s State) {
	for _, p := range []struct {
		label  string
		within time.Duration
	}{{"7d", 7 * day}, {"30d", 30 * day}} {
		n := 0
		for _, v := range s.Verdicts {
			if v.Last == nil || v.Last.TLS.NotAfter.IsZero() {
				continue
			}
			if left := v.Last.TLS.NotAfter.Sub(s.At); left >= 0 && left <= p.within {
				n++
			}
		}
		to <- constant(endingDesc, float64(n), p.label)
	}
}

// ageBuckets are the upper bounds of the ages: 30, 90 and 180 days, then years.
var ageBuckets = []time.Duration{30 * day, 90 * day, 180 * day, 365 * day, 2 * 365 * day, 5 * 365 * day, 10 * 365 * day}

// ages counts the pages by the age of their best date claim. Like the check
// for stale pages it takes the latest day that the claim can mean.
func ages(s State) prometheus.Metric {
	buckets := map[float64]uint64{}
	for _, b := range ageBuckets {
		buckets[b.Seconds()] = 0
	}
	var count uint64
	var sum float64
	for _, v := range s.Verdicts {
		if v.Modified.Date.IsZero() {
			continue
		}
		age := max(0, s.At.Sub(v.Modified.Latest()))
		count++
		sum += age.Seconds()
		for _, b := range ageBuckets {
			if age <= b {
				buckets[b.Seconds()]++
			}
		}
	}
	return prometheus.MustNewConstHistogram(ageDesc, count, sum, buckets)
}

package metrics

import (
	"iter"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"linkwatch"
)

var (
	entriesDesc = desc("entries", "Entries of the catalog, by group and health.", "group", "health")
	endingDesc  = desc("certificates_ending", "Entries whose certificate ends within the period.", "within")
	ageDesc     = desc("content_age_seconds", "Age of the pages that state when they were modified.")
)

// Entries count how the catalog's entries stood at one moment. The zero value
// counts none.
type Entries struct {
	all    int
	labels map[string]string // of groups
	groups []string          // the labels, in the catalog's order
	counts map[stand]int
	ending [len(endingPeriods)]int // certificates, by period
	ages   [len(ageBuckets)]uint64 // pages that are no older than the bound
	aged   uint64                  // pages that state when they were modified
	ageSum float64                 // of those, in seconds
}

// A stand is a group's label and a health.
type stand struct {
	group  string
	health linkwatch.Health
}

// CountEntries counts the verdicts on a catalog's entries, in its order; ages are
// measured to the moment.
func CountEntries(verdicts iter.Seq[linkwatch.Verdict], at time.Time) Entries {
	e := Entries{labels: map[string]string{}, counts: map[stand]int{}}
	for v := range verdicts {
		e.all++
		e.counts[stand{e.labelOf(v.Entry.Group), v.Health}]++
		if v.Last != nil && !v.Last.TLS.NotAfter.IsZero() {
			e.countEnding(v.Last.TLS.NotAfter.Sub(at))
		}
		if !v.Modified.Date.IsZero() {
			e.countAge(max(0, at.Sub(v.Modified.Latest())))
		}
	}
	return e
}

// maxGroups is how many groups have a label of their own: a metric's series are
// to stay in the hundreds. Later ones of the catalog count as other.
const maxGroups = 100

// labelOf gives a group's label, and notes the label if it is a new one.
func (e *Entries) labelOf(group string) string {
	label, known := e.labels[group]
	if known {
		return label
	}
	switch {
	case group == "":
		label = "none"
	case len(e.groups) >= maxGroups:
		label = "other"
	default:
		label = group
	}
	e.labels[group] = label
	if !slices.Contains(e.groups, label) {
		e.groups = append(e.groups, label)
	}
	return label
}

const day = 24 * time.Hour

// The periods within which certificates end.
var endingPeriods = [...]struct {
	label  string
	within time.Duration
}{{"7d", 7 * day}, {"30d", 30 * day}}

// countEnding counts a certificate that ends soon; one that has ended is no
// longer among them.
func (e *Entries) countEnding(left time.Duration) {
	for i, p := range endingPeriods {
		if left >= 0 && left <= p.within {
			e.ending[i]++
		}
	}
}

// ageBuckets are the upper bounds of the ages: 30, 90 and 180 days, then years.
var ageBuckets = [...]time.Duration{30 * day, 90 * day, 180 * day, 365 * day, 2 * 365 * day, 5 * 365 * day, 10 * 365 * day}

// countAge counts a page by the age of its best date claim. Like the check for
// stale pages it takes the latest day that the claim can mean.
func (e *Entries) countAge(age time.Duration) {
	e.aged++
	e.ageSum += age.Seconds()
	for i, bound := range ageBuckets {
		if age <= bound {
			e.ages[i]++
		}
	}
}

// collect exports the counts: every health of every group, 0 included.
func (e Entries) collect(to chan<- prometheus.Metric) {
	for _, group := range e.groups {
		for _, health := range linkwatch.Healths {
			to <- constant(entriesDesc, float64(e.counts[stand{group, health}]), group, health.String())
		}
	}
	for i, p := range endingPeriods {
		to <- constant(endingDesc, float64(e.ending[i]), p.label)
	}
	buckets := map[float64]uint64{}
	for i, bound := range ageBuckets {
		buckets[bound.Seconds()] = e.ages[i]
	}
	to <- prometheus.MustNewConstHistogram(ageDesc, e.aged, e.ageSum, buckets)
}

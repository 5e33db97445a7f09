package metrics

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"linkwatch"
)

// State is how things stand at one moment.
type State struct {
	Entries       Entries
	Round         linkwatch.Round // the newest whole one that has finished; zero if none has
	LastSuccess   time.Time       // when the newest whole round that counts finished; zero if none has
	RoundInterval time.Duration   // between two rounds of the schedule; 0 without one
	DatabaseBytes int64
	WALBytes      int64
	LastReport    time.Time // when a weekly report was last made; zero if never
}

// A stateGauge is a metric that is one number of the state.
type stateGauge struct {
	desc  *prometheus.Desc
	value func(s State) float64
}

var stateGauges = []stateGauge{
	{desc("catalog_entries", "Entries in the catalog."),
		func(s State) float64 { return float64(s.Entries.all) }},
	{desc("round_last_success_timestamp_seconds", "When the newest conclusive round finished; 0 before the first."),
		func(s State) float64 { return seconds(s.LastSuccess) }},
	{desc("round_last_duration_seconds", "How long the newest finished round took."),
		func(s State) float64 { return s.Round.Finished.Sub(s.Round.Started).Seconds() }},
	{desc("round_interval_seconds", "The time between two rounds of the schedule; 0 without one."),
		func(s State) float64 { return s.RoundInterval.Seconds() }},
	{desc("round_inconclusive", "Whether the newest finished round was inconclusive: our own network is suspected."),
		func(s State) float64 { return truth(s.Round.Inconclusive != "") }},
	{desc("round_visited_entries", "Entries visited in the newest finished round."),
		func(s State) float64 { return float64(s.Round.Visited) }},
	{desc("report_last_success_timestamp_seconds", "When a weekly report was last made; 0 before the first."),
		func(s State) float64 { return seconds(s.LastReport) }},
	{desc("database_bytes", "Size of the database file."),
		func(s State) float64 { return float64(s.DatabaseBytes) }},
	{desc("wal_bytes", "Size of the database's write-ahead log."),
		func(s State) float64 { return float64(s.WALBytes) }},
}

var stateError = desc("state_error", "Whether the state could not be read; the metrics that come of it are then missing.")

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(prometheus.BuildFQName(namespace, "", name), help, labels, nil)
}

// fresh is how long a state that was read is served again.
const fresh = 15 * time.Second

// standing exports the state that was read last.
type standing struct {
	read func(ctx context.Context) (State, error)

	mu    sync.Mutex
	at    time.Time // when it was read; zero if it could not be
	state State
	err   error
}

// refresh reads the state unless a fresh one is at hand. An error is not kept:
// the next reader asks again.
func (s *standing) refresh(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.at.IsZero() && time.Since(s.at) < fresh {
		return nil
	}
	s.state, s.err = s.read(ctx)
	s.at = time.Time{}
	if s.err == nil {
		s.at = time.Now()
	}
	return s.err
}

// Describe is for the registry.
func (s *standing) Describe(to chan<- *prometheus.Desc) {
	for _, g := range stateGauges {
		to <- g.desc
	}
	for _, d := range []*prometheus.Desc{stateError, entriesDesc, endingDesc, ageDesc} {
		to <- d
	}
}

// Collect is for the registry.
func (s *standing) Collect(to chan<- prometheus.Metric) {
	s.mu.Lock()
	state, err := s.state, s.err
	s.mu.Unlock()
	to <- constant(stateError, truth(err != nil))
	if err != nil {
		return // better a gap than numbers that may be long out of date
	}
	for _, g := range stateGauges {
		to <- constant(g.desc, g.value(state))
	}
	state.Entries.collect(to)
}

func constant(d *prometheus.Desc, value float64, labels ...string) prometheus.Metric {
	return prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
}

func truth(claim bool) float64 {
	if claim {
		return 1
	}
	return 0
}

// Package metrics tells Prometheus how the catalog stands and whether the
// watching itself works.
//
// What happens is counted as it happens (Visited, Reloaded); how things stand
// is asked for when somebody reads (State). No label ever holds a URL or a
// host: the web page has those.
//
// Start with Metrics here; the state's metrics are in state.go.
package metrics

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"linkwatch"
)

const namespace = "linkwatch"

// Metrics are the metrics of one process.
type Metrics struct {
	own      *prometheus.Registry // linkwatch's
	process  *prometheus.Registry // of Go and the operating system
	standing *standing
	visits   visits
	reloaded prometheus.Gauge
	reloadAt prometheus.Gauge
}

// New makes the metrics of this version of the program. state says how things
// stand; it is asked when somebody reads, at most once in 15 seconds.
func New(version string, state func(ctx context.Context) (State, error)) *Metrics {
	m := &Metrics{
		own: prometheus.NewRegistry(), process: prometheus.NewRegistry(),
		standing: &standing{read: state},
		visits:   newVisits(),
		reloaded: gauge("catalog_last_reload_success", "Whether the last attempt to load the catalog succeeded."),
		reloadAt: gauge("catalog_last_reload_success_timestamp_seconds", "When the catalog was last loaded; 0 before the first time."),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "1, with the versions of linkwatch and of Go as labels.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()},
	})
	build.Set(1)
	m.own.MustRegister(m.standing, m.visits, m.reloaded, m.reloadAt, build)
	m.process.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help})
}

// Visited counts a visit.
func (m *Metrics) Visited(v linkwatch.Visit) { m.visits.count(v) }

// Reloaded notes an attempt to load the catalog.
func (m *Metrics) Reloaded(ok bool, at time.Time) {
	if !ok {
		m.reloaded.Set(0)
		return
	}
	m.reloaded.Set(1)
	m.reloadAt.Set(seconds(at))
}

// Handler serves the metrics to Prometheus. If the state cannot be had, the
// rest is served, and linkwatch_state_error is 1.
func (m *Metrics) Handler() http.Handler {
	all := promhttp.HandlerFor(prometheus.Gatherers{m.own, m.process}, promhttp.HandlerOpts{})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.standing.refresh(r.Context()) // its error is a metric
		all.ServeHTTP(w, r)
	})
}

// WriteFile writes linkwatch's metrics for the textfile collector of
// node_exporter, which would refuse those of Go and the process beside its own.
// The file is replaced as a whole, and not a link to it. If the state cannot be
// had, it holds the rest, and the error says why.
func (m *Metrics) WriteFile(ctx context.Context, path string) error {
	if file, err := filepath.EvalSymlinks(path); err == nil {
		path = file
	}
	if there, err := os.Lstat(path); err == nil && !there.Mode().IsRegular() { // which would be replaced by a file
		return fmt.Errorf("writing metrics to %q: it is not a file", path)
	}
	unknown := m.standing.refresh(ctx)
	if err := prometheus.WriteToTextfile(path, m.own); err != nil {
		return fmt.Errorf("writing metrics to %q: %w", path, err)
	}
	if unknown != nil {
		return fmt.Errorf("reading the state for metrics: %w", unknown)
	}
	return nil
}

// seconds gives a time as Prometheus has it; the zero time gives 0.
func seconds(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.UnixMilli()) / 1000
}

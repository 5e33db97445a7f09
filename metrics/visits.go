package metrics

import (
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"linkwatch"
)

// visits are the metrics of what the crawler saw.
type visits struct {
	total     *prometheus.CounterVec
	duration  prometheus.Histogram
	redirects *prometheus.CounterVec
}

func newVisits() visits {
	v := visits{
		total: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: namespace, Name: "visits_total", Help: "Visits made, by what came of them.",
		}, []string{"outcome"}),
		duration: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: namespace, Name: "visit_duration_seconds", Help: "How long the last attempt of a visit took; visits that asked no server are left out.",
			Buckets:                     []float64{.05, .1, .25, .5, 1, 2.5, 5, 10, 30},
			NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
		}),
		redirects: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: namespace, Name: "redirects_total", Help: "Redirects followed.",
		}, []string{"kind"}),
	}
	for _, o := range outcomes() {
		v.total.WithLabelValues(o)
	}
	v.redirects.WithLabelValues("permanent")
	v.redirects.WithLabelValues("temporary")
	return v
}

func (v visits) count(visit linkwatch.Visit) {
	v.total.WithLabelValues(outcome(visit)).Inc()
	if visit.Took > 0 {
		v.duration.Observe(visit.Took.Seconds())
	}
	for _, h := range visit.Hops {
		v.redirects.WithLabelValues(redirectKind(h.Status)).Inc()
	}
}

// outcomes lists every outcome, so that each is exported from the start.
func outcomes() []string {
	all := []string{"ok", "redirect", "http_4xx", "http_5xx", "http_other"}
	for _, k := range linkwatch.FailureKinds {
		all = append(all, string(k))
	}
	return all
}

// outcome says what came of a visit: the kind of its failure if it failed, the
// class of its status if not. A redirect is one that leads nowhere.
func outcome(v linkwatch.Visit) string {
	if v.Failure.Kind != "" {
		return string(v.Failure.Kind)
	}
	switch class := v.Status / 100; {
	case class == 2 || v.Status == http.StatusNotModified:
		return "ok"
	case class == 3:
		return "redirect"
	case class == 4 || class == 5:
		return fmt.Sprintf("http_%dxx", class)
	}
	return "http_other" // some sites answer 999
}

func redirectKind(status int) string {
	if status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect {
		return "permanent"
	}
	return "temporary"
}

// Describe is for the registry.
func (v visits) Describe(to chan<- *prometheus.Desc) {
	v.total.Describe(to)
	v.duration.Describe(to)
	v.redirects.Describe(to)
}

// Collect is for the registry.
func (v visits) Collect(to chan<- prometheus.Metric) {
	v.total.Collect(to)
	v.duration.Collect(to)
	v.redirects.Collect(to)
}

package deploy_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// prometheus is one that scrapes a linkwatch at the end of its demo, and has
// loaded our rules. .ci/prometheus starts it.
type prometheus struct{ url string }

const prometheusEnv = "LINKWATCH_PROMETHEUS"

func livePrometheus(t *testing.T) prometheus {
	t.Helper()
	url := os.Getenv(prometheusEnv)
	if url == "" {
		t.Skipf("no Prometheus to ask: %s does not name one; .ci/prometheus starts it and runs this", prometheusEnv)
	}
	p := prometheus{url}
	for what, expr := range map[string]string{
		"5 good scrapes": `sum_over_time(up{job="linkwatch"}[10m]) >= 5`,
		"the weekly report at the end of the demo": `time() - linkwatch_report_last_success_timestamp_seconds < 600`,
	} {
		if !p.comesTrue(expr) {
			t.Fatalf("%s has not seen %s within %v: %s has no result", url, what, patience, expr)
		}
	}
	return p
}

// get asks the API and reads what it answers as data.
func (p prometheus) get(path string, query url.Values, data any) error {
	response, err := http.Get(p.url + path + "?" + query.Encode())
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	answer := struct {
		Status, Error string
		Data          any
	}{Data: data}
	if err := json.Unmarshal(body, &answer); err != nil {
		return fmt.Errorf("%s: %w: %s", path, err, body)
	}
	if answer.Status != "success" {
		return fmt.Errorf("%s: %s: %s", path, answer.Status, answer.Error)
	}
	return nil
}

// A sample is one series of an instant query's result.
type sample struct {
	Metric map[string]string
	Value  [2]any // time, and the value as text
}

func (p prometheus) query(expr string) ([]sample, error) {
	var data struct {
		ResultType string
		Result     []sample
	}
	err := p.get("/api/v1/query", url.Values{"query": {expr}}, &data)
	return data.Result, err
}

// patience is how long a test waits for what the real processes do.
const patience = time.Minute

// comesTrue asks until an expression has a result; false if it has none in time.
func (p prometheus) comesTrue(expr string) bool {
	for deadline := time.Now().Add(patience); ; time.Sleep(time.Second) {
		if samples, err := p.query(expr); err == nil && len(samples) > 0 {
			return true
		}
		if time.Now().After(deadline) {
			return false
		}
	}
}

// substituted is an expression as Grafana would send it.
var substituted = strings.NewReplacer("$job", ".+", "$instance", ".+", "$__rate_interval", "5m", "$__range", "1h", "$__interval", "30s")

func TestLiveDashboardQueriesHaveResults(t *testing.T) {
	p := livePrometheus(t)
	queries, series := 0, 0
	for _, panel := range readDashboard(t).shown() {
		for _, q := range panel.Targets {
			expr := substituted.Replace(q.Expr)
			samples, err := p.query(expr)
			if err != nil || len(samples) == 0 {
				t.Errorf("panel %q, query %s: got %d series, %v; want one at least of\n%s", panel.Title, q.RefID, len(samples), err, expr)
			}
			for _, s := range samples {
				if s.Value[1] == "NaN" && !strings.Contains(expr, "by (group)") { // a group may have no entry with an address
					t.Errorf("panel %q, query %s: got no number for %v of\n%s", panel.Title, q.RefID, s.Metric, expr)
				}
			}
			queries++
			series += len(samples)
		}
	}
	t.Logf("%d queries of the dashboard answered, with %d series", queries, series)
}

func TestLiveVariablesOfferJobAndInstance(t *testing.T) {
	p := livePrometheus(t)
	for _, label := range []string{"job", "instance"} {
		var values []string
		err := p.get("/api/v1/label/"+label+"/values", url.Values{"match[]": {`linkwatch_build_info{job=~".+"}`}}, &values)
		if err != nil || len(values) != 1 {
			t.Errorf("$%s: got %v, %v; want one value", label, values, err)
		}
	}
}

// A rule is one as Prometheus has loaded it.
type rule struct{ Name, Query, Type, Health, LastError, State string }

func (p prometheus) rules(t *testing.T) []rule {
	t.Helper()
	var data struct{ Groups []struct{ Rules []rule } }
	if err := p.get("/api/v1/rules", nil, &data); err != nil {
		t.Fatal(err)
	}
	var all []rule
	for _, g := range data.Groups {
		all = append(all, g.Rules...)
	}
	return all
}

func TestLiveRulesAreLoadedAndHealthy(t *testing.T) {
	p := livePrometheus(t)
	var loaded []string
	for _, r := range p.rules(t) {
		if r.Health != "ok" {
			t.Errorf("%s: got health %q, %q, want ok", r.Name, r.Health, r.LastError)
		}
		samples, err := p.query(r.Query)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
		switch r.Type {
		case "alerting":
			loaded = append(loaded, r.Name)
		case "recording":
			if recorded, err := p.query(r.Name); err != nil || len(recorded) == 0 || len(recorded) != len(samples) {
				t.Errorf("%s: got %d series recorded, %v, want the %d of its expression", r.Name, len(recorded), err, len(samples))
			}
		}
	}
	var want []string
	for _, a := range alerts(t) {
		want = append(want, a.name)
	}
	if !slices.Equal(loaded, want) {
		t.Errorf("got the alerts %v, want %v", loaded, want)
	}
	t.Logf("%d rules loaded and healthy, %d of them alerts", len(p.rules(t)), len(loaded))
}

// In the demo one page is hijacked in the end, and all else is as it should be.
func TestLiveHijackedPageIsTheOnlyAlert(t *testing.T) {
	p := livePrometheus(t)
	p.comesTrue(`ALERTS{alertname="LinkwatchHijackedPage"} unless on() ALERTS{alertname!="LinkwatchHijackedPage"}`)
	for _, r := range p.rules(t) {
		want := "inactive"
		if r.Name == "LinkwatchHijackedPage" {
			want = "firing"
		}
		if r.Type == "alerting" && r.State != want {
			t.Errorf("%s is %s, want it %s", r.Name, r.State, want)
		}
	}
}

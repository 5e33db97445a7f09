package deploy_test

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	rulesFile    = "prometheus/rules.yml"
	ruleTests    = "prometheus/rules_test.yml"
	runbooksFile = "../docs/runbooks.md"
	runbooksURL  = "https://example.org/linkwatch/docs/runbooks.md"
)

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// An alert is one rule of rules.yml; promtool, in .ci/prometheus, reads the whole.
type alert struct{ name, body string }

var alertLine = regexp.MustCompile(`(?m)^ +- alert: (\w+)$`)

func alerts(t *testing.T) []alert {
	t.Helper()
	text := read(t, rulesFile)
	at := alertLine.FindAllStringSubmatchIndex(text, -1)
	if len(at) == 0 {
		t.Fatalf("%s: got no alerts", rulesFile)
	}
	var all []alert
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		all = append(all, alert{text[m[2]:m[3]], text[m[1]:end]})
	}
	return all
}

func TestAlertsSayHowGraveWhatAndWhereToRead(t *testing.T) {
	for _, a := range alerts(t) {
		for _, want := range []string{
			`(?m)^ +labels: \{severity: (critical|warning)\}$`,
			`(?m)^ +summary: ".{20,}"$`,
			`(?m)^ +runbook_url: ` + regexp.QuoteMeta(runbooksURL+"#"+strings.ToLower(a.name)) + `$`,
		} {
			if !regexp.MustCompile(want).MatchString(a.body) {
				t.Errorf("%s: got\n%s\nwant a line like %s", a.name, a.body, want)
			}
		}
	}
}

func TestEveryAlertHasARunbookAndEveryRunbookAnAlert(t *testing.T) {
	var sections, names []string
	for _, m := range regexp.MustCompile(`(?m)^## (.+)$`).FindAllStringSubmatch(read(t, runbooksFile), -1) {
		sections = append(sections, m[1])
	}
	for _, a := range alerts(t) {
		names = append(names, a.name)
	}
	if !slices.Equal(sections, names) {
		t.Errorf("%s: got the sections %v, want those of the alerts, in their order: %v", runbooksFile, sections, names)
	}
}

func TestEveryRunbookSaysWhatItMeansWhereToLookAndWhatToDo(t *testing.T) {
	for _, section := range strings.Split(read(t, runbooksFile), "\n## ")[1:] {
		name, body, _ := strings.Cut(section, "\n")
		for _, want := range []string{"**Means:**", "**Look at**", "**Do:**"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: want %s in it", name, want)
			}
		}
	}
}

func TestEveryAlertIsTestedToFireAndToKeepSilent(t *testing.T) {
	text := read(t, ruleTests)
	for _, a := range alerts(t) {
		fires := regexp.MustCompile(`alertname: ` + a.name + `\n +exp_alerts:\n +- exp_labels:`)
		silent := regexp.MustCompile(`alertname: ` + a.name + `, exp_alerts: \[\]`)
		if !fires.MatchString(text) || !silent.MatchString(text) {
			t.Errorf("%s: %s tests that it fires: %v, that it keeps silent: %v; want both", a.name, ruleTests, fires.MatchString(text), silent.MatchString(text))
		}
	}
}

// exported are the names that metrics exports, by the type of each.
func exported(t *testing.T) map[string]string {
	t.Helper()
	types := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (\w+) (\w+)$`).FindAllStringSubmatch(read(t, "../metrics/testdata/busy.prom"), -1) {
		types[m[1]] = m[2]
		if m[2] == "histogram" {
			types[m[1]+"_bucket"], types[m[1]+"_sum"], types[m[1]+"_count"] = "counter", "counter", "counter"
		}
	}
	return types
}

func TestEveryMetricThatIsAskedForIsExported(t *testing.T) {
	types := exported(t)
	comments := regexp.MustCompile(`(?m)^ *#.*$`)
	ours := regexp.MustCompile(`(instance:)?\blinkwatch_\w+(:ratio)?`)
	asked := map[string][]string{}
	for _, file := range []string{rulesFile, ruleTests, dashboardFile} {
		for _, name := range ours.FindAllString(comments.ReplaceAllString(read(t, file), ""), -1) {
			asked[name] = append(asked[name], path.Base(file))
		}
	}
	for name, files := range asked {
		recorded := strings.Contains(name, ":") && strings.Contains(read(t, rulesFile), "- record: "+name+"\n")
		if types[name] == "" && !recorded {
			t.Errorf("%s: asked for by %v, but not exported and not recorded", name, slices.Compact(files))
		}
	}
	if len(asked) < 10 {
		t.Errorf("got only %d names of metrics: %v", len(asked), asked)
	}
}

func TestEveryGaugeIsOnTheDashboard(t *testing.T) {
	text := read(t, dashboardFile)
	// What only alerts need.
	apart := []string{"linkwatch_round_interval_seconds", "linkwatch_catalog_last_reload_success_timestamp_seconds"}
	for name, kind := range exported(t) {
		if kind == "gauge" && !slices.Contains(apart, name) && !regexp.MustCompile(name+`\b`).MatchString(text) {
			t.Errorf("%s: exported, but not on the dashboard", name)
		}
	}
}

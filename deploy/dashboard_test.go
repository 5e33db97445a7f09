package deploy_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const dashboardFile = "grafana/linkwatch.json"

// A dashboard is what these tests read of Grafana's classic model.
type dashboard struct {
	UID           string
	Title         string
	SchemaVersion int
	Editable      bool
	Panels        []panel
	Templating    struct{ List []variable }
}

type panel struct {
	ID          int
	Type        string
	Title       string
	Description string
	Datasource  datasource
	GridPos     struct{ X, Y, W, H int }
	FieldConfig struct {
		Defaults struct {
			Unit  string
			Links []struct{ URL string }
		}
	}
	Targets []target
}

type datasource struct{ Type, UID string }

type target struct {
	RefID      string
	Datasource datasource
	Expr       string
}

type variable struct {
	Name, Label, Type string
	Datasource        datasource
	Query             any // a text, or an object that holds one
	AllValue          string
	IncludeAll, Multi bool
	Refresh           int
}

func readDashboard(t *testing.T) dashboard {
	t.Helper()
	text, err := os.ReadFile(dashboardFile)
	if err != nil {
		t.Fatal(err)
	}
	var d dashboard
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatalf("%s: %v", dashboardFile, err)
	}
	if len(d.Panels) == 0 {
		t.Fatalf("%s: got no panels", dashboardFile)
	}
	return d
}

// shown are the panels without the headings of rows.
func (d dashboard) shown() []panel {
	return slices.DeleteFunc(slices.Clone(d.Panels), func(p panel) bool { return p.Type == "row" })
}

func TestDashboardCanBeProvisioned(t *testing.T) {
	d := readDashboard(t)
	if d.UID != "linkwatch" || d.Title != "linkwatch" || d.Editable || d.SchemaVersion < 39 || d.SchemaVersion > 42 {
		t.Errorf("got uid %q, title %q, editable %v, schemaVersion %d; want linkwatch, linkwatch, false, 39 to 42", d.UID, d.Title, d.Editable, d.SchemaVersion)
	}
}

func TestVariablesPickDataSourceJobAndInstance(t *testing.T) {
	variables := map[string]variable{}
	for _, v := range readDashboard(t).Templating.List {
		variables[v.Name] = v
	}
	if v := variables["datasource"]; v.Type != "datasource" || v.Label != "Data source" || v.Query != "prometheus" {
		t.Errorf("$datasource: got %+v, want a data source of prometheus, labelled Data source", v)
	}
	for name, label := range map[string]string{"job": "Job", "instance": "Instance"} {
		v := variables[name]
		if v.Type != "query" || v.Label != label || !v.Multi || !v.IncludeAll || v.AllValue != ".+" || v.Refresh != 2 || v.Datasource.UID != "$datasource" {
			t.Errorf("$%s: got %+v, want a query labelled %s of many values, all being .+, read when the time range changes", name, v, label)
		}
	}
}

func TestPanelsSayWhatTheyShow(t *testing.T) {
	ids := map[int]string{}
	titles := map[string]bool{}
	for _, p := range readDashboard(t).Panels {
		if other, ok := ids[p.ID]; ok {
			t.Errorf("panels %q and %q have the id %d", other, p.Title, p.ID)
		}
		ids[p.ID] = p.Title
		if p.Type == "row" {
			continue
		}
		if p.Title == "" || titles[p.Title] || !strings.HasSuffix(p.Description, ".") {
			t.Errorf("panel %d: got title %q, description %q; want a title of its own, and a sentence", p.ID, p.Title, p.Description)
		}
		titles[p.Title] = true
		if !slices.Contains([]string{"none", "percentunit", "s", "cps", "bytes", "bool_yes_no"}, p.FieldConfig.Defaults.Unit) {
			t.Errorf("panel %q: got unit %q, want a unit that Grafana knows and we use", p.Title, p.FieldConfig.Defaults.Unit)
		}
	}
}

func TestPanelsDoNotOverlap(t *testing.T) {
	panels := readDashboard(t).Panels
	for i, p := range panels {
		a := p.GridPos
		if a.W < 1 || a.H < 1 || a.X < 0 || a.X+a.W > 24 {
			t.Errorf("panel %q: got %+v, want it within 24 columns", p.Title, a)
		}
		for _, q := range panels[:i] {
			b := q.GridPos
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("panels %q and %q overlap", q.Title, p.Title)
			}
		}
	}
}

var (
	selectors = regexp.MustCompile(`(\blinkwatch_\w+)(\{[^}]*\})?`)
	ranges    = regexp.MustCompile(`\[[^\]]*\]`)
)

func TestQueriesKeepToTheVariables(t *testing.T) {
	for _, p := range readDashboard(t).shown() {
		if len(p.Targets) == 0 || p.Datasource.UID != "$datasource" {
			t.Errorf("panel %q: got %d queries of %q, want some of $datasource", p.Title, len(p.Targets), p.Datasource.UID)
		}
		for _, q := range p.Targets {
			if q.Datasource.UID != "$datasource" {
				t.Errorf("panel %q, query %s: got data source %q, want $datasource", p.Title, q.RefID, q.Datasource.UID)
			}
			found := selectors.FindAllStringSubmatch(q.Expr, -1)
			if len(found) == 0 {
				t.Errorf("panel %q, query %s: %q names no metric of ours", p.Title, q.RefID, q.Expr)
			}
			for _, s := range found {
				if !strings.Contains(s[2], `job=~"$job"`) || !strings.Contains(s[2], `instance=~"$instance"`) {
					t.Errorf("panel %q, query %s: got %s, want it limited to $job and $instance", p.Title, q.RefID, s[0])
				}
				if strings.HasSuffix(s[1], "_total") && !strings.Contains(q.Expr, "rate("+s[0]+"[") {
					t.Errorf("panel %q, query %s: %s is a counter: want its rate", p.Title, q.RefID, s[1])
				}
			}
			for _, r := range ranges.FindAllString(q.Expr, -1) {
				if r != "[$__rate_interval]" {
					t.Errorf("panel %q, query %s: got the range %s, want [$__rate_interval]", p.Title, q.RefID, r)
				}
			}
		}
	}
}

func TestGroupsLinkToTheirEntriesOnTheWebPage(t *testing.T) {
	n := 0
	for _, p := range readDashboard(t).shown() {
		if !strings.Contains(p.Title, "by group") {
			continue
		}
		n++
		links := p.FieldConfig.Defaults.Links
		if want := "${web}/?group=${__field.labels.group}"; len(links) != 1 || links[0].URL != want {
			t.Errorf("panel %q: got links %v, want one to %s", p.Title, links, want)
		}
	}
	if n == 0 {
		t.Error("got no panel by group")
	}
}

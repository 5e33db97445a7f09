package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"linkwatch"
)

// get asks the API for target and reads the answer, which must have status.
func (w *world) get(t *testing.T, target string, status int, into any) {
	t.Helper()
	answer := w.ask(http.MethodGet, target)
	if answer.Code != status {
		t.Fatalf("GET %s: got %d, want %d\n%s", target, answer.Code, status, answer.Body)
	}
	if err := json.Unmarshal(answer.Body.Bytes(), into); err != nil {
		t.Fatalf("GET %s: %v\n%s", target, err, answer.Body)
	}
}

type listed struct {
	Catalog string
	Total   int
	Entries []linkwatch.VerdictDocument
}

func TestAPIListsEntriesInTheCatalogsOrder(t *testing.T) {
	for query, want := range map[string]struct {
		ids   []linkwatch.EntryID
		total int
	}{
		"":                             {[]linkwatch.EntryID{"hotline", "guide", "walled", "gone", "taken", "unknown", "fresh"}, 7},
		"?health=broken":               {[]linkwatch.EntryID{"gone"}, 1},
		"?group=hotlines":              {[]linkwatch.EntryID{"hotline", "taken"}, 2},
		"?group=hotlines&health=stale": {nil, 0},
		"?limit=2&offset=3":            {[]linkwatch.EntryID{"gone", "taken"}, 7},
		"?offset=9":                    {nil, 7},
	} {
		var got listed
		newWorld().get(t, "/api/v1/entries"+query, http.StatusOK, &got)
		var ids []linkwatch.EntryID
		for _, e := range got.Entries {
			ids = append(ids, e.ID)
		}
		if !slices.Equal(ids, want.ids) || got.Total != want.total || got.Catalog != "catalog.yaml" || got.Entries == nil {
			t.Errorf("%q: got %v of %d in %q, want %v of %d in catalog.yaml", query, ids, got.Total, got.Catalog, want.ids, want.total)
		}
	}
}

func TestAPIGivesAnEntryWithItsTimeline(t *testing.T) {
	var got struct {
		linkwatch.VerdictDocument
		Timeline []momentDocument
	}
	w := newWorld()
	w.moments["gone"][0].Visit.Inconclusive = true
	w.get(t, "/api/v1/entries/gone", http.StatusOK, &got)
	if got.ID != "gone" || got.Health != linkwatch.Broken || got.Findings[0].Check != "status" || got.Visit.Status != 404 {
		t.Errorf("gone: got %+v, want its verdict document", got.VerdictDocument)
	}
	if len(got.Timeline) != 3 || got.Timeline[0].Health != linkwatch.Broken || !got.Timeline[0].Inconclusive || got.Timeline[2].Visit.Status != 200 {
		t.Errorf("timeline: got %+v, want 3 moments, the newest broken in an inconclusive round", got.Timeline)
	}
}

func TestAPIGivesRounds(t *testing.T) {
	var got struct {
		Running      bool
		Visited, Due int
		Rounds       []linkwatch.RoundDocument
	}
	w := newWorld()
	w.progress = Progress{Running: true, Visited: 4, Due: 7}
	w.get(t, "/api/v1/rounds", http.StatusOK, &got)
	if !got.Running || got.Visited != 4 || got.Due != 7 || len(got.Rounds) != 2 || got.Rounds[0].Visited != 6 || got.Rounds[1].Finished != nil {
		t.Errorf("rounds: got %+v, want 4 of 7 running and two rounds, the older one cut short", got)
	}
}

func TestAPIKeepsUserinfoToItself(t *testing.T) {
	for _, target := range []string{"/api/v1/entries", "/api/v1/entries/guide"} {
		if body := newWorld().ask(http.MethodGet, target).Body.String(); strings.Contains(body, "secret") || !strings.Contains(body, "https://guide.test/a") {
			t.Errorf("%s: got %s, want https://guide.test/a without its password", target, body)
		}
	}
}

func TestAPIErrorsAreProblemDocuments(t *testing.T) {
	for target, status := range map[string]int{
		"/api/v1/entries/none":                              http.StatusNotFound,
		"/api/v1/entries/" + strings.Repeat("x", 201):       http.StatusUnprocessableEntity,
		"/api/v1/entries?health=ill":                        http.StatusUnprocessableEntity,
		"/api/v1/entries?limit=0":                           http.StatusUnprocessableEntity,
		"/api/v1/entries?limit=1001":                        http.StatusUnprocessableEntity,
		"/api/v1/entries?colour=red":                        http.StatusUnprocessableEntity,
		"/api/v1/entries?group=" + strings.Repeat("x", 201): http.StatusUnprocessableEntity,
		"/api/v1/nothing":                                   http.StatusNotFound,
		"/api/docs":                                         http.StatusNotFound,
	} {
		var problem struct {
			Status        int
			Title, Detail string
		}
		w := newWorld()
		w.get(t, target, status, &problem)
		if problem.Status != status || problem.Title != http.StatusText(status) || problem.Detail == "" {
			t.Errorf("%s: got %+v, want a problem of status %d with title and detail", target, problem, status)
		}
		if got := w.ask(http.MethodGet, target).Header().Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%s: got Content-Type %q, want application/problem+json", target, got)
		}
	}
}

func TestAPIAnswersFitItsOwnDescription(t *testing.T) {
	var document any
	w := newWorld()
	w.get(t, "/api/openapi.json", http.StatusOK, &document)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	w.find("gone").Last.Failure = linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "cut"}
	w.find("walled").Last.TLS = linkwatch.TLS{}
	for target, path := range map[string]string{
		"/api/v1/entries":         "/api/v1/entries",
		"/api/v1/entries/gone":    "/api/v1/entries/{id}",
		"/api/v1/entries/taken":   "/api/v1/entries/{id}",
		"/api/v1/entries/walled":  "/api/v1/entries/{id}",
		"/api/v1/entries/unknown": "/api/v1/entries/{id}",
		"/api/v1/rounds":          "/api/v1/rounds",
	} {
		escaped := strings.NewReplacer("/", "~1", "{", "%7B", "}", "%7D").Replace(path)
		schema, err := compiler.Compile("openapi.json#/paths/" + escaped + "/get/responses/200/content/application~1json/schema")
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var answer any
		w.get(t, target, http.StatusOK, &answer)
		if err := schema.Validate(answer); err != nil {
			t.Errorf("%s: %v", target, err)
		}
		answer.(map[string]any)["colour"] = "red"
		if schema.Validate(answer) == nil {
			t.Errorf("%s: got an unknown field accepted, want the schema strict", target)
		}
	}
}

func TestAPIDescriptionNamesEveryHealth(t *testing.T) {
	description := newWorld().ask(http.MethodGet, "/api/openapi.json").Body.String()
	for _, h := range linkwatch.Healths {
		if got := strings.Count(description, `"`+h.String()+`"`); got < 4 { // the query, two documents of entries, a moment
			t.Errorf("%v: got it %d times, want it wherever a health stands", h, got)
		}
	}
}

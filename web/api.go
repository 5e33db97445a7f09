package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"linkwatch"
)

// api answers programs, from the same source as the pages.
type api struct {
	source Source
}

// mountAPI serves the JSON API under /api/v1 and its description, an OpenAPI
// 3.1 document, at /api/openapi.json. Its errors are problem documents (RFC 9457).
func mountAPI(mux *http.ServeMux, s Source) {
	config := huma.DefaultConfig("linkwatch", "1")
	config.Info.Description = "How the entries of a linkwatch catalog stand."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", "" // its own pages load from other origins
	config.CreateHooks = nil                                             // they would put $schema into every answer
	config.RejectUnknownQueryParameters = true

	a := api{s}
	described := humago.New(mux, config)
	huma.Get(described, "/api/v1/entries", a.entries)
	huma.Get(described, "/api/v1/entries/{id}", a.entry)
	huma.Get(described, "/api/v1/rounds", a.rounds)
	completeSchemas(config.Components.Schemas.Map())

	document, err := json.Marshal(described.OpenAPI())
	if err != nil {
		panic(err) // it is made of constants
	}
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(document)
	})
	mux.HandleFunc("GET /api/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusNotFound)
		_ = json.NewEncoder(w).Encode(huma.Error404NotFound("there is nothing at this address; /api/openapi.json says what there is"))
	})
}

// An entriesQuery says which entries are asked for.
type entriesQuery struct {
	Health string `query:"health" enum:"healthy,unsure,stale,broken,hijacked,unvisited,unlinked" doc:"only entries of this health"`
	Group  string `query:"group" maxLength:"200" doc:"only entries of this group"`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"1000" doc:"at most so many entries"`
	Offset int    `query:"offset" minimum:"0" default:"0" doc:"leave out so many entries first"`
}

// An entriesAnswer lists entries in the catalog's order.
type entriesAnswer struct {
	Body struct {
		Catalog string                      `json:"catalog" doc:"the catalog's name"`
		Total   int                         `json:"total" doc:"entries that the query matches, listed here or not"`
		Entries []linkwatch.VerdictDocument `json:"entries" nullable:"false"`
	}
}

func (a api) entries(ctx context.Context, q *entriesQuery) (*entriesAnswer, error) {
	board, err := a.source.Board(ctx)
	if err != nil {
		return nil, ourFault(ctx, err)
	}
	answer := &entriesAnswer{}
	answer.Body.Catalog = a.source.Catalog
	answer.Body.Entries = []linkwatch.VerdictDocument{}
	f := filter{Health: q.Health, Group: q.Group}
	found := board.among(f, board.inOrder(f))
	from := min(q.Offset, len(found))
	for _, v := range board.page(found[from:min(from+q.Limit, len(found))]) {
		answer.Body.Entries = append(answer.Body.Entries, v.Document())
	}
	answer.Body.Total = len(found)
	return answer, nil
}

// An entryQuery names one entry.
type entryQuery struct {
	ID string `path:"id" maxLength:"200" doc:"the entry's id in the catalog"`
}

// An entryAnswer is one entry with its timeline.
type entryAnswer struct {
	Body struct {
		linkwatch.VerdictDocument
		Timeline []momentDocument `json:"timeline" nullable:"false" doc:"newest first"`
	}
}

// A momentDocument is a Moment as JSON.
type momentDocument struct {
	Health       linkwatch.Health        `json:"health" doc:"how the entry stood then"`
	Inconclusive bool                    `json:"inconclusive" doc:"whether the visit's round was, so that it changes no health"`
	Visit        linkwatch.VisitDocument `json:"visit"`
}

func (a api) entry(ctx context.Context, q *entryQuery) (*entryAnswer, error) {
	v, moments, ok, err := a.source.Timeline(ctx, linkwatch.EntryID(q.ID))
	if err != nil {
		return nil, ourFault(ctx, err)
	}
	if !ok {
		return nil, huma.Error404NotFound("the catalog has no entry of this name")
	}
	answer := &entryAnswer{}
	answer.Body.VerdictDocument = v.Document()
	answer.Body.Timeline = make([]momentDocument, len(moments))
	for i, m := range moments {
		answer.Body.Timeline[i] = momentDocument{m.Health, m.Visit.Inconclusive, m.Visit.Document()}
	}
	return answer, nil
}

// A roundsAnswer lists the rounds, newest first.
type roundsAnswer struct {
	Body struct {
		Running bool                      `json:"running" doc:"whether a round is running now"`
		Visited int                       `json:"visited" doc:"entries that the running round has visited"`
		Due     int                       `json:"due" doc:"entries that the running round has to visit"`
		Rounds  []linkwatch.RoundDocument `json:"rounds" nullable:"false"`
	}
}

func (a api) rounds(ctx context.Context, _ *struct{}) (*roundsAnswer, error) {
	rounds, err := a.source.Rounds(ctx)
	if err != nil {
		return nil, ourFault(ctx, err)
	}
	progress := a.source.Running()
	answer := &roundsAnswer{}
	answer.Body.Running, answer.Body.Visited, answer.Body.Due = progress.Running, progress.Visited, progress.Due
	answer.Body.Rounds = make([]linkwatch.RoundDocument, len(rounds))
	for i, r := range rounds {
		answer.Body.Rounds[i] = r.Document()
	}
	return answer, nil
}

// ourFault logs what went wrong and tells the caller only that something did.
func ourFault(ctx context.Context, err error) error {
	if ctx.Err() == nil { // a caller who left gets no answer and is no trouble
		slog.Error("answering the API", "err", err)
	}
	return huma.Error500InternalServerError("linkwatch could not answer; the reason is in its log")
}

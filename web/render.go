package web

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"linkwatch"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are the pages' templates, each with the layout around it, by name.
type templates map[string]*template.Template

func parseTemplates(a assets) templates {
	layout := template.Must(template.New("layout.html").Funcs(template.FuncMap{
		"asset": a.address,
		"ago":   ago, "day": day, "minute": minute, "instant": instant,
		"meaning": meaning, "outcome": outcome, "took": took, "exactly": exactly, "checkTitle": linkwatch.CheckTitle, "dated": dated,
	}).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html"))
	parsed := templates{}
	for _, name := range []string{"overview", "entry", "report", "rounds", "trouble"} {
		parsed[name] = template.Must(template.Must(layout.Clone()).ParseFS(templateFiles, "templates/"+name+".html"))
	}
	return parsed
}

// A page is what a handler wants shown.
type page struct {
	Template string
	Title    string
	Section  string // the part of the navigation that it belongs to; "" for none
	Model    any
}

// A trouble is an error that its reader is told in words.
type trouble struct {
	Status int
	Text   string
}

// Error gives the words.
func (t trouble) Error() string { return t.Text }

// show serves what f makes of a request.
func (s *site) show(f func(*http.Request) (page, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := f(r)
		if err == nil {
			err = s.write(w, http.StatusOK, p)
		}
		if err != nil {
			s.apologize(w, r, err)
		}
	}
}

// apologize tells the reader that there is no such page, and why; what went
// wrong inside is only logged.
func (s *site) apologize(w http.ResponseWriter, r *http.Request, err error) {
	t, told := errors.AsType[trouble](err)
	if !told {
		if r.Context().Err() == nil { // a reader who left gets no answer and is no trouble
			slog.Error("making a page", "path", r.URL.Path, "err", err)
		}
		t = trouble{http.StatusInternalServerError, "linkwatch could not make this page. The reason is in its log; the watching goes on."}
	}
	p := page{Template: "trouble", Title: http.StatusText(t.Status), Model: t}
	if err := s.write(w, t.Status, p); err != nil {
		slog.Error("making a page", "path", r.URL.Path, "err", err)
		http.Error(w, t.Text, t.Status)
	}
}

// nowhere answers for every path that nothing else is served at.
func (s *site) nowhere(*http.Request) (page, error) {
	return page{}, trouble{http.StatusNotFound, "There is no page at this address."}
}

// write makes the whole page before its first byte goes out.
func (s *site) write(w http.ResponseWriter, status int, p page) error {
	progress := s.source.Running()
	var b bytes.Buffer
	err := s.templates[p.Template].Execute(&b, struct {
		page
		Catalog   string
		Clock     time.Time
		Simulated bool
	}{p, s.source.Catalog, progress.clock(), progress.simulated()})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a reader who left gets no answer
	return nil
}

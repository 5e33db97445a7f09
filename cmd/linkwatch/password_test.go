package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// TestAPasswordStaysInTheCatalog checks pages twice whose addresses hold one, as
// one that redirects and one that is refused: nothing that is written or said
// tells it, and the second visit knows the first.
func TestAPasswordStaysInTheCatalog(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	conditional := 0
	web.Handle("h.test", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch _, password, _ := r.BasicAuth(); {
		case r.URL.Path == "/robots.txt" || password != "hush":
			http.NotFound(w, r)
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "https://ana:hush@h.test/", http.StatusFound)
		case r.Header.Get("If-None-Match") != "":
			conditional++
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "<title>Here</title><p>Here it is, as it should be.")
		}
	}))
	t.Chdir(t.TempDir())
	catalog := `version: 1
entries:
  - {id: page, title: Here, url: "https://ana:hush@h.test/"}
  - {id: moved, title: Here, url: "https://ana:hush@h.test/moved"}
  - {id: port, title: Here, url: "https://ana:hush@h.test:25/"}
  - {id: gone, title: Here, url: "https://ana:hush@nowhere.test/"}
`
	if err := os.WriteFile("catalog.yaml", []byte(catalog), 0o644); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	for range 2 {
		run(t.Context(), env{
			args:   []string{"check", "--verbose", "--output", "json=out.json", "--output", "csv=out.csv", "--metrics-file", "out.prom"},
			stdout: &said, stderr: &said, now: time.Now, rush: true,
			network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
		})
	}
	if conditional != 1 {
		t.Errorf("%d requests asked whether the page had changed, want the second round's", conditional)
	}
	if bytes.Contains(said.Bytes(), []byte("hush")) {
		t.Errorf("the password was said:\n%s", said.Bytes())
	}
	files, err := filepath.Glob("*")
	if err != nil || len(files) < 5 {
		t.Fatalf("files %v, error %v, want a database and three results", files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil || name != "catalog.yaml" && bytes.Contains(text, []byte("hush")) {
			t.Errorf("%s holds the password, or error %v", name, err)
		}
	}
}

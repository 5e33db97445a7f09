package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch/catalog"
	"linkwatch/crawler"
	"linkwatch/internal/story"
)

// blocks gives the fenced blocks of the README in one language.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		found = append(found, m[1])
	}
	if len(found) == 0 {
		t.Fatalf("README.md has no block of %s", language)
	}
	return found
}

// TestReadmeSession runs what the README shows over the simulated web as it is
// at the end of its story, and looks for every line that it shows.
func TestReadmeSession(t *testing.T) {
	end := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	now := func() time.Time { return end }
	list, err := catalog.Load("../../catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	world := story.New(allEntries(list), end.Add(-story.Length), now)
	defer world.Close()
	world.Advance(end)
	took := regexp.MustCompile(` in [0-9.]+ s$`)
	for _, block := range blocks(t, "console") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		args, ok := strings.CutPrefix(lines[0], "$ go run ./cmd/linkwatch ")
		if !ok {
			t.Fatalf("README.md shows %q, want a run of linkwatch", lines[0])
		}
		var said bytes.Buffer
		run(t.Context(), env{
			args:   append([]string{"--catalog", "../../catalog.yaml", "--db", ":memory:"}, strings.Fields(args)...),
			stdout: &said, stderr: &said, now: now, rush: true,
			network: crawler.Network{Lookup: world.Lookup, Dial: world.Dial}, roots: world.Web().Roots(),
		})
		text := strings.ReplaceAll(said.String(), "../../catalog.yaml", "catalog.yaml")
		printed := strings.Split(text, "\n")
		for i, line := range printed {
			printed[i] = took.ReplaceAllString(line, "")
		}
		for _, line := range lines[1:] {
			if line != "..." && !slices.Contains(printed, took.ReplaceAllString(line, "")) {
				t.Errorf("README.md shows %q, which is not in:\n%s", line, text)
			}
		}
	}
}

func TestReadmeCatalogIsRight(t *testing.T) {
	for _, block := range blocks(t, "yaml") {
		if _, err := catalog.Parse("README.md", []byte(block)); err != nil {
			t.Errorf("the README's catalog: %v", err)
		}
	}
}

func TestReadmeNamesTheCommandsAndMetricsThatExist(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range command(env{}).Commands() {
		if !strings.Contains(string(readme), "| `"+c.Name()) {
			t.Errorf("README.md does not tell of the command %q", c.Name())
		}
	}
	exposition, err := os.ReadFile("../../metrics/testdata/busy.prom")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`linkwatch_[a-z_]+`).FindAllString(string(readme), -1) {
		if !strings.Contains(string(exposition), "# TYPE "+name+" ") {
			t.Errorf("README.md names the metric %s, which is not told", name)
		}
	}
}

package catalog

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestDocsTellEveryKey keeps docs/catalog.md and the schema in step.
func TestDocsTellEveryKey(t *testing.T) {
	docs, err := os.ReadFile("../docs/catalog.md")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := os.ReadFile("../catalog.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	keysOf(root, keys)
	if len(keys) < 40 {
		t.Fatalf("the schema has %d keys, want 40 or more", len(keys))
	}
	for key := range keys {
		if !strings.Contains(string(docs), "`"+key+"`") {
			t.Errorf("docs/catalog.md does not tell of %s", key)
		}
	}
}

// keysOf gathers the keys that a schema and its parts describe.
func keysOf(schema any, keys map[string]bool) {
	switch schema := schema.(type) {
	case map[string]any:
		if properties, ok := schema["properties"].(map[string]any); ok {
			for key := range properties {
				keys[key] = true
			}
		}
		for _, part := range schema {
			keysOf(part, keys)
		}
	case []any:
		for _, part := range schema {
			keysOf(part, keys)
		}
	}
}

func TestExamplesInTheDocsHaveNoMistakes(t *testing.T) {
	docs, err := os.ReadFile("../docs/catalog.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write(t, folder+"/florida.yaml", "version: 1\ngroups: {shelters: {title: Shelters}}\nentries:\n- {id: keys, title: Keys}\n")
	_, list, _ := strings.Cut(string(docs), "```csv\n")
	list, _, _ = strings.Cut(list, "```")
	write(t, folder+"/shelters.csv", list)
	examples := strings.Split(string(docs), "```yaml\n")[1:]
	if len(examples) != 4 {
		t.Errorf("docs/catalog.md has %d examples, want 4", len(examples))
	}
	for _, example := range examples {
		example, _, _ = strings.Cut(example, "```")
		write(t, folder+"/catalog.yaml", example)
		if _, err := Load(folder + "/catalog.yaml"); err != nil {
			t.Errorf("%s\nhas mistakes:\n%v", example, err)
		}
	}
}

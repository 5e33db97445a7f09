package catalog

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"linkwatch/internal/golden"
)

const schemaFile = "../catalog.schema.json"

// TestTheSchemaForEditorsIsOfThePresentShape fails when shape.go or form.go
// changed and catalog.schema.json did not: go test ./catalog -update.
func TestTheSchemaForEditorsIsOfThePresentShape(t *testing.T) {
	golden.Equal(t, schemaFile, editorSchema(t))
}

func editorSchema(t *testing.T) []byte {
	r := jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, Anonymous: true, ExpandedStruct: true, Mapper: leafSchema}
	s := r.Reflect(document{})
	s.Title = "The catalog of linkwatch"
	s.Description = "What is watched, how strictly, when, and who is told."
	for _, keyed := range []struct {
		in  *jsonschema.Schema
		key string
		of  *form
	}{{s, "groups", idForm}, {s, "hosts", hostForm}, {s.Definitions["host"], "headers", headerForm}} {
		values, _ := keyed.in.Properties.Get(keyed.key)
		values.PropertyNames = &jsonschema.Schema{Pattern: keyed.of.pattern.String()}
	}
	entries, _ := s.Properties.Get("entries")
	entries.MinItems = new(uint64(1))
	s.AnyOf = []*jsonschema.Schema{{Required: []string{"entries"}}, {Required: []string{"include"}}}
	s.Definitions["entry"].Not = &jsonschema.Schema{Required: []string{"url", "same_page_as"}}
	var out bytes.Buffer
	encode := json.NewEncoder(&out)
	encode.SetEscapeHTML(false)
	encode.SetIndent("", "  ")
	if err := encode.Encode(s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// leafSchema gives a leaf's form; nil for what is no leaf.
func leafSchema(t reflect.Type) *jsonschema.Schema {
	l, ok := reflect.New(t).Interface().(leaf)
	if !ok {
		return nil
	}
	f := l.form()
	var ways []*jsonschema.Schema
	if f.sorts&textual != 0 {
		way := &jsonschema.Schema{Type: "string"}
		if f.pattern != nil {
			way.Pattern = f.pattern.String()
		}
		for _, word := range f.words {
			way.Enum = append(way.Enum, word)
		}
		ways = append(ways, way)
	}
	if f.sorts&numeric != 0 {
		bound := func(n int64) json.Number { data, _ := json.Marshal(n); return json.Number(data) }
		ways = append(ways, &jsonschema.Schema{Type: "integer", Minimum: bound(f.least), Maximum: bound(f.most)})
	}
	if f.sorts&logical != 0 {
		ways = append(ways, &jsonschema.Schema{Type: "boolean"})
	}
	if len(ways) == 1 {
		return ways[0]
	}
	return &jsonschema.Schema{AnyOf: ways}
}

func TestEveryKeyIsDescribedToEditors(t *testing.T) {
	var s jsonschema.Schema
	if err := json.Unmarshal(editorSchema(t), &s); err != nil {
		t.Fatal(err)
	}
	parts := map[string]*jsonschema.Schema{"catalog": &s}
	for name, part := range s.Definitions {
		parts[name] = part
	}
	for name, part := range parts {
		if part.Type != "object" {
			continue
		}
		if closed, err := json.Marshal(part.AdditionalProperties); err != nil || string(closed) != "false" {
			t.Errorf("%s: additionalProperties is %s (%v), want false", name, closed, err)
		}
		for key := part.Properties.Oldest(); key != nil; key = key.Next() {
			if !strings.HasSuffix(key.Value.Description, ".") {
				t.Errorf("%s.%s: description %q, want a sentence", name, key.Key, key.Value.Description)
			}
		}
	}
}

func TestTheSchemaTakesGoodCatalogs(t *testing.T) {
	schema := compiled(t)
	good := fixtures(t, "good")
	good["the real catalog"] = realCatalog(t)
	for name, data := range good {
		if doc, err := asJSON(data); err != nil {
			t.Errorf("%s: reading as YAML: %v", name, err)
		} else if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: got %v, want it valid", name, err)
		}
	}
}

// beyondSchema names the fixtures whose mistake no schema can see: it knows no
// other entry, no calendar, no time zones, and nothing of how values are written.
var beyondSchema = []string{
	"alias", "merge", "tag", "complex-key", "directive", "documents", "document-end", "nul", "out-of-line",
	"id-twice", "url-twice", "url-password-twice", "group-unknown",
	"same-page-unknown", "same-page-chain", "same-page-self", "same-page-unlinked", "series-unknown", "series-self", "series-unlinked",
	"title-control", "title-lines", "edition-month", "duration-long", "cron-range", "cron-word", "timezone-unknown", "url-password",
	"host-label", "host-span", "header-own", "header-twice", "header-value", "include-alone", "include-nothing", "include-outside",
}

func TestTheSchemaRefusesWhatItCanSee(t *testing.T) {
	schema := compiled(t)
	for name, data := range fixtures(t, "bad") {
		doc, err := asJSON(data)
		if err != nil {
			continue // an editor says so without a schema
		}
		err = schema.Validate(doc)
		if beyond := slices.Contains(beyondSchema, name); beyond != (err == nil) {
			t.Errorf("%s: the schema says %v; want a mistake: %v", name, err, !beyond)
		}
	}
}

func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	s, err := validator.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatalf("compiling %s: %v", schemaFile, err)
	}
	return s
}

// asJSON reads YAML as an editor hands it to its schema.
func asJSON(data []byte) (any, error) {
	var doc any
	if err := yaml.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &doc); err != nil {
		return nil, err
	}
	text, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	return validator.UnmarshalJSON(bytes.NewReader(text))
}

package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"linkwatch"
	"linkwatch/report"
)

const schemaFile = "../docs/check.schema.json"

func TestCheckAsJSONKeepsItsSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(schemaFile)
	if err != nil {
		t.Fatalf("compiling %s: %v", schemaFile, err)
	}
	for name, c := range map[string]report.Check{
		"a round": check(), "an inconclusive round": inconclusive(), "a round that runs": {Verdicts: these(verdicts()[0])},
	} {
		got := written(t, "json", c)
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(got))
		if err != nil {
			t.Fatalf("%s: not JSON: %v", name, err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"schema": "linkwatch/check/v2", "round": {}, "entries": [{"health": "fine"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(document) == nil {
		t.Error("the schema accepts a document of another form")
	}
}

// A schemaNode is the part of JSON Schema that check.schema.json uses.
type schemaNode struct {
	Ref         string                `json:"$ref"`
	Defs        map[string]schemaNode `json:"$defs"`
	Description string                `json:"description"`
	Required    []string              `json:"required"`
	Properties  map[string]schemaNode `json:"properties"`
	Items       *schemaNode           `json:"items"`
	AnyOf       []schemaNode          `json:"anyOf"`
	Type        any                   `json:"type"`
	Enum        []string              `json:"enum"`
}

func TestSchemaIsInStepWithTheDocument(t *testing.T) {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema schemaNode
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatalf("reading %s: %v", schemaFile, err)
	}
	s := step{t, schema.Defs, map[string]bool{}}
	s.compare("the document", schema, reflect.TypeFor[linkwatch.CheckDocument]())
	for name := range schema.Defs {
		if !s.seen[name] && name != "Check" { // findings name their check by a plain string
			t.Errorf("$defs.%s describes nothing of the document", name)
		}
	}
	for name, want := range map[string][]string{
		"Health": words(linkwatch.Healths), "Check": linkwatch.CheckNames, "FailureKind": words(linkwatch.FailureKinds),
		"Channel":   words(linkwatch.Channels),
		"Severity":  words([]linkwatch.Severity{linkwatch.Note, linkwatch.Warning, linkwatch.Error}),
		"TLSError":  words(append([]linkwatch.TLSError{""}, linkwatch.TLSErrors...)),
		"Precision": words([]linkwatch.Precision{linkwatch.Year, linkwatch.Month, linkwatch.Day}),
		"ClaimKind": words([]linkwatch.ClaimKind{linkwatch.Modified, linkwatch.Reviewed, linkwatch.Effective, linkwatch.Published}),
		"FactKind":  words([]linkwatch.FactKind{linkwatch.Phone, linkwatch.SMS, linkwatch.Email, linkwatch.Text}),
	} {
		if got := schema.Defs[name].Enum; !slices.Equal(got, want) {
			t.Errorf("$defs.%s.enum\n got %q\nwant %q", name, got, want)
		}
	}
}

// words gives values as JSON writes them.
func words[T any](values []T) []string {
	var written []string
	text, _ := json.Marshal(values)
	json.Unmarshal(text, &written)
	return written
}

// A step walks the schema and the Go type together.
type step struct {
	t    *testing.T
	defs map[string]schemaNode
	seen map[string]bool
}

func (s step) compare(where string, node schemaNode, of reflect.Type) {
	s.t.Helper()
	nullable := false
	if len(node.AnyOf) > 0 {
		s.described(where, node)
		nullable = slices.ContainsFunc(node.AnyOf, func(n schemaNode) bool { return n.Type == "null" })
		node = node.AnyOf[0]
	}
	if types, ok := node.Type.([]any); ok {
		nullable = slices.Contains(types, any("null"))
	}
	if pointer := of.Kind() == reflect.Pointer; pointer != nullable {
		s.t.Errorf("%s: nullable is %v in the schema, %v in %s", where, nullable, pointer, of)
	}
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if name, ok := strings.CutPrefix(node.Ref, "#/$defs/"); ok {
		if of.Name() != name && name != "Check" {
			s.t.Errorf("%s: the schema refers to %s, the type is %s", where, name, of)
		}
		s.seen[name] = true
		node, where = s.defs[name], name
	}
	switch of.Kind() {
	case reflect.Struct:
		if of != reflect.TypeFor[time.Time]() {
			s.compareFields(where, node, of)
		}
	case reflect.Slice:
		s.described(where, node)
		if node.Items == nil {
			s.t.Errorf("%s: the schema does not say what the array holds", where)
			return
		}
		if of.Elem().Kind() != reflect.String {
			s.compare(where, *node.Items, of.Elem())
		}
	default:
		s.described(where, node)
	}
}

func (s step) compareFields(where string, node schemaNode, of reflect.Type) {
	s.described(where, node)
	var names, required []string
	for i := range of.NumField() {
		name, option, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
		if option != "omitempty" {
			required = append(required, name)
		}
	}
	if !slices.Equal(node.Required, required) {
		s.t.Errorf("%s: required\n got %q\nwant %q", where, node.Required, required)
	}
	if len(node.Properties) != len(names) {
		s.t.Errorf("%s: %d properties, want %d", where, len(node.Properties), len(names))
	}
	for i, name := range names {
		property, ok := node.Properties[name]
		if !ok {
			s.t.Errorf("%s: no property %q", where, name)
			continue
		}
		s.compare(where+"."+name, property, of.Field(i).Type)
	}
}

func (s step) described(where string, node schemaNode) {
	if node.Description == "" {
		s.t.Errorf("%s: no description", where)
	}
}

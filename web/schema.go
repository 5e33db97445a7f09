package web

import (
	"github.com/danielgtaylor/huma/v2"

	"linkwatch"
)

// completeSchemas says what huma cannot see in the types: the names of the
// healths, and which objects may be null.
func completeSchemas(schemas map[string]*huma.Schema) {
	var healths []any
	for _, h := range linkwatch.Healths {
		healths = append(healths, h.String())
	}
	for _, s := range schemas {
		if p := s.Properties["health"]; p != nil {
			p.Enum = healths
		}
		// The documents never send null for a list.
		for _, p := range s.Properties {
			if p.Type == huma.TypeArray {
				p.Nullable = false
			}
		}
	}
	for _, name := range []string{"VerdictDocument", "EntryAnswerBody"} {
		orNull(schemas[name], "visit")
		orNull(schemas[name], "modified")
	}
	for _, property := range []string{"failure", "tls", "page"} {
		orNull(schemas["VisitDocument"], property)
	}
}

// orNull lets a property that refers to an object be null as well.
func orNull(s *huma.Schema, property string) {
	s.Properties[property] = &huma.Schema{OneOf: []*huma.Schema{s.Properties[property], {Type: "null"}}}
}

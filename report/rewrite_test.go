package report

import (
	"iter"
	"reflect"
	"testing"
	"time"

	"linkwatch"
)

func TestRewriteKnowsEveryKindThatTheNounsUse(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[checked](), reflect.TypeFor[titledWeekly](), reflect.TypeFor[entryStory]()} {
		known(t, of.String(), of)
	}
}

func known(t *testing.T, where string, of reflect.Type) {
	t.Helper()
	if opaque(of) || of == reflect.TypeFor[iter.Seq[linkwatch.Verdict]]() {
		return
	}
	switch of.Kind() {
	case reflect.Slice, reflect.Pointer:
		known(t, where, of.Elem())
	case reflect.Struct:
		for i := range of.NumField() {
			f := of.Field(i)
			if !f.IsExported() {
				t.Errorf("%s.%s is not exported: rewrite cannot copy it", where, f.Name)
			}
			known(t, where+"."+f.Name, f.Type)
		}
	case reflect.Map, reflect.Array, reflect.Interface, reflect.Func, reflect.Chan:
		t.Errorf("%s is a %s, which rewrite copies without its strings", where, of.Kind())
	}
}

func TestRewriteCopiesAllThatIsNoString(t *testing.T) {
	v := linkwatch.Verdict{
		Health: linkwatch.Broken, Since: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Findings: []linkwatch.Finding{{Check: "status", Evidence: []string{"a"}}},
		Last:     &linkwatch.Visit{Status: 404, Inconclusive: true, Took: time.Second},
	}
	same := func(s string) string { return s }
	if got := rewrite(v, same); !reflect.DeepEqual(got, v) {
		t.Errorf("rewrite with nothing to change\n got %+v\nwant %+v", got, v)
	}
	changed := rewrite(v, func(string) string { return "x" })
	if v.Findings[0].Evidence[0] != "a" || changed.Findings[0].Evidence[0] != "x" {
		t.Errorf("evidence: the original became %q, the copy %q; want a and x", v.Findings[0].Evidence[0], changed.Findings[0].Evidence[0])
	}
}

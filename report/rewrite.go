package report

import (
	"iter"
	"net/netip"
	"reflect"
	"time"

	"linkwatch"
)

// rewrite copies a value with every string in it, however deep, passed through
// change. Going by reflection means that a field added later is not forgotten.
func rewrite[T any](value T, change func(string) string) T {
	var copied T
	rewriteInto(reflect.ValueOf(&copied).Elem(), reflect.ValueOf(&value).Elem(), change)
	return copied
}

func rewriteInto(to, from reflect.Value, change func(string) string) {
	switch from.Kind() {
	case reflect.String:
		to.SetString(change(from.String()))
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			rewriteInto(to.Index(i), from.Index(i), change)
		}
	case reflect.Pointer:
		if from.IsNil() {
			return
		}
		to.Set(reflect.New(from.Type().Elem()))
		rewriteInto(to.Elem(), from.Elem(), change)
	case reflect.Func: // the values hold no other
		all := from.Interface().(iter.Seq[linkwatch.Verdict])
		to.Set(reflect.ValueOf(rewritten(all, change)))
	case reflect.Struct:
		if opaque(from.Type()) {
			to.Set(from)
			return
		}
		for i := range from.NumField() {
			rewriteInto(to.Field(i), from.Field(i), change)
		}
	default: // numbers, booleans and tallies; the nouns hold no map, function or interface
		to.Set(from)
	}
}

// rewritten rewrites verdicts one by one, as they are asked for.
func rewritten(verdicts iter.Seq[linkwatch.Verdict], change func(string) string) iter.Seq[linkwatch.Verdict] {
	return func(yield func(linkwatch.Verdict) bool) {
		for v := range verdicts {
			if !yield(rewrite(v, change)) {
				return
			}
		}
	}
}

// opaque reports whether a type hides its fields and holds no text of a page.
func opaque(t reflect.Type) bool {
	return t == reflect.TypeFor[time.Time]() || t == reflect.TypeFor[netip.Addr]() || t == reflect.TypeFor[tally]()
}

package catalog

import (
	"iter"
	"reflect"
	"strings"
)

// A column of a CSV list is a key of its entries that takes one value, or a
// kind of fact.
type column struct {
	path []string    // the key, as messages name it
	want string      // of a key that every entry must have; "" of others
	leaf func() leaf // where a value goes
	many bool        // whether a cell holds several values, with semicolons between
}

// columns gives every column that there can be. What a cell says goes into the
// entry.
func (d *decoder) columns(e *entry) map[string]column {
	all := map[string]column{
		"phone": {many: true, leaf: func() leaf { return added(&e.Facts.Phone) }},
		"sms":   {many: true, leaf: func() leaf { return added(&e.Facts.SMS) }},
		"email": {many: true, leaf: func() leaf { return added(&e.Facts.Email) }},
	}
	into := reflect.ValueOf(e).Elem()
	s := d.shape(into.Type())
	for key, field := range s.fields {
		if l, ok := into.FieldByIndex(field).Addr().Interface().(leaf); ok {
			all[key] = column{want: s.want[key], leaf: func() leaf { return l }}
		}
	}
	for key, c := range all {
		c.path = []string{key}
		all[key] = c
	}
	return all
}

// added gives the leaf that it puts at the list's end.
func added[L any, P interface {
	*L
	leaf
}](list *[]L) leaf {
	*list = append(*list, *new(L))
	return P(&(*list)[len(*list)-1])
}

// values gives what a cell says: nothing if it is blank.
func (c *column) values(cell string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest, more := strings.TrimSpace(cell), true
		if rest == "" {
			return
		}
		for value := rest; more; {
			if more = false; c.many {
				value, rest, more = strings.Cut(rest, ";")
			}
			if !yield(strings.TrimSpace(value)) {
				return
			}
		}
	}
}

package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// A mark is where something stands in its piece, and what a leaf has there.
type mark struct {
	line, column int
	text         string // without its quotes
	given        bool   // whether the file says anything
}

func (m *mark) at() *mark { return m }

// A placed value knows where it stands.
type placed interface{ at() *mark }

// A decoder puts the YAML of one piece into the structs of shape.go and says
// what does not fit.
type decoder struct {
	*ledger
	piece   *piece
	subject subject  // whose the keys are
	path    []string // the keys that lead to the present value
	shapes  map[reflect.Type]*shape
	row     func() *piece // makes the piece when it is first asked for; nil if it stands
	entries ast.Node      // the list of entries, if the head holds it
}

// A shape is a struct as the file writes it.
type shape struct {
	fields   map[string][]int // where each key's value goes
	required []string
	want     map[string]string // what a required key's value is to be
}

// shape reads a struct's keys from its tags, those of embedded structs included.
func (d *decoder) shape(t reflect.Type) *shape {
	s, known := d.shapes[t]
	if !known {
		s = &shape{fields: map[string][]int{}, want: map[string]string{}}
		for _, f := range reflect.VisibleFields(t) {
			if key := f.Tag.Get("yaml"); key != "" && key != "-" {
				s.fields[key] = f.Index
				if f.Tag.Get("jsonschema") == "required" {
					s.required = append(s.required, key)
					s.want[key] = "at least one"
					if l, ok := reflect.New(f.Type).Interface().(leaf); ok {
						s.want[key] = l.form().want
					}
				}
			}
		}
		d.shapes[t] = s
	}
	return s
}

// root gives the tree's root; nil if there is none, and then says why.
func (d *decoder) root(t tree) ast.Node {
	for _, trouble := range t.troubles {
		d.mistake(trouble.at, trouble.text, trouble.hint)
	}
	return t.root
}

// value decodes a node into a struct, a map, a slice or a leaf.
func (d *decoder) value(node ast.Node, into reflect.Value) {
	if l, ok := into.Addr().Interface().(leaf); ok {
		d.leaf(node, l)
		return
	}
	switch into.Kind() {
	case reflect.Struct:
		if keyed, ok := node.(ast.MapNode); d.fits(ok, node, "keys with values") {
			d.keys(node, keyed, into)
		}
	case reflect.Map:
		if keyed, ok := node.(ast.MapNode); d.fits(ok, node, "names with what belongs to each") {
			d.named(keyed, into)
		}
	case reflect.Slice:
		if into.Type() == reflect.TypeFor[[]entry]() {
			d.entries = node // read one by one, when defaults and groups are known
			return
		}
		list, ok := node.(*ast.SequenceNode)
		if !ok {
			d.unfit(node, "a list", "put it in brackets: [one, two]")
			return
		}
		d.items(list, into)
	}
}

func (d *decoder) items(list *ast.SequenceNode, into reflect.Value) {
	into.Set(reflect.MakeSlice(into.Type(), len(list.Values), len(list.Values)))
	for i, item := range list.Values {
		d.value(item, into.Index(i))
	}
}

// fits reports whether a node is of the sort that is wanted, and says so if not.
func (d *decoder) fits(ok bool, node ast.Node, want string) bool {
	if !ok {
		d.unfit(node, want, "")
	}
	return ok
}

func (d *decoder) unfit(node ast.Node, want, hint string) {
	is := sortOf(node)
	if is == nothing && len(d.path) > 0 {
		hint = "leave the key out if there is nothing to say"
	}
	d.mistake(markOfNode(node), fmt.Sprintf("%s is %s: want %s", d.whole(), is, want), hint)
}

// keys decodes a mapping into a struct.
func (d *decoder) keys(node ast.Node, keyed ast.MapNode, into reflect.Value) {
	place := into.Addr().Interface().(placed).at()
	*place = markOfNode(node)
	place.given = true
	s := d.shape(into.Type())
	stand := d.each(keyed, func(key string, at mark, value ast.Node) {
		field, known := s.fields[key]
		if !known {
			keys := slices.Sorted(maps.Keys(s.fields))
			d.mistake(at, d.within()+"unknown key "+quoted(key), cmp.Or(didYouMean(key, keys), "the keys here are "+strings.Join(keys, ", ")))
			return
		}
		d.under(key, func() { d.value(value, into.FieldByIndex(field)) })
	})
	for _, key := range s.required {
		if _, stands := stand[key]; !stands {
			d.mistake(*place, d.within()+key+" is missing: want "+s.want[key], "")
		}
	}
}

// under decodes what stands below a key.
func (d *decoder) under(key string, decode func()) {
	d.path = append(d.path, key)
	decode()
	d.path = d.path[:len(d.path)-1]
}

// each calls take for each key when it stands for the first time, and gives
// the line where that is.
func (d *decoder) each(keyed ast.MapNode, take func(key string, at mark, value ast.Node)) map[string]int {
	first := map[string]int{}
	for iter := keyed.MapRange(); iter.Next(); {
		tk := iter.Key().GetToken()
		key, at := tk.Value, markOf(tk)
		if earlier, double := first[key]; double {
			d.mistake(at, d.within()+"key "+quoted(key)+" stands twice: want it once", fmt.Sprintf("the first is on line %d", d.piece.line(earlier)))
			continue
		}
		first[key] = at.line
		take(key, at, iter.Value())
	}
	return first
}

// leaf decodes a value without keys.
func (d *decoder) leaf(node ast.Node, into leaf) {
	f, m := into.form(), into.at()
	is := sortOf(node)
	*m = markOfNode(node)
	m.given = true
	if is&(listing|mapping|nothing) != 0 {
		d.unfit(node, f.want, "write one value, without keys, brackets or dash")
		return
	}
	m.text = textOf(node)
	d.understand(into, is)
}

// understand reads a leaf's text, which YAML takes for a sort, and says so if
// it means nothing.
func (d *decoder) understand(l leaf, is sort) {
	f, m := l.form(), l.at()
	if is&f.sorts != 0 && f.fits(m.text) && l.read() {
		return
	}
	value := quoted(m.text)
	if _, hidden := l.(*header); hidden {
		value = "with this value"
	}
	d.mistake(*m, fmt.Sprintf("%s %s: want %s", d.key(), value, f.want), leafHint(is, l))
}

func leafHint(is sort, l leaf) string {
	f, text := l.form(), l.at().text
	switch {
	case is&f.sorts == 0 && f.fits(text) && is == textual:
		return "write it without quotes"
	case is&f.sorts == 0 && f.fits(text):
		return "put it in quotes"
	case f.words != nil:
		return didYouMean(text, f.words)
	}
	return l.hint()
}

func (d *decoder) mistake(m mark, text, hint string) {
	d.ledger.mistake(d.source(), m, d.about(text), hint)
}

func (d *decoder) warning(m mark, text, hint string) {
	d.ledger.warning(d.source(), m, d.about(text), hint)
}

// about begins a message with whom it is about.
func (d *decoder) about(text string) string {
	if d.subject == (subject{}) {
		return text
	}
	return d.subject.String() + ": " + text
}

// source is the piece that is decoded.
func (d *decoder) source() *piece {
	if d.piece == nil {
		d.piece = d.row()
	}
	return d.piece
}

// key names the present value: confirm.over.
func (d *decoder) key() string { return strings.Join(d.path, ".") }

// whole is what the value is called that has the keys.
func (d *decoder) whole() string {
	switch {
	case len(d.path) > 0:
		return d.key()
	case d.subject.what != "":
		return "this"
	case d.included != "":
		return "the file"
	}
	return "the catalog"
}

// within is what a key's name is preceded by.
func (d *decoder) within() string {
	if len(d.path) == 0 {
		return ""
	}
	return d.key() + ": "
}

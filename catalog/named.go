package catalog

import (
	"reflect"

	"github.com/goccy/go-yaml/ast"
)

// A named value stands below a key that people choose.
type named interface {
	placed
	key() (what string, form leaf)
}

func (*group) key() (string, leaf)  { return "group", &id{} }
func (*host) key() (string, leaf)   { return "host", &hostName{} }
func (*header) key() (string, leaf) { return "header", &headerName{} }

// named decodes a mapping whose keys people choose.
func (d *decoder) named(keyed ast.MapNode, into reflect.Value) {
	into.Set(reflect.MakeMap(into.Type()))
	d.each(keyed, func(text string, at mark, node ast.Node) {
		value := reflect.New(into.Type().Elem())
		what, key := value.Interface().(named).key()
		key.at().text = text
		if !key.form().fits(text) || !key.read() {
			d.mistake(at, what+" "+quoted(text)+": want "+key.form().want, key.hint())
		}
		text = key.at().text
		if into.MapIndex(reflect.ValueOf(text)).IsValid() {
			d.mistake(at, d.within()+what+" "+quoted(text)+" stands twice: want it once", "")
			return
		}
		if _, single := value.Interface().(leaf); single {
			d.under(text, func() { d.value(node, value.Elem()) })
		} else {
			one := &decoder{ledger: d.ledger, piece: d.piece, subject: subject{what: what, name: text}, shapes: d.shapes}
			one.value(node, value.Elem())
			*value.Interface().(named).at() = at
		}
		into.SetMapIndex(reflect.ValueOf(text), value.Elem())
	})
}

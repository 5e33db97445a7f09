package catalog

import (
	"fmt"
	"reflect"

	"github.com/goccy/go-yaml/ast"
)

// A part is a YAML file in reading: the catalog itself, or one that it includes.
type part struct {
	head  *decoder // of what is not an entry
	items []piece  // the entries that split found
}

// part reads what is not an entry into a struct of shape.go.
func (r *reader) part(l *ledger, text string, into any, empty string) *part {
	head, items := split(text)
	d := &decoder{ledger: l, piece: &head, shapes: r.shapes}
	root := d.root(head.tree())
	switch {
	case root != nil:
		d.value(root, reflect.ValueOf(into).Elem())
	case len(l.mistakes) == 0:
		d.mistake(mark{line: 1, column: 1}, empty, "")
	}
	return &part{head: d, items: items}
}

// read reads the entries: the items, or those that the head lists in brackets.
func (p *part) read(r *reader) error {
	d := p.head
	if len(p.items) == 0 {
		p.listed(r)
		return nil
	}
	if d.entries != nil && sortOf(d.entries) != nothing {
		d.mistake(markOfNode(d.entries), "entries: this does not line up with the entries above it", fmt.Sprintf("begin every entry in the column of the first, on line %d", p.items[0].first))
	}
	if room := maxEntries - r.entries.list.Len(); len(p.items) > room {
		d.ledger.mistake(&p.items[room], mark{line: 1, column: 1}, tooMany, "")
		return nil
	}
	i := 0
	for item, tree := range ahead(p.items) {
		if d.full() {
			return nil
		}
		i++
		r.item(p.decoder(item, i), tree)
	}
	return nil
}

var tooMany = fmt.Sprintf("entry %d: want at most %d entries", maxEntries+1, maxEntries)

// item reads the entry that split found.
func (r *reader) item(d *decoder, t tree) {
	root := d.root(t)
	if list, ok := root.(*ast.SequenceNode); ok && len(list.Values) == 1 {
		r.entry(d, list.Values[0], d.piece.first)
		return
	}
	r.unreadEntries = true
	if root != nil { // not seen so far: split cuts before every dash
		d.mistake(markOfNode(root), "want one entry that begins with a dash", "")
	}
}

// listed reads the entries that stand in the head.
func (p *part) listed(r *reader) {
	d := p.head
	if d.entries == nil {
		return
	}
	list, ok := d.entries.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		is := sortOf(d.entries)
		if is == listing {
			is = nothing
		}
		d.mistake(markOfNode(d.entries), "entries is "+is.String()+": want a list of at least one entry", "")
		return
	}
	for i, node := range list.Values {
		at := markOfNode(node)
		if !list.IsFlowStyle && i < len(list.Entries) {
			at = markOf(list.Entries[i].Start)
		}
		r.entry(p.decoder(d.piece, i+1), node, d.piece.line(at.line))
	}
}

// decoder decodes the file's nth entry, which stands in the piece.
func (p *part) decoder(in *piece, n int) *decoder {
	return &decoder{ledger: p.head.ledger, piece: in, shapes: p.head.shapes, subject: subject{what: "entry", number: n}}
}

package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/goccy/go-yaml/ast"

	"linkwatch"
)

// Parse reads a catalog from data; name is what mistakes call the file. The
// error is Mistakes if the content is wrong: all of them, in the file's order.
func Parse(name string, data []byte) (*Catalog, error) {
	r := &reader{
		ledger:  &ledger{file: name},
		shapes:  map[reflect.Type]*shape{},
		catalog: &Catalog{Path: name, Schedule: Schedule{Location: time.UTC}},
		groups:  map[string]shared{},
		byID:    map[linkwatch.EntryID]int{},
		byURL:   map[string]int{},
	}
	if text, ok := r.text(data); ok {
		head, items := split(text)
		r.head(&head, items)
		r.samePages()
	}
	if len(r.mistakes) > 0 {
		return nil, Mistakes(sorted(r.mistakes))
	}
	r.catalog.Warnings = sorted(r.warnings)
	return r.catalog, nil
}

// A reader makes a catalog of a file's text.
type reader struct {
	*ledger
	shapes   map[reflect.Type]*shape
	catalog  *Catalog
	defaults linkwatch.Policy
	groups   map[string]shared
	byID     map[linkwatch.EntryID]int // the first entry of each id
	byURL    map[string]int            // the first entry of each normal address
	guests   []guest
	// What could not be read may hold what others name: its absence is then no
	// mistake of theirs.
	unreadGroups, unreadEntries bool
}

// Shared is what a group's entries have in common.
type shared struct {
	policy linkwatch.Policy
	owner  string
}

// A guest is an entry that is kept on another entry's page.
type guest struct {
	index   int
	decoder *decoder
	at      mark
}

// head reads what is not an entry, then the entries: those of the items, or of
// the head itself where it lists them in brackets.
func (r *reader) head(head *piece, items []piece) {
	d := &decoder{ledger: r.ledger, piece: head, shapes: r.shapes}
	root := d.root(head.tree())
	var doc document
	switch {
	case root != nil:
		d.value(root, reflect.ValueOf(&doc).Elem())
	case len(r.mistakes) == 0:
		d.mistake(mark{line: 1, column: 1}, "the catalog is empty: want version: 1 and entries", "")
	}
	r.unreadGroups = doc.Groups == nil && len(r.mistakes) > 0
	r.schedule(doc.Schedule)
	for _, c := range doc.Canaries {
		r.catalog.Canaries = append(r.catalog.Canaries, c.text)
		d.warn(c, "canaries")
	}
	r.policies(doc)
	if len(items) > 0 {
		if d.entries != nil && sortOf(d.entries) != nothing {
			d.mistake(markOfNode(d.entries), "entries: this does not line up with the entries above it", fmt.Sprintf("begin every entry in the column of the first, on line %d", items[0].first))
		}
		r.items(items)
		return
	}
	r.list(d)
}

func (r *reader) schedule(s schedule) {
	r.catalog.Schedule.Round, r.catalog.Schedule.Report = s.Round.text, s.Report.text
	if s.Timezone.location != nil {
		r.catalog.Schedule.Location = s.Timezone.location
	}
}

func (r *reader) policies(doc document) {
	r.defaults = doc.Defaults.over(builtIn)
	inOrder := slices.SortedFunc(maps.Keys(doc.Groups), func(a, b string) int {
		ga, gb := doc.Groups[a], doc.Groups[b]
		return cmp.Or(cmp.Compare(ga.line, gb.line), cmp.Compare(ga.column, gb.column))
	})
	for _, id := range inOrder {
		g := doc.Groups[id]
		r.catalog.Groups = append(r.catalog.Groups, Group{ID: id, Title: g.Title.text, Owner: g.Owner.text})
		r.groups[id] = shared{policy: g.over(r.defaults), owner: g.Owner.text}
	}
}

// items reads the entries that split found.
func (r *reader) items(items []piece) {
	if len(items) > maxEntries {
		r.mistake(&items[maxEntries], mark{line: 1, column: 1}, fmt.Sprintf("entry %d: want at most %d entries", maxEntries+1, maxEntries), "")
		return
	}
	i := 0
	for p, tree := range ahead(items) {
		if r.full() {
			return
		}
		d := r.decoder(p, i)
		i++
		root := d.root(tree)
		if list, ok := root.(*ast.SequenceNode); ok && len(list.Values) == 1 {
			r.entry(d, list.Values[0], p.first)
			continue
		}
		r.unreadEntries = true
		if root != nil { // not seen so far: split cuts before every dash
			d.mistake(markOfNode(root), "want one entry that begins with a dash", "")
		}
	}
}

// list reads the entries that stand in the head.
func (r *reader) list(d *decoder) {
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
		r.entry(r.decoder(d.piece, i), node, d.piece.line(at.line))
	}
}

// decoder decodes the ith entry, which stands in the piece.
func (r *reader) decoder(p *piece, i int) *decoder {
	return &decoder{ledger: r.ledger, piece: p, shapes: r.shapes, context: fmt.Sprintf("entry %d", i+1)}
}

package catalog

import (
	"cmp"
	"hash/maphash"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"linkwatch"
)

// Parse reads a catalog of one file from data; name is what mistakes call it.
// The error is Mistakes if the content is wrong: all of them, in the file's
// order. It opens no file: to include one is a mistake here, and Load's to do.
func Parse(name string, data []byte) (*Catalog, error) {
	r := newReader(name)
	if err := r.read(data, nil); err != nil {
		return nil, err // not seen so far: only included files give trouble
	}
	return r.result()
}

// A reader makes a catalog of its files' texts.
type reader struct {
	catalog  *Catalog
	ledgers  []*ledger // one a file: the catalog's, then those that it includes
	shapes   map[reflect.Type]*shape
	defaults linkwatch.Policy
	groups   map[string]shared
	room     int     // bytes of YAML that may still be read
	entries  entries // of the catalog
	urls     index   // of entries by their normal addresses
	guests   []reference
	inSeries []reference
	scratch  entry // the one being read
	// What could not be read may hold what others name: its absence is then no
	// mistake of theirs.
	unreadGroups, unreadEntries bool
}

// Shared is what a group's entries have in common.
type shared struct {
	policy linkwatch.Policy
	owner  string
	file   string // that states the group, as the catalog includes it
	line   int
}

func newReader(path string) *reader {
	r := &reader{
		catalog: &Catalog{Path: path, Schedule: Schedule{Location: time.UTC}, Hosts: map[string]linkwatch.HostPolicy{}},
		shapes:  map[reflect.Type]*shape{},
		groups:  map[string]shared{},
		room:    maxBytes,
	}
	r.entries.seed = maphash.MakeSeed()
	return r
}

// read reads the catalog's own file, then what it includes from the folder. The
// error is trouble with a file, not with what it says.
func (r *reader) read(data []byte, from *folder) error {
	own := r.ledger("")
	text, ok := r.text(own, data)
	if !ok {
		return nil
	}
	var doc document
	p := r.part(own, text, &doc, "the catalog is empty: want version: 1 and entries")
	if doc.given && p.head.entries == nil && len(doc.Include) == 0 {
		p.head.mistake(doc.mark, "entries is missing: want at least one", "")
	}
	r.schedule(doc.Schedule)
	for _, c := range doc.Canaries {
		r.catalog.Canaries = append(r.catalog.Canaries, c.text)
		p.head.warn(c, "canaries")
	}
	r.hosts(p.head, doc.Hosts)
	r.defaults = doc.Defaults.over(builtIn)
	r.addGroups(p, doc.Groups)
	included, err := r.include(p.head, doc.Include, from)
	if err != nil {
		return err
	}
	if err := r.readAll(append([]list{p}, included...)); err != nil {
		return err
	}
	r.samePages()
	r.series()
	return nil
}

// readAll reads the entries of all files, in their order.
func (r *reader) readAll(lists []list) error {
	for _, l := range lists {
		if r.full() {
			return nil
		}
		if err := l.read(r); err != nil {
			return err
		}
	}
	return nil
}

// ledger begins the ledger of a file, which is named as the catalog includes it.
func (r *reader) ledger(included string) *ledger {
	l := &ledger{file: r.shown(included), included: included}
	r.ledgers = append(r.ledgers, l)
	return l
}

// shown is how people are told of a file.
func (r *reader) shown(included string) string {
	if included == "" {
		return r.catalog.Path
	}
	return filepath.Join(filepath.Dir(r.catalog.Path), filepath.FromSlash(included))
}

// full reports whether more mistakes were found than help anybody.
func (r *reader) full() bool { return slices.ContainsFunc(r.ledgers, (*ledger).full) }

func (r *reader) result() (*Catalog, error) {
	var mistakes Mistakes
	for _, l := range r.ledgers {
		mistakes = append(mistakes, sorted(l.mistakes)...)
		r.catalog.Warnings = append(r.catalog.Warnings, sorted(l.warnings)...)
	}
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	r.catalog.entries = r.entries
	return r.catalog, nil
}

func (r *reader) schedule(s schedule) {
	r.catalog.Schedule.Round, r.catalog.Schedule.Report = s.Round.text, s.Report.text
	if s.Timezone.location != nil {
		r.catalog.Schedule.Location = s.Timezone.location
	}
}

// addGroups takes up the groups that a file states. All entries may name them,
// those of other files included.
func (r *reader) addGroups(p *part, groups map[string]group) {
	if groups == nil && len(p.head.mistakes) > 0 {
		r.unreadGroups = true
	}
	inOrder := slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		ga, gb := groups[a], groups[b]
		return cmp.Or(cmp.Compare(ga.line, gb.line), cmp.Compare(ga.column, gb.column))
	})
	for _, id := range inOrder {
		g := groups[id]
		if first, double := r.groups[id]; double {
			p.head.mistake(g.mark, "group "+quoted(id)+" is already that of "+r.place(first.file, first.line, p.head.ledger)+": want each group once", "")
			continue
		}
		r.catalog.Groups = append(r.catalog.Groups, Group{ID: id, Title: g.Title.text, Owner: g.Owner.text})
		r.groups[id] = shared{policy: g.over(r.defaults), owner: g.Owner.text, file: p.head.included, line: p.head.piece.line(g.line)}
	}
}

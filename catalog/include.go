package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// A list is a file of entries. They are read when all files' groups are known.
type list interface {
	read(r *reader) error
}

// include opens the files that the catalog includes and reads of them what all
// entries need to know. They include no further files.
func (r *reader) include(d *decoder, wanted []inclusion, from *folder) (lists []list, err error) {
	for i := range wanted {
		w := &wanted[i]
		var l list
		if want := w.refusal(from, i); want != "" {
			d.mistake(w.mark, "include "+quoted(w.text)+": "+want, "")
		} else if w.fits() {
			if l, err = r.open(w.text, from); err != nil {
				return nil, fmt.Errorf("including %q: %w", r.shown(w.text), err)
			}
		}
		if l == nil {
			r.unreadGroups, r.unreadEntries = true, true
			continue
		}
		lists = append(lists, l)
	}
	return lists, nil
}

// refusal says what is wanted in place of the ith file; "" if it can be read,
// or if its path does not fit, which has been said.
func (w *inclusion) refusal(from *folder, i int) string {
	switch {
	case !w.fits():
		return ""
	case from == nil:
		return "want no include where only one file is read"
	case i >= maxFiles:
		return fmt.Sprintf("want at most %d files", maxFiles)
	}
	switch err := from.admit(w.text); {
	case err == nil:
		return ""
	case errors.Is(err, fs.ErrNotExist):
		return "want a file that exists"
	case errors.Is(err, errTwice):
		return "want each file once, and not the catalog's own"
	case errors.Is(err, fs.ErrPermission):
		return "want a file that may be read"
	}
	return "want a regular file in the catalog's folder, also where a link leads"
}

func (w *inclusion) fits() bool { return w.form().fits(w.text) && w.read() }

// open opens an included file; nil if it is no text.
func (r *reader) open(name string, from *folder) (list, error) {
	r.catalog.Files = append(r.catalog.Files, r.shown(name))
	l := r.ledger(name)
	if path.Ext(name) == ".csv" {
		return &table{ledger: l, name: name, from: from}, nil
	}
	data, err := from.read(name, r.room+1)
	if err != nil {
		return nil, err
	}
	text, ok := r.text(l, data)
	if !ok {
		return nil, nil
	}
	var s section
	p := r.part(l, text, &s, "the file is empty: want entries")
	r.addGroups(p, s.Groups)
	return p, nil
}

// read takes what leads to no other folder as it is written.
func (w *inclusion) read() bool { return filepath.IsLocal(filepath.FromSlash(w.text)) }

func (w *inclusion) hint() string {
	switch {
	case strings.Contains(w.text, `\`):
		return "write / between folders"
	case strings.ContainsAny(w.text, "*?"):
		return "name each file by itself"
	case strings.HasPrefix(w.text, "/") || strings.Contains("/"+w.text+"/", "/../"):
		return "paths begin at the catalog's folder and stay in it"
	}
	return ""
}

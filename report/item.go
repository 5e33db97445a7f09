package report

import (
	"fmt"
	"path/filepath"

	"linkwatch"
)

// entryItem tells of an entry without saying anything about it yet.
func entryItem(catalog string, v linkwatch.Verdict) item {
	e := v.Entry
	it := item{Health: v.Health, Title: short(e.Title), Place: place(catalog, e), URL: e.URL, owner: short(e.Owner)}
	if href, safe := v.Link(); safe {
		it.Href = href
	}
	return it
}

// place is where the catalog names the entry: catalog.yaml:14.
func place(catalog string, e linkwatch.Entry) string {
	return fmt.Sprintf("%s:%d", fileOf(catalog, e), e.Line)
}

// fileOf is the file that holds an entry: the catalog, or one that it includes.
func fileOf(catalog string, e linkwatch.Entry) string {
	if e.File == "" {
		return catalog
	}
	return filepath.Join(filepath.Dir(catalog), e.File)
}

// fullItem tells of an entry with all that is said against it.
func fullItem(catalog string, v linkwatch.Verdict) item {
	it := entryItem(catalog, v)
	it.Standing = standing(v)
	for _, f := range v.Findings {
		it.Reasons = append(it.Reasons, reasonOf(f))
	}
	return it
}

// briefItem tells of an entry in one line.
func briefItem(catalog string, v linkwatch.Verdict, why ...reason) item {
	it := entryItem(catalog, v)
	it.Brief, it.Reasons = true, why
	return it
}

func reasonOf(f linkwatch.Finding) reason {
	r := reason{Detail: sentence(short(f.Detail)), Hint: f.Hint}
	for _, e := range f.Evidence {
		r.Evidence = append(r.Evidence, short(e))
	}
	return r
}

package main

import (
	"iter"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
	"linkwatch/internal/packed"
)

// verdictList is the verdicts on a catalog's entries at one moment, in its
// order. They are packed, without their entries: a million take as much memory
// as a few thousand would as such.
type verdictList struct {
	catalog *catalog.Catalog
	at      time.Time
	of      selection // the entries judged; nil: all
	packed  packed.List[linkwatch.Verdict]
}

func newVerdictList(list *catalog.Catalog, at time.Time, of selection) *verdictList {
	l := &verdictList{catalog: list, at: at, of: of}
	l.packed.Grow(list.Len())
	return l
}

// holds reports whether the ith entry is among those judged.
func (l *verdictList) holds(i int) bool { return l.of == nil || l.of[i] }

// put keeps the verdict on the ith entry.
func (l *verdictList) put(i int, v linkwatch.Verdict) {
	v.Entry, v.At = linkwatch.Entry{}, time.Time{}
	l.packed.Set(i, v)
}

// verdict gives the one on the ith entry.
func (l *verdictList) verdict(i int) linkwatch.Verdict {
	var v linkwatch.Verdict
	l.take(i, &v)
	return v
}

// take puts the verdict on the ith entry into one that is there.
func (l *verdictList) take(i int, v *linkwatch.Verdict) {
	if !l.packed.Has(i) {
		*v = checks.Judge(l.catalog.Entry(i), checks.Past{}, l.at) // nobody had visited it
		return
	}
	l.packed.Take(i, v)
	l.catalog.Take(i, &v.Entry)
	v.At = l.at
}

// all gives every verdict.
func (l *verdictList) all() iter.Seq[linkwatch.Verdict] {
	return func(yield func(linkwatch.Verdict) bool) {
		var v linkwatch.Verdict
		for i := range l.catalog.Len() {
			if !l.holds(i) {
				continue
			}
			if l.take(i, &v); !yield(v) {
				return
			}
		}
	}
}

// healths gives every verdict's health, by the entry's number.
func (l *verdictList) healths() iter.Seq2[int, linkwatch.Health] {
	return func(yield func(int, linkwatch.Health) bool) {
		var v linkwatch.Verdict
		for i := range l.catalog.Len() {
			switch {
			case !l.holds(i):
				continue
			case l.packed.Has(i):
				l.packed.Take(i, &v)
			default:
				l.take(i, &v)
			}
			if !yield(i, v.Health) {
				return
			}
		}
	}
}

// lean leaves of a verdict what is told of it among others. Only an entry's
// whole story tells more of its visits.
func lean(v linkwatch.Verdict) linkwatch.Verdict {
	if last := v.Last; last != nil {
		p := last.Page
		v.Last = &linkwatch.Visit{
			At: last.At, Took: last.Took, FinalURL: last.FinalURL, Attempts: make([]linkwatch.Attempt, len(last.Attempts)), Hops: last.Hops,
			Status: last.Status, Failure: last.Failure, TLS: last.TLS,
			Page: linkwatch.Page{ContentType: p.ContentType, Bytes: p.Bytes, Truncated: p.Truncated, Title: p.Title, Language: p.Language},
		}
	}
	if read := v.Read; read != nil {
		v.Read = &linkwatch.Visit{}
		for _, f := range v.Entry.Facts {
			if read.Page.Shows(f) {
				v.Read.Page.Facts = append(v.Read.Page.Facts, f)
			}
		}
	}
	return v
}

// leanest leaves no more of most verdicts than that the entry stands well.
func leanest(v linkwatch.Verdict) linkwatch.Verdict {
	if v.Health == linkwatch.Healthy && len(v.Findings)+len(v.Waived) == 0 {
		return linkwatch.Verdict{Health: v.Health}
	}
	return lean(v)
}

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
	e := l.catalog.Entry(i)
	if !l.packed.Has(i) {
		return checks.Judge(e, checks.Past{}, l.at) // nobody had visited it
	}
	v := l.packed.At(i)
	v.Entry, v.At = e, l.at
	return v
}

// all gives every verdict.
func (l *verdictList) all() iter.Seq[linkwatch.Verdict] {
	return func(yield func(linkwatch.Verdict) bool) {
		for i := range l.catalog.Len() {
			if l.holds(i) && !yield(l.verdict(i)) {
				return
			}
		}
	}
}

// healths gives every verdict's health, by the entry's number.
func (l *verdictList) healths() iter.Seq2[int, linkwatch.Health] {
	return func(yield func(int, linkwatch.Health) bool) {
		for i := range l.catalog.Len() {
			if !l.holds(i) {
				continue
			}
			v := l.packed.At(i)
			if !l.packed.Has(i) {
				v = l.verdict(i)
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

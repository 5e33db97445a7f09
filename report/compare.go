package report

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"linkwatch"
)

// A Weekly is what a period brought: a week, usually.
type Weekly struct {
	Since, Until time.Time
	Verdicts     iter.Seq[linkwatch.Verdict] // at Until, in the catalog's order
	Changes      []Change                    // by kind in the order of ChangeKinds, then in the catalog's order
	Standing     []linkwatch.Verdict         // hijacked, broken or stale at Since and still the same, the worst first
}

// A Change is an entry that stands differently, or is new, or is gone.
type Change struct {
	Kind   ChangeKind
	Before linkwatch.Health  // unvisited for an entry that was not in the catalog
	After  linkwatch.Verdict // the last one known for an entry that is removed
}

// ChangeKind says what changed.
type ChangeKind string

// The kinds of change. An entry that is new in the catalog and broken already
// is told twice: as added, and as newly broken.
const (
	NewlyHijacked ChangeKind = "hijacked"
	NewlyBroken   ChangeKind = "broken"
	NewlyStale    ChangeKind = "stale"
	NewlyUnsure   ChangeKind = "unsure"    // from healthy, or from bad: we can no longer tell
	Recovered     ChangeKind = "recovered" // healthy after it was stale, broken or hijacked
	Added         ChangeKind = "added"
	Removed       ChangeKind = "removed"
)

// ChangeKinds lists every kind of change, the gravest first.
var ChangeKinds = []ChangeKind{NewlyHijacked, NewlyBroken, NewlyStale, NewlyUnsure, Recovered, Added, Removed}

// Compare tells what changed between the verdicts at two moments. Entries are
// the same if their ids are.
func Compare(before, after iter.Seq[linkwatch.Verdict], since, until time.Time) Weekly {
	w := Weekly{Since: since, Until: until, Verdicts: after}
	old := map[linkwatch.EntryID]linkwatch.Health{}
	for v := range before {
		old[v.Entry.ID] = v.Health
	}
	for v := range after {
		was, known := old[v.Entry.ID]
		if !known {
			w.Changes = append(w.Changes, Change{Added, linkwatch.Unvisited, v})
		}
		if kind := changeOf(was, v.Health); kind != "" {
			w.Changes = append(w.Changes, Change{kind, was, v})
		} else if needy(v.Health) {
			w.Standing = append(w.Standing, v)
		}
		delete(old, v.Entry.ID)
	}
	if len(old) > 0 {
		w.Changes = append(w.Changes, removed(before, old)...)
	}
	slices.SortStableFunc(w.Changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(ChangeKinds, a.Kind), slices.Index(ChangeKinds, b.Kind))
	})
	w.Standing = worstFirst(w.Standing)
	return w
}

// removed tells of the entries that are left.
func removed(before iter.Seq[linkwatch.Verdict], left map[linkwatch.EntryID]linkwatch.Health) []Change {
	var changes []Change
	for v := range before {
		if _, gone := left[v.Entry.ID]; gone {
			changes = append(changes, Change{Removed, v.Health, v})
		}
	}
	return changes
}

// Changed gives the changes of one kind.
func (w Weekly) Changed(kind ChangeKind) []Change {
	return slices.DeleteFunc(slices.Clone(w.Changes), func(c Change) bool { return c.Kind != kind })
}

// changeOf names the change from one health to another; "" if there is none
// worth telling. Unsure is neither a loss nor a recovery: a broken entry that we
// can no longer tell has not recovered, and an unsure one that proves healthy
// had never been told as lost.
func changeOf(before, after linkwatch.Health) ChangeKind {
	switch {
	case before == after:
		return ""
	case after == linkwatch.Hijacked:
		return NewlyHijacked
	case after == linkwatch.Broken:
		return NewlyBroken
	case after == linkwatch.Stale:
		return NewlyStale
	case after == linkwatch.Unsure:
		return NewlyUnsure
	case after == linkwatch.Healthy && needy(before):
		return Recovered
	}
	return ""
}

package revisit

import (
	"slices"
	"time"

	"linkwatch"
)

// A Look is a visit that read the page, and whether it had changed since the
// look before. The first of several looks has none before it.
type Look struct {
	At      time.Time
	Changed bool
}

// Looks gives the looks among an entry's visits, oldest first; the visits are
// newest first, as histories are. Where it is known at which of them something
// else stood in place of the page, leave those out.
//
// What was read at another address of the entry, or by another reader of pages,
// is not compared with what is read now.
func Looks(visits []linkwatch.Visit) []Look {
	var looks []Look
	var versions []version
	for _, v := range slices.Backward(alike(visits)) {
		looks = append(looks, Look{At: v.At})
		if n := len(versions); n > 0 && v.SameText(versions[n-1].visit) {
			versions[n-1].stayed = true
			continue
		}
		versions = append(versions, version{visit: v, first: len(looks) - 1})
	}
	for _, first := range changes(versions) {
		looks[first].Changed = true
	}
	return looks
}

// alike gives the visits that read the page as the newest of them did.
func alike(visits []linkwatch.Visit) []*linkwatch.Visit {
	var list []*linkwatch.Visit
	for i := range visits {
		v := &visits[i]
		if v.Inconclusive || v.Failure != (linkwatch.Failure{}) || v.Status != 200 && v.Status != 304 {
			continue
		}
		if len(list) > 0 && (v.URL != list[0].URL || v.Page.Reader != list[0].Page.Reader) {
			break
		}
		list = append(list, v)
	}
	return list
}

package checks

import "linkwatch"

// Doubtful reports whether a visit read a page of which the host's answer for a
// page that cannot exist would tell whether it is a "not found" page: one that
// shows some sign of it, was sent far from where it asked, or has next to no
// words. Ordinary pages hardly ever are.
func Doubtful(v linkwatch.Visit) bool {
	if v.Status != 200 || !isHTML(&v.Page) || front(v.URL) || !saw(&v) {
		return false
	}
	if v.FinalURL != v.URL {
		if class := moveClass(v.URL, v.FinalURL); class == toRoot || class == pageMove && front(v.FinalURL) {
			return true
		}
	}
	const next2nothing = 25
	if own := besidesLinks(&v.Page); v.Page.Words > 0 && own <= next2nothing && v.Page.Words <= 2*next2nothing {
		return true
	}
	v.Probe = linkwatch.Probe{}
	return Case{}.weigh(&v).total() >= softEnough/2
}
